/** What the command field finds: acts, tables and people, the best fit of each first. Pure. */
import type { Act } from './acts.ts';
import { folded, searchText, type Person } from './person.ts';
import type { Tile } from './places.ts';

/** An act with what its line says. */
export interface NamedAct {
  act: Act;
  word: string;
}

/** One line of the command field's answer. */
export type Found =
  ({ kind: 'act' } & NamedAct) | { kind: 'place'; tile: Tile } | { kind: 'person'; person: Person } | { kind: 'undo' };

/** What can be found. */
export interface Findable {
  acts: readonly NamedAct[];
  /** Tables with the name that people know them by. */
  places: readonly { tile: Tile; name: string }[];
  people: readonly Person[];
  /** What can be done with a table, and for a person, each named in full. */
  actsOf?: { place: (tile: Tile) => NamedAct[]; person: (person: Person) => NamedAct[] };
  /** Whether the last act can still be taken back. */
  undo?: boolean;
}

/** So many of each kind are shown. */
const AT_MOST = 8;

/** So many acts on one table or person are shown. */
const MOST_ACTS = 6;

/** A first sign that narrows the search to one kind. */
export const SCOPES = { '>': 'act', '#': 'place', '@': 'person' } as const;

/** Finds what was typed, as one word or word by word; with nothing typed, only the acts are listed. */
export function find(typed: string, findable: Findable): Found[] {
  const scope = SCOPES[typed.trimStart()[0] as keyof typeof SCOPES] ?? null;
  const text = scope ? typed.trimStart().slice(1) : typed;
  const sought: Sought = { whole: folded(text), words: text.split(/\s+/).map(folded).filter(Boolean) };
  const people = sought.whole === '' && scope !== 'person' ? [] : peopleFound(text, findable);
  // Who types a whole badge looks for that person; acts in which it stands come after.
  const isBadge = findable.people.some(({ frontCode }) => folded(frontCode) === sought.whole);
  const found: Found[] = [
    ...(isBadge ? people : []),
    ...(findable.undo && sought.whole === '' ? [{ kind: 'undo' as const }] : []),
    ...actsFound(sought, findable),
    ...(sought.whole === '' && scope !== 'place' ? [] : placesFound(sought, findable)),
    ...(isBadge ? [] : people),
  ];
  return scope ? found.filter(({ kind }) => kind === scope) : found;
}

interface Sought {
  whole: string;
  words: readonly string[];
}

function holds(text: string, { whole, words }: Sought): boolean {
  return text.includes(whole) || (words.length > 1 && words.every((word) => text.includes(word)));
}

function actsFound(sought: Sought, { acts, places, people, actsOf }: Findable): Found[] {
  const fits = ({ word }: NamedAct) => holds(folded(word), sought);
  const general = acts.filter(fits);
  if (sought.whole === '' || !actsOf) return general.map(asAct);
  const onPlaces = places.flatMap(({ tile }) => actsOf.place(tile)).filter(fits);
  const named = sought.words.length < 2 ? [] : people.filter((person) => isNamed(person, sought));
  const forPeople = named.slice(0, AT_MOST).flatMap((person) => actsOf.person(person));
  return [...general, ...onPlaces.slice(0, MOST_ACTS), ...forPeople.filter(fits).slice(0, MOST_ACTS)].map(asAct);
}

function asAct(named: NamedAct): Found {
  return { kind: 'act', ...named };
}

/** Whether one of the words is somebody's badge; the others may name an act. */
function isNamed({ frontCode }: Person, { words }: Sought): boolean {
  const badge = folded(frontCode);
  return words.some((word) => word.length > 2 && badge.includes(word));
}

function placesFound({ whole }: Sought, { places }: Findable): Found[] {
  const number = whole.replace(/^0+/, '');
  return places
    .filter(
      ({ name, tile }) =>
        folded(name).includes(whole) || (number !== '' && folded(tile.label).replace(/^0+/, '') === number),
    )
    .slice(0, AT_MOST)
    .map(({ tile }) => ({ kind: 'place', tile }));
}

function peopleFound(typed: string, { people }: Findable): Found[] {
  return findPeople(typed, people)
    .slice(0, AT_MOST)
    .map((person) => ({ kind: 'person', person }));
}

/** People whose badge, name or organisation holds what was typed; a badge that begins so comes first. */
export function findPeople(typed: string, people: readonly Person[]): Person[] {
  const sought = folded(typed);
  if (sought === '') return [...people];
  const rank = (person: Person) => (folded(person.frontCode).startsWith(sought) ? 0 : 1);
  return people
    .filter((person) => searchText(person).includes(sought))
    .sort((one, other) => rank(one) - rank(other) || one.frontCode.localeCompare(other.frontCode));
}

/** What the command field finds: acts, tables and people, the best fit of each first. Pure. */
import type { Act } from './acts.ts';
import { folded, searchText, type Person } from './person.ts';
import type { Tile } from './places.ts';

/** One line of the command field's answer. */
export type Found =
  { kind: 'act'; act: Act; word: string } | { kind: 'place'; tile: Tile } | { kind: 'person'; person: Person };

/** What can be found. */
export interface Findable {
  acts: readonly { act: Act; word: string }[];
  /** Tables with the name that people know them by. */
  places: readonly { tile: Tile; name: string }[];
  people: readonly Person[];
}

/** So many of each kind are shown. */
const AT_MOST = 8;

/** Finds what was typed; with nothing typed, only the acts are listed. */
export function find(typed: string, { acts, places, people }: Findable): Found[] {
  const sought = folded(typed);
  const foundActs = acts.filter(({ word }) => folded(word).includes(sought));
  if (sought === '') return foundActs.map(({ act, word }) => ({ kind: 'act', act, word }));
  const foundPlaces = places
    .filter(
      ({ name, tile }) =>
        folded(name).includes(sought) || folded(tile.label).replace(/^0+/, '') === sought.replace(/^0+/, ''),
    )
    .slice(0, AT_MOST);
  return [
    ...foundActs.map(({ act, word }): Found => ({ kind: 'act', act, word })),
    ...foundPlaces.map(({ tile }): Found => ({ kind: 'place', tile })),
    ...findPeople(typed, people)
      .slice(0, AT_MOST)
      .map((person): Found => ({ kind: 'person', person })),
  ];
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

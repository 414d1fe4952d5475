/** Which people the list shows, and in what order. Pure. */
import type { ParticipantState, Side } from '#lib/api/documents/schema.generated.ts';
import { findPeople } from './commands.ts';
import { isHere, waitingSince, type Person } from './person.ts';

/** A named part of the list, as the board's links name it. */
export type PeopleList = 'all' | 'waiting' | 'unreachable' | 'unmet' | 'away';

/** What the reader has chosen. */
export interface PeopleFilter {
  typed: string;
  list: PeopleList;
  side: Side | null;
  venue: string | null;
  state: ParticipantState | null;
  language: string | null;
}

/** The people that pass, in the list's order: the longest wait first where waiting is asked for, by badge otherwise. */
export function filterPeople(people: readonly Person[], filter: PeopleFilter): Person[] {
  const found = findPeople(filter.typed, people).filter((person) => passes(person, filter));
  if (filter.list === 'waiting') return found.sort((one, other) => order(waitingSince(one), waitingSince(other)));
  return filter.typed.trim() === '' ? found.sort((one, other) => one.frontCode.localeCompare(other.frontCode)) : found;
}

/** Languages that somebody in the list speaks, the most spoken first. */
export function languagesSpoken(people: readonly Person[]): string[] {
  const speakers = new Map<string, number>();
  for (const { person } of people)
    for (const language of person.languages) speakers.set(language, (speakers.get(language) ?? 0) + 1);
  return [...speakers].sort(([, one], [, other]) => other - one).map(([language]) => language);
}

function passes(person: Person, { list, side, venue, state, language }: PeopleFilter): boolean {
  return (
    (side === null || person.side === side) &&
    (venue === null || person.venue.id === venue) &&
    (state === null || person.state === state) &&
    (language === null || person.person.languages.includes(language)) &&
    LISTS[list](person)
  );
}

const LISTS: Readonly<Record<PeopleList, (person: Person) => boolean>> = {
  all: () => true,
  waiting: ({ state }) => state === 'AVAILABLE',
  unreachable: (person) => !person.reachable && isHere(person),
  unmet: (person) => person.meetingsDone === 0 && isHere(person) && person.state !== 'MEETING',
  away: (person) => !isHere(person),
};

function order(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

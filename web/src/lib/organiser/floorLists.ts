/** Whom floor staff calls, fetches and watches: told from the people of the session. Pure. */
import { folded, hasArrived, isHere, type Person } from './person.ts';

/** Beyond this somebody has waited very long; the board's list turns red at the same wait. */
export const VERY_LONG_WAIT_SECONDS = 600;

/** Whose device is silent: those for whom a table waits first, then the longest silence. */
export function silentPeople(people: readonly Person[]): Person[] {
  return people
    .filter((person) => isHere(person) && !person.reachable)
    .sort((one, other) => Number(isAwaited(other)) - Number(isAwaited(one)) || silence(one) - silence(other));
}

/** Who is called to a table and not there, the least time left first; the silent stand in their own list. */
export function missingPeople(people: readonly Person[]): Person[] {
  return people
    .filter((person) => person.reachable && isAwaited(person))
    .sort((one, other) => heldUntil(one) - heldUntil(other));
}

/** Who waits for a pair, the longest wait first. */
export function waitingPeople(people: readonly Person[]): Person[] {
  return people.filter(({ state }) => state === 'AVAILABLE').sort((one, other) => waits(one) - waits(other));
}

/** Who is expected and has not checked in, by badge. */
export function latePeople(people: readonly Person[]): Person[] {
  return people
    .filter(({ state }) => state === 'EXPECTED')
    .sort((one, other) => one.frontCode.localeCompare(other.frontCode, 'en', { numeric: true }));
}

/** The list with those first who speak a language of the reader; otherwise in its own order. */
export function speakersFirst(people: readonly Person[], mine: readonly string[]): Person[] {
  if (mine.length === 0) return [...people];
  const speaks = (person: Person) => Number(sharedWith(person, mine).length > 0);
  return [...people].sort((one, other) => speaks(other) - speaks(one));
}

/** Languages of somebody that the reader speaks too. */
export function sharedWith({ person }: Person, mine: readonly string[]): string[] {
  return person.languages.filter((language) => mine.includes(language));
}

/** Whether a table waits for somebody who is not at it. */
export function isAwaited(person: Person): boolean {
  const { meeting } = person;
  return meeting?.state === 'SUMMONED' && meeting.summonsEndsAt !== null && !hasArrived(person);
}

/** Who wears a badge of this number, however it was typed: "b 655" is B-0655. */
export function wearerOf<Wearer extends { frontCode: string }>(
  typed: string,
  people: readonly Wearer[],
): Wearer | undefined {
  const sought = plainCode(typed);
  return sought === '' ? undefined : people.find(({ frontCode }) => plainCode(frontCode) === sought);
}

function plainCode(code: string): string {
  return folded(code).replace(/^([a-z]+)0+(?=\d)/, '$1');
}

function silence({ unreachableSince }: Person): number {
  return unreachableSince === null ? Infinity : Date.parse(unreachableSince);
}

function heldUntil({ meeting }: Person): number {
  return Date.parse(meeting?.summonsEndsAt ?? '');
}

function waits({ waitingSince }: Person): number {
  return waitingSince === null ? Infinity : Date.parse(waitingSince);
}

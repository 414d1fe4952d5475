/** One person on the floor as the desk knows them, and the questions it asks of them. */
import type { RosterFields } from '#lib/api/documents/desk.generated.ts';
import type { OrganisationFields, Words } from '#lib/api/documents/participant.generated.ts';

/** A participant with the badge, the organisation and the pair they are in. */
export type Person = RosterFields;

/** The name of a company or a buyer. */
export function organisationName(organisation: OrganisationFields): Words {
  return organisation.name;
}

/** Whether somebody is on the floor at all: neither expected nor gone. */
export function isHere({ state }: Pick<Person, 'state'>): boolean {
  return state !== 'EXPECTED' && state !== 'LEFT';
}

/** Whether somebody could be offered now. */
export function isFree({ state, reachable }: Pick<Person, 'state' | 'reachable'>): boolean {
  return state === 'AVAILABLE' && reachable;
}

const waitsBegun = new WeakMap<object, number>();

/** Since when somebody waits, in milliseconds since 1970; never where no wait is counted. Told once for each reading of a person. */
export function waitingSince(person: Pick<Person, 'waitingSince'>): number {
  const known = waitsBegun.get(person);
  if (known !== undefined) return known;
  const since = person.waitingSince === null ? Infinity : Date.parse(person.waitingSince);
  waitsBegun.set(person, since);
  return since;
}

/** Seconds that somebody has waited for a pair; nothing where no wait is counted. */
export function waitedSeconds({ waitingSince }: Pick<Person, 'waitingSince'>, now: number): number | null {
  return waitingSince === null ? null : Math.max(0, (now - Date.parse(waitingSince)) / 1000);
}

/** Whether a person is at the table. An offer or meeting of a person is seen from that person's side. */
export function hasArrived({ meeting }: Pick<Person, 'meeting'>): boolean {
  return meeting?.arrived ?? false;
}

/** By how many minutes a person said to be late, or staff for them; 0 where nobody did. */
export function lateMinutes({ meeting }: Pick<Person, 'meeting'>): number {
  return meeting?.state === 'SUMMONED' && !meeting.arrived ? meeting.myLateMinutes : 0;
}

/** Whether a person has accepted the offer that is open. */
export function hasAccepted({ offer }: Pick<Person, 'offer'>): boolean {
  return offer?.accepted ?? false;
}

/** Whether the other side says that this person did not come, and the person is not at the table. */
export function isSaidMissing({ meeting }: Pick<Person, 'meeting'>): boolean {
  return Boolean(meeting?.claim && !meeting.claim.byMe && !meeting.arrived);
}

/** Languages that both speak. */
export function sharedLanguages(one: Person, other: Person): string[] {
  return one.person.languages.filter((language) => other.person.languages.includes(language));
}

/**
 * What somebody typed, and what it is compared with, without case, accents, spaces and hyphens:
 * "joao" finds "João" and "b2073" finds "B-2073".
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s\-‐–—.,·'’]/gu, '')
    .toLowerCase();
}

/** All that one may search a person by. */
export function searchText(person: Person): string {
  const words = [person.frontCode, person.person.name.text, organisationName(person.organisation).text];
  return words.map((word) => folded(word ?? '')).join('\n');
}

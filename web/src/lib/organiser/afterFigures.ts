/** What a session brought, made ready to be shown. Pure. */
import type { AfterFields } from '#lib/api/documents/after.generated.ts';

/** A figure of the trade with what is drawn of it: a bar, and ticks where its band begins and ends. */
export interface BandBar {
  name: string;
  value: number | null;
  low: number;
  high: number | null;
  state: string;
  /** Shares of the whole bar, 0 to 1. */
  bar: number;
  ticks: readonly number[];
}

/** A figure without an upper end fills its bar at twice the least. */
const BEYOND_LEAST = 2;

/** A measure as a bar; shares are drawn against 100 %, meetings against twice the least. */
export function bandBar({ name, value, low, high, state }: AfterFields['measures'][number]): BandBar {
  const whole = name === 'meetings' ? low * BEYOND_LEAST : 1;
  const share = (part: number) => Math.min(1, Math.max(0, part / whole));
  const ticks = high === null ? [share(low)] : [share(low), share(high)];
  return { name, value, low, high, state, bar: share(value ?? 0), ticks };
}

/** Under this share of the average, with at least so many people, a group is told to be behind. */
const BEHIND_SHARE = 0.7;
const ENOUGH_PEOPLE = 5;

/** Groups that got clearly fewer meetings than everybody did on average; too few people prove nothing. */
export function groupsBehind(groups: AfterFields['groups'], everybody: number): AfterFields['groups'] {
  return groups.filter(
    ({ trait, people, meetingsEach }) =>
      trait !== 'side' && people >= ENOUGH_PEOPLE && meetingsEach < everybody * BEHIND_SHARE,
  );
}

const TRAITS: readonly string[] = ['side', 'venue', 'size', 'language'];
const WITHIN: readonly string[] = ['buyer', 'exhibitor', 'small', 'medium', 'large'];

/** Groups by what they share, sides and sizes as they follow each other; otherwise as they come, so that no two reports differ in their order. */
export function groupsInOrder<Group extends { trait: string; value: string }>(groups: readonly Group[]): Group[] {
  const place = (list: readonly string[], word: string) => (list.includes(word) ? list.indexOf(word) : list.length);
  return [...groups].sort(
    (one, other) =>
      place(TRAITS, one.trait) - place(TRAITS, other.trait) || place(WITHIN, one.value) - place(WITHIN, other.value),
  );
}

/** Headings that somebody seeks and nobody offers. */
export function nobodyOffers(gap: AfterFields['gap']): AfterFields['gap'] {
  return gap.filter(({ sought, offered }) => sought > 0 && offered === 0);
}

/** The average of meetings over both sides. */
export function meetingsOnAverage(groups: AfterFields['groups']): number {
  const sides = groups.filter(({ trait }) => trait === 'side');
  const people = sides.reduce((sum, side) => sum + side.people, 0);
  return people === 0 ? 0 : sides.reduce((sum, side) => sum + side.people * side.meetingsEach, 0) / people;
}

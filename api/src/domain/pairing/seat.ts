import type { PlaceId } from '../kernel/id.ts';
import { SIDES, type BySide } from '../kernel/side.ts';
import { minutesAfter, secondsAfter, type Instant } from '../kernel/time.ts';
import { callOff } from './callOff.ts';
import { commitmentBetween, freeAgainIfSummoned } from './commitment.ts';
import type { Journal } from './journal.ts';
import { poolsOfThese } from './keptIndex.ts';
import type { Meeting } from './meeting.ts';
import type { Offer } from './offer.ts';
import type { Pool, PoolKey } from './place.ts';
import { eachPool, servesAgain } from './pool.ts';
import type { Session } from './session.ts';

/** The instants of a summons that starts now. */
export function summonsFrom({ now, session: { rules } }: Journal): { summonsWarnsAt: Instant; summonsEndsAt: Instant } {
  return {
    summonsWarnsAt: secondsAfter(now, rules.summonsWarningSeconds),
    summonsEndsAt: secondsAfter(now, rules.summonsSeconds),
  };
}

/** PA42: a free place for each side, the lowest number first; null when one of the pools has none. */
export function freePlaces({ pools }: Session, of: BySide<PoolKey>): BySide<PlaceId> | null {
  const exhibitor = pools.get(of.exhibitor)?.free.first?.key;
  const buyer = pools.get(of.buyer)?.free.first?.key;
  return exhibitor !== undefined && buyer !== undefined ? { exhibitor, buyer } : null;
}

/**
 * PA43: free places go to the pairs that wait for one, in the order in which they were confirmed, before any new offer. A pair that waits for two
 * places (video) keeps those behind it from taking either, so that it is not passed for ever.
 */
export function seatWaiting(journal: Journal): void {
  const taken = new Set<PoolKey>();
  for (const id of journal.session.waitingForPlace) {
    const meeting = journal.session.meetings.get(id)!;
    const pools = poolsOfThese(journal.session, meeting);
    const isBehind = eachPool(pools).some((pool) => taken.has(pool));
    const places = isBehind ? null : freePlaces(journal.session, pools);
    if (places) seat(journal, meeting, places);
    else for (const pool of eachPool(pools)) taken.add(pool);
  }
}

/** PA17: whether a summons at `from` would run one of two people into a commitment. */
export function runsIntoCommitment(session: Session, pair: Pick<Offer, 'exhibitor' | 'buyer'>, from: Instant): boolean {
  return SIDES.some((side) => {
    const person = session.participants.get(pair[side])!;
    return commitmentBetween(person, from, freeAgainIfSummoned(session, person, from)) !== null;
  });
}

/**
 * PA44: when the pair that is `ahead` pairs from the front may expect its place: the end of the meeting that is as many from the first to end;
 * beyond that each place serves another pair. Null while nothing runs there. O(n log n) in the pool's places, asked only when none is free.
 */
export function placeExpectedAt(session: Session, of: readonly Pool[], ahead: (pool: Pool) => number): Instant | null {
  const expected = of.map((pool) => nthEnd(session, pool, ahead(pool)));
  return expected.includes(null) ? null : Math.max(...(expected as Instant[]));
}

function nthEnd(session: Session, pool: Pool, n: number): Instant | null {
  const { rules, asOf } = session;
  const running = [...pool.running].filter(([, meeting]) => servesAgain(session, meeting)).map(([endsAt]) => endsAt);
  const summoned = [...pool.summoned].filter(([, meeting]) => servesAgain(session, meeting));
  const ends = [...running, ...summoned.map(([endsAt]) => minutesAfter(endsAt, rules.meetingMinutes))];
  if (ends.length === 0) return null;
  ends.sort((a, b) => a - b);
  const turns = Math.floor(n / ends.length);
  const end = Math.max(asOf, ends[n % ends.length]!);
  return minutesAfter(secondsAfter(end, turns * rules.summonsSeconds), turns * rules.meetingMinutes);
}

function seat(journal: Journal, meeting: Meeting, places: BySide<PlaceId>): void {
  if (runsIntoCommitment(journal.session, meeting, journal.now)) {
    return callOff(journal, meeting, { cause: 'commitment', side: null, reason: null });
  }
  const summons = summonsFrom(journal);
  journal.write({ kind: 'place-assigned', meeting: meeting.meeting, places, ...summons, reason: null });
}

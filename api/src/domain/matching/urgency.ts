import type { Instant } from '../kernel/time.ts';
import { MINUTE, SECOND } from '../kernel/time.ts';
import { freeAgainIfOffered } from '../pairing/commitment.ts';
import { lackingOfLeast } from '../pairing/least.ts';
import type { Attendee, Floor } from './eligibility.ts';
import { MOST_VALUE } from './value.ts';

/** What a person's own situation adds to the weight of each of its pairs, at most: behind the target, at risk of leaving with fewer than the least, about to leave, hard to match. */
export const URGENCY = { behindTarget: 0.05, atRisk: 0.1, leaving: 0.1, hardToMatch: 0.05 } as const;

/** All of it together, at most. */
export const MOST_URGENCY = URGENCY.behindTarget + URGENCY.atRisk + URGENCY.leaving + URGENCY.hardToMatch;

/** After so much more waiting nothing but waiting counts: who waits this much longer comes first, whatever the scores (MA36). */
export const WAITING_LIMIT_MINUTES = 16;

/** MA33: how waiting is counted. `steepness`: below the limit it grows with this power of the time, from it on straight, as steep as there. */
export const WAITING = { limitMinutes: WAITING_LIMIT_MINUTES, steepness: 4 } as const;

/** What somebody's waiting adds to the weight of each of its pairs. */
export type Ageing = (waitingSince: Instant, now: Instant) => number;

/**
 * MA33: what waiting adds to the weight of each pair of somebody who waits since `waitingSince`. It grows without end and ever faster, so that a
 * short wait leaves the choice to what pairs are worth, and within the limit it outgrows the largest difference of value and urgency.
 */
export const ageing: Ageing = (waitingSince, now) => {
  const limits = Math.max(0, now - waitingSince) / (WAITING_LIMIT_MINUTES * MINUTE);
  const { steepness } = WAITING;
  return (MOST_VALUE + MOST_URGENCY) * (limits < 1 ? limits ** steepness : 1 + steepness * (limits - 1));
};

/** MA34: a person's urgency apart from waiting; `candidates` is how many it could meet now. */
export function urgency(person: Attendee, candidates: number, floor: Floor): number {
  const { targetMeetings } = floor.rules;
  const behind = targetMeetings > 0 ? Math.max(0, 1 - person.meetings / targetMeetings) : 0;
  const scarce = candidates > 0 ? 1 / candidates : 0;
  const atRisk = lackingOfLeast(floor, person, floor.now) ? 1 : 0;
  return (
    URGENCY.behindTarget * behind +
    URGENCY.atRisk * atRisk +
    URGENCY.leaving * leavingSoon(person, floor) +
    URGENCY.hardToMatch * scarce
  );
}

/** 1 where a meeting now would be the last before the next commitment, falling to 0 where another whole one fits in between. */
function leavingSoon(person: Attendee, floor: Floor): number {
  const next = Math.min(...person.commitments.filter(({ from }) => from > floor.now).map(({ from }) => from));
  if (next === Infinity) return 0;
  const ends = freeAgainIfOffered(floor, person, floor.now);
  const span = Math.max(SECOND, ends - floor.now);
  return Math.min(1, Math.max(0, 1 - (next - ends) / span));
}

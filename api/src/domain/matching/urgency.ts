import type { Instant } from '../kernel/time.ts';
import { MINUTE, SECOND } from '../kernel/time.ts';
import { freeAgainIfOffered } from '../pairing/commitment.ts';
import { lackingOfLeast } from '../pairing/least.ts';
import type { Attendee, Floor } from './eligibility.ts';
import { MOST_VALUE } from './value.ts';

/** What a person's own situation adds to the weight of each of its pairs, at most: behind the target, at risk of leaving with fewer than the least or about to leave (the larger counts), hard to match. */
export const URGENCY = { behindTarget: 0.05, atRisk: 0.1, leaving: 0.1, hardToMatch: 0.05 } as const;

/** All of it together, at most: what it may come to sets how much a minute of waiting counts, so that it grows with no new reason. */
export const MOST_URGENCY = URGENCY.behindTarget + Math.max(URGENCY.atRisk, URGENCY.leaving) + URGENCY.hardToMatch;

/** After so much more waiting nothing but waiting counts: who waits this much longer comes first, whatever the scores (MA36). */
export const WAITING_LIMIT_MINUTES = 12;

/** What one minute of waiting adds: within the limit it outgrows the largest difference of value and urgency. */
export const AGEING_PER_MINUTE = (MOST_VALUE + MOST_URGENCY) / WAITING_LIMIT_MINUTES;

/** MA33: what waiting adds to the weight of each pair of somebody who waits since `waitingSince`; it grows without end. */
export function ageing(waitingSince: Instant, now: Instant): number {
  return (AGEING_PER_MINUTE * Math.max(0, now - waitingSince)) / MINUTE;
}

/** MA34: a person's urgency apart from waiting; `candidates` is how many it could meet now. */
export function urgency(person: Attendee, candidates: number, floor: Floor): number {
  const { targetMeetings } = floor.rules;
  const behind = targetMeetings > 0 ? Math.max(0, 1 - person.meetings / targetMeetings) : 0;
  const scarce = candidates > 0 ? 1 / candidates : 0;
  const atRisk = lackingOfLeast(floor, person, floor.now) ? 1 : 0;
  const hurry = Math.max(URGENCY.atRisk * atRisk, URGENCY.leaving * leavingSoon(person, floor));
  return URGENCY.behindTarget * behind + hurry + URGENCY.hardToMatch * scarce;
}

/** 1 where a meeting now would be the last before the next commitment, falling to 0 where another whole one fits in between. */
function leavingSoon(person: Attendee, floor: Floor): number {
  if (person.commitments.length === 0) return 0;
  const next = Math.min(...person.commitments.filter(({ from }) => from > floor.now).map(({ from }) => from));
  if (next === Infinity) return 0;
  const ends = freeAgainIfOffered(floor, person, floor.now);
  const span = Math.max(SECOND, ends - floor.now);
  return Math.min(1, Math.max(0, 1 - (next - ends) / span));
}

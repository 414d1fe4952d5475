import type { ParticipantId } from '../kernel/id.ts';
import type { Instant, Minutes } from '../kernel/time.ts';
import { MINUTE } from '../kernel/time.ts';
import type { CounterpartKind } from '../pairing/quota.ts';
import type { Reason } from '../pairing/offer.ts';

/** Why somebody who waits is not paired yet, and when it may be. */
export interface WhyNotYet {
  participant: ParticipantId;
  /** The first one binds; the others are true as well. Never empty. */
  reasons: readonly WaitReason[];
  /** Null: unknown. */
  estimate: WaitEstimate | null;
}

/** Names a message, `why_<code>`. */
export type WaitCode =
  | 'no_profile'
  | 'quota'
  | 'quota_day'
  | `quota_${CounterpartKind}`
  | 'commitment'
  /** The commitment has begun. */
  | 'commitment_now'
  | 'next_round'
  | 'no_table'
  /** Who fits is at another venue, and every table for video is taken. */
  | 'video_taken'
  | 'taken'
  | 'in_meeting'
  | 'other_venue'
  | 'no_video'
  | 'certificate'
  | 'certificate_yours'
  | 'licence'
  | 'licence_yours'
  | 'language'
  | 'later'
  | 'met'
  /** Several certificates that it requires itself keep the nearest away: `scheme` names them. */
  | 'nobody_must'
  | 'nobody';

/** A reason with the facts of its sentence; an instant stands as milliseconds in `time`, a venue as its id. */
export interface WaitReason {
  code: WaitCode;
  facts: Reason['facts'];
}

/** More than four of five people in this situation wait from `low` to `high` minutes; hardly anybody waits longer. */
export interface WaitEstimate {
  low: Minutes;
  high: Minutes;
}

/** What an estimate reads. */
export interface WaitSituation {
  now: Instant;
  /** When each counterpart that fits could next be offered; those of whom nobody knows are left out. */
  supply: readonly Instant[];
  /** How many who wait longer want some of the same counterparts. */
  rivals: number;
  /** How long a counterpart is away once it is taken: answer, walk, meeting, cooldown. */
  spanMinutes: Minutes;
}

/**
 * How the range was set, so that in simulated hours more than four of five are called within it, and of the others more before it than after it, as to wait longer
 * than told is worse (`waitEstimate.spec.ts`):
 * `early`: the part of the time until the first counterpart comes free after which people are called at the earliest, as meetings end before their time;
 * `again`: what a lost try adds, in spans; `rival`: what those add who wait longer, as a part of the turns that they take at worst.
 */
export const RANGE = { early: 0.2, again: 0.45, rival: 0.05 } as const;
/** A longer estimate helps nobody: it is told as unknown. */
const LONGEST_ESTIMATE: Minutes = 60;

/**
 * MA41: a range for the wait that more than four of five people in this situation fall into. Counterparts come free in the order of their times, who is
 * taken comes back after one span; where every rival went first this person's turn would be the last of them, and `RANGE` says how much of that it comes to.
 */
export function estimateWait({ now, supply, rivals, spanMinutes }: WaitSituation): WaitEstimate | null {
  if (supply.length === 0) return null;
  const turns = inTurn(
    supply.map((at) => Math.max(0, at - now) / MINUTE),
    spanMinutes,
  );
  const first = turns(0);
  const low = Math.floor(RANGE.early * first);
  const late = first + RANGE.again * spanMinutes + RANGE.rival * (turns(rivals) - first);
  const high = Math.max(low + 1, Math.ceil(late));
  return first > LONGEST_ESTIMATE ? null : { low, high: Math.min(high, LONGEST_ESTIMATE + 1) };
}

/** When the n-th counterpart (from 0) comes free, where who comes free is taken at once and comes back after a span. */
function inTurn(times: readonly Minutes[], span: Minutes): (n: number) => Minutes {
  const ordered = times.toSorted((a, b) => a - b);
  return (n) => {
    const next = ordered.slice();
    for (let turn = 0; turn < n; turn++) {
      const first = next.indexOf(Math.min(...next));
      next[first]! += span;
    }
    return Math.min(...next);
  };
}

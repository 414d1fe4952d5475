import { minutesAfter, type Instant } from '../kernel/time.ts';
import type { Meeting } from '../pairing/meeting.ts';
import type { Rules } from '../pairing/rules.ts';

/** When a meeting stands in a calendar, and whether it still does. */
export interface MeetingTime {
  from: Instant;
  to: Instant;
  isCancelled: boolean;
}

/**
 * The time that a calendar shows for a meeting: what was, where it has been; what is promised, where it is ahead. A pair that waits for a place stands at
 * the time at which one is expected; null while that is unknown, for a calendar has no place for "soon".
 */
export function meetingTime(meeting: Meeting, { meetingMinutes }: Pick<Rules, 'meetingMinutes'>): MeetingTime | null {
  const { state, begunAt, summonsEndsAt, placeExpectedAt } = meeting;
  const isCancelled = state === 'CANCELLED' || state === 'NO_SHOW' || meeting.absent !== null;
  const from = begunAt ?? summonsEndsAt ?? placeExpectedAt ?? (isCancelled ? meeting.confirmedAt : null);
  if (from === null) return null;
  const planned = meeting.endsAt ?? minutesAfter(from, meetingMinutes);
  const to = state === 'ENDED' ? (meeting.endedAt ?? planned) : planned;
  return { from, to: Math.max(to, from) as Instant, isCancelled };
}

import type { Instant } from '../kernel/time.ts';
import { freeAgainIfOffered, type Pace } from './commitment.ts';
import type { Participant } from './participant.ts';

/** A session as the least of meetings reads it. */
export interface Course extends Pace {
  endsAt: Instant;
}

/** Who may miss its least number of meetings. */
export interface Lacking {
  /** Meetings that it lacks of the least. */
  lacking: number;
  /** How many fit in before the session ends, if the next begins now. */
  stillFits: number;
}

/** With this many spare meetings of time nobody is at risk yet. */
const SPARE_MEETINGS = 2;

/** PA68: what somebody lacks who may leave with fewer than `leastMeetings`; null for who has them, or time to spare. A meeting that is on counts (`meetings`). */
export function lackingOfLeast(
  course: Course,
  person: Pick<Participant, 'answerSeconds' | 'venue' | 'meetings'>,
  now: Instant,
): Lacking | null {
  const lacking = course.rules.leastMeetings - person.meetings;
  if (lacking <= 0) return null;
  const whole = freeAgainIfOffered(course, person, now) - now;
  const stillFits = Math.max(0, Math.floor((course.endsAt - now) / whole));
  return stillFits >= lacking + SPARE_MEETINGS ? null : { lacking, stillFits };
}

import type { Instant } from '../kernel/time.ts';
import { SIDES } from '../kernel/side.ts';
import type { Interpreter } from './interpreter.ts';
import type { Meeting } from './meeting.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import type { Session } from './session.ts';

/** PA2: when the next thing happens by itself in the session; null when nothing is due. O(log n). */
export function nextDeadline(session: Session): Instant | null {
  return session.deadlines.first?.rank ?? null;
}

/** PA12: an open offer ends at the first deadline of a side that has not accepted. */
export function deadlineOfOffer({ state, answers }: Offer): Instant | null {
  if (state !== 'PROPOSED') return null;
  const open = SIDES.filter((side) => answers[side].acceptedAt === null);
  return open.length === 0 ? null : Math.min(...open.map((side) => answers[side].deadline));
}

/** PA31 to PA36, PA50: warning, end of the summons, end of a claim, end of the meeting. While a claim is open, it alone counts. */
export function deadlineOfMeeting(meeting: Meeting): Instant | null {
  if (meeting.state !== 'SUMMONED' && meeting.state !== 'IN_PROGRESS') return null;
  if (meeting.claim) return meeting.claim.answerBy;
  if (meeting.state === 'IN_PROGRESS') return meeting.endsAt;
  return meeting.places === null ? null : (meeting.summonsWarnsAt ?? meeting.summonsEndsAt);
}

/** PA22, PA53, PA95: the end of a pause that has one, of the cooldown, and the moment at which somebody leaves; who is in something goes after it. */
export function deadlineOfParticipant({ state, until, leavesAt, engagement }: Participant): Instant | null {
  if (state === 'EXPECTED' || state === 'LEFT' || engagement !== null) return null;
  const ends = state === 'PAUSED' || state === 'COOLDOWN' ? until : null;
  const next = Math.min(ends ?? Infinity, leavesAt ?? Infinity);
  return next === Infinity ? null : next;
}

/** PA77: the end of a break that has one, or the moment at which a free interpreter leaves; who helps a pair goes after it. */
export function deadlineOfInterpreter({ state, until, leavesAt, engagement }: Interpreter): Instant | null {
  if (state === 'LEFT' || engagement !== null) return null;
  const next = Math.min(until ?? Infinity, leavesAt ?? Infinity);
  return next === Infinity ? null : next;
}

/** PA62 to PA65: the end of the session or of its pause; while it closes, the bound. */
export function deadlineOfSession({ state, endsAt, pausedUntil, closesBy }: Session): Instant | null {
  if (state === 'OPEN' || state === 'PAIRING') return endsAt;
  if (state === 'PAUSED') return Math.min(endsAt, pausedUntil ?? endsAt);
  return state === 'CLOSING' ? closesBy : null;
}

import type { MeetingId, ParticipantId } from '../kernel/id.ts';
import { otherSide, type Side } from '../kernel/side.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { findLiveMeeting, sideOf } from './find.ts';
import { beginMeeting, recordNoShow } from './finishMeeting.ts';
import type { Journal } from './journal.ts';
import type { Meeting } from './meeting.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';

/** PA33: the most minutes of delay that a side may announce; a place is not held longer for anybody. */
export const MOST_DELAY_MINUTES = 10;

/** PA31, PA35, PA73: "I am here": answers an open claim; when both are here, and whoever interprets, the meeting begins. */
export const arrive: Rule<'arrive'> = (journal, { meeting: id, participant }) => {
  const found = findSeated(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  const told = { participant, meeting: id };
  if (meeting.arrivedAt[side] !== null) return told;
  if (meeting.claim) journal.write({ kind: 'no-show-claim-answered', meeting: id, side });
  journal.write({ kind: 'arrived', meeting: id, side });
  const isComplete = meeting.interpreter === null || meeting.interpreterArrivedAt !== null;
  const areBothHere = meeting.arrivedAt[otherSide(side)] !== null;
  if (meeting.state === 'SUMMONED' && areBothHere && isComplete) beginMeeting(journal, meeting);
  return told;
};

/** PA33: a side says that it will be late, once: the place is held for it, and the other is told. */
export const announceDelay: Rule<'announce-delay'> = (journal, { meeting: id, participant, minutes }) => {
  const found = findSeated(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  const isTold = meeting.state !== 'SUMMONED' || meeting.arrivedAt[side] !== null || meeting.lateMinutes[side] > 0;
  const isSensible = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_DELAY_MINUTES;
  if (isTold || !isSensible || meeting.claim) return refuse('meeting-state', { most: MOST_DELAY_MINUTES });
  const summonsEndsAt = Math.max(meeting.summonsEndsAt!, minutesAfter(journal.now, minutes));
  journal.write({ kind: 'delay-announced', meeting: id, side, minutes, summonsEndsAt });
  return { participant, meeting: id };
};

/** PA39: a side does not find the place: the other side and staff are told, once. Nothing else changes: the place is held as long as before. */
export const askWay: Rule<'ask-way'> = (journal, { meeting: id, participant }) => {
  const found = findSeated(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  if (meeting.arrivedAt[side] !== null) return refuse('meeting-state', { state: meeting.state });
  if (meeting.wayAskedAt[side] === null) journal.write({ kind: 'way-asked', meeting: id, side });
  return { participant, meeting: id };
};

/**
 * PA34: one side is here and says that the other is not. The other has some time to answer "I am here", and in any case until the end of the summons:
 * nobody is absent before that. A meeting that counted as begun can still be claimed while the other side has never said that it is here.
 */
export const reportNoShow: Rule<'report-no-show'> = (journal, { meeting: id, participant }) => {
  const found = findSeated(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  if (meeting.arrivedAt[side] === null) return refuse('claim-needed');
  if (meeting.arrivedAt[otherSide(side)] !== null) return refuse('meeting-state', { state: meeting.state });
  const told = { participant, meeting: id };
  if (meeting.claim) return told;
  const { now, session } = journal;
  const heldUntil = meeting.state === 'SUMMONED' ? meeting.summonsEndsAt! : now;
  const answerBy = Math.max(secondsAfter(now, session.rules.claimSeconds), heldUntil);
  journal.write({ kind: 'no-show-claimed', meeting: id, claim: { by: side, at: now, answerBy } });
  return told;
};

/** PA32, PA36, PA37: what the passing of time does to a summoned pair: the warning, the end of a claim, the beginning. */
export function passSummons(journal: Journal, meeting: Meeting): void {
  const { meeting: id, claim, arrivedAt, summonsWarnsAt } = meeting;
  if (claim) return recordNoShow(journal, meeting, otherSide(claim.by));
  if (summonsWarnsAt === null) return beginMeeting(journal, meeting);
  const missing = (['exhibitor', 'buyer'] as const).filter((side) => arrivedAt[side] === null);
  return journal.write({ kind: 'summons-warned', meeting: id, missing });
}

function findSeated(
  { session }: Journal,
  { meeting: id, participant }: { meeting: MeetingId; participant: ParticipantId },
): { meeting: Meeting; side: Side } | Refusal {
  const meeting = findLiveMeeting(session, id);
  if (isRefusal(meeting)) return meeting;
  const side = sideOf(meeting, participant);
  if (side === null) return refuse('not-yours');
  return meeting.places ? { meeting, side } : refuse('no-place-free');
}

import type { MeetingId, ParticipantId, TextId } from '../kernel/id.ts';
import { SIDES, otherSide, type Side } from '../kernel/side.ts';
import { minutesAfter, secondsAfter, type Instant } from '../kernel/time.ts';
import { commitmentBetween } from './commitment.ts';
import { findLiveMeeting, sideOf } from './find.ts';
import { finishMeeting } from './finishMeeting.ts';
import type { Journal } from './journal.ts';
import type { Meeting } from './meeting.ts';
import { eachPlace, poolOf } from './pool.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';

/** PA51: a running meeting ends early when both sides say "done", or at once when staff ends it. */
export const endMeeting: Rule<'end-meeting'> = (journal, { meeting: id, participant, reason }) => {
  const found = findRunning(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  if (side === null) finishMeeting(journal, meeting, { cause: 'staff', side: null, reason });
  else if (!meeting.done[side]) {
    journal.write({ kind: 'done-said', meeting: id, side });
    if (meeting.done[otherSide(side)])
      finishMeeting(journal, meeting, { cause: 'both-done', side: null, reason: null });
  }
  return { participant, meeting: id };
};

/** PA52: a running meeting gets more time when both sides ask for it, or when staff gives it, and nobody waits for its place. */
export const extendMeeting: Rule<'extend-meeting'> = (journal, { meeting: id, participant, reason }) => {
  const found = findRunning(journal, { meeting: id, participant });
  if (isRefusal(found)) return found;
  const { meeting, side } = found;
  const endsAt = minutesAfter(meeting.endsAt!, journal.session.rules.extensionMinutes);
  const whyNot = whyNotLonger(journal, meeting, endsAt);
  if (whyNot) return whyNot;
  if (side === null) extend(journal, meeting, { endsAt, reason });
  else if (!meeting.moreTime[side]) {
    journal.write({ kind: 'more-time-asked', meeting: id, side });
    if (meeting.moreTime[otherSide(side)]) extend(journal, meeting, { endsAt, reason: null });
  }
  return { participant, meeting: id };
};

function extend(journal: Journal, { meeting }: Meeting, by: { endsAt: Instant; reason: TextId | null }): void {
  journal.write({ kind: 'meeting-extended', meeting, ...by });
}

/** PA52: a pair that waits, or an open offer that counts on this place; the next commitment; the bound of a session that closes. */
function whyNotLonger({ session, now }: Journal, meeting: Meeting, endsAt: Instant): Refusal | null {
  const { closesBy, rules } = session;
  if (closesBy !== null && endsAt > closesBy) return refuse('session-closed');
  const pools = eachPlace(meeting.places!).map((place) => session.pools.get(poolOf(session.places.get(place)!))!);
  if (pools.some((pool) => pool.waiting + pool.offers > pool.free.size)) return refuse('place-waited-for');
  for (const side of SIDES) {
    const person = session.participants.get(meeting[side])!;
    const near = commitmentBetween(person, now, secondsAfter(endsAt, rules.cooldownSeconds));
    if (near) return refuse('commitment', { time: near.from });
  }
  return null;
}

function findRunning(
  { session }: Journal,
  { meeting: id, participant }: { meeting: MeetingId; participant: ParticipantId | null },
): { meeting: Meeting; side: Side | null } | Refusal {
  const meeting = findLiveMeeting(session, id);
  if (isRefusal(meeting)) return meeting;
  const side = participant && sideOf(meeting, participant);
  if (participant !== null && side === null) return refuse('not-yours');
  return meeting.state === 'IN_PROGRESS' ? { meeting, side } : refuse('meeting-state', { state: meeting.state });
}

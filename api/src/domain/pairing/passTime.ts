import type { InterpreterId, MeetingId, OfferId, ParticipantId } from '../kernel/id.ts';
import { endWhatRuns, startClosing } from './close.ts';
import { expire } from './endOffer.ts';
import { finishMeeting, recordNoShow } from './finishMeeting.ts';
import type { Journal } from './journal.ts';
import { isTimeToGo } from './release.ts';
import type { Rule } from './rule.ts';
import type { DeadlineKey } from './session.ts';
import { settle } from './settle.ts';
import { passSummons } from './summons.ts';
import { otherSide } from '../kernel/side.ts';

/**
 * PA2: whatever is due happens, in the order in which it was due, at the moment of the decision: what follows from a deadline that is fired late
 * counts from now, so that nobody is summoned to a moment that has passed.
 */
export const passTime: Rule<'pass-time'> = (journal) => {
  for (let due = nextDue(journal); due; due = nextDue(journal)) {
    const written = journal.events.length;
    fire(journal, due);
    // A deadline that fires without effect would be due for ever.
    if (journal.events.length === written) throw new Error(`deadline of ${due} had no effect`);
    settle(journal);
  }
  return {};
};

function nextDue({ session, now }: Journal): DeadlineKey | null {
  const first = session.deadlines.first;
  return first && first.rank <= now ? first.key : null;
}

function fire(journal: Journal, due: DeadlineKey): void {
  const [of, id] = due.split(' ') as [string, string];
  if (of === 'offer') return expire(journal, journal.session.offers.get(id as OfferId)!);
  if (of === 'meeting') return passMeeting(journal, id as MeetingId);
  if (of === 'session') return passSession(journal);
  if (of === 'interpreter') return passInterpreter(journal, id as InterpreterId);
  return passParticipant(journal, id as ParticipantId);
}

function passMeeting(journal: Journal, id: MeetingId): void {
  const meeting = journal.session.meetings.get(id)!;
  if (meeting.state === 'SUMMONED') return passSummons(journal, meeting);
  if (meeting.claim) return recordNoShow(journal, meeting, otherSide(meeting.claim.by));
  return finishMeeting(journal, meeting, { cause: 'time', side: null, reason: null });
}

/** PA22, PA53, PA95: it is time to go, or the pause or the cooldown is over. */
function passParticipant(journal: Journal, participant: ParticipantId): void {
  if (isTimeToGo(journal, participant)) return journal.write({ kind: 'participant-left', participant });
  return journal.write({ kind: 'participant-available', participant, waitingSince: journal.now });
}

/** PA77: it is time to go, or the break is over. */
function passInterpreter(journal: Journal, interpreter: InterpreterId): void {
  const { leavesAt } = journal.session.interpreters.get(interpreter)!;
  const isOver = leavesAt !== null && leavesAt <= journal.now;
  journal.write({ kind: isOver ? 'interpreter-left' : 'interpreter-free', interpreter });
}

function passSession(journal: Journal): void {
  const { state, endsAt } = journal.session;
  if (state === 'CLOSING') return endWhatRuns(journal);
  if (endsAt <= journal.now) return startClosing(journal, null);
  return journal.write({ kind: 'pairing-started', reason: null });
}

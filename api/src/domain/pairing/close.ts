import type { ParticipantId, TextId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { callOff } from './callOff.ts';
import { withdraw } from './endOffer.ts';
import { finishMeeting } from './finishMeeting.ts';
import type { Journal } from './journal.ts';

/** PA63, PA64: the session closes: open offers are withdrawn, confirmed pairs may still meet, until a bound: one summons, one meeting and one extension from now. */
export function startClosing(journal: Journal, reason: TextId | null): void {
  const { rules, liveOffers } = journal.session;
  const closesBy = minutesAfter(
    secondsAfter(journal.now, rules.summonsSeconds),
    rules.meetingMinutes + rules.extensionMinutes,
  );
  journal.write({ kind: 'session-closing', closesBy, reason });
  for (const offer of liveOffers.keys()) {
    withdraw(journal, journal.session.offers.get(offer)!, { cause: 'session-closing', side: null, reason: null });
  }
}

/** PA64: at the bound whatever still runs is ended. */
export function endWhatRuns(journal: Journal): void {
  const by = { cause: 'session-closed', side: null, reason: null } as const;
  for (const id of journal.session.liveMeetings.keys()) {
    const meeting = journal.session.meetings.get(id)!;
    if (meeting.state === 'SUMMONED') callOff(journal, meeting, by);
    else finishMeeting(journal, meeting, by);
  }
}

/** PA65: a closing session whose last meeting is over is closed, and nobody is in it any more: each may go to another. Walks everybody, once. */
export function closeWhenEmpty(journal: Journal): void {
  const { state, liveMeetings, participants } = journal.session;
  if (state !== 'CLOSING' || liveMeetings.size > 0) return;
  const present: ParticipantId[] = [];
  for (const [id, participant] of participants) {
    if (participant.state !== 'EXPECTED' && participant.state !== 'LEFT') present.push(id);
  }
  for (const participant of present) journal.write({ kind: 'participant-left', participant });
  for (const { interpreter, state: where } of journal.session.interpreters.values()) {
    if (where !== 'LEFT') journal.write({ kind: 'interpreter-left', interpreter });
  }
  journal.write({ kind: 'session-closed', reason: null });
}

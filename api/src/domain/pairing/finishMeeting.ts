import type { TextId } from '../kernel/id.ts';
import { SIDES, otherSide, type Side } from '../kernel/side.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { laterFrom } from './endOffer.ts';
import type { Journal } from './journal.ts';
import type { Meeting } from './meeting.ts';
import { fulfilWish, release } from './release.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';
import { organisationPair } from './session.ts';

/** Why a running meeting is over. */
export interface Finish {
  cause: 'time' | 'both-done' | 'left' | 'staff' | 'session-closed';
  /** The side that left. */
  side: Side | null;
  reason: TextId | null;
}

/** PA37: the timer starts. */
export function beginMeeting(journal: Journal, meeting: Meeting): void {
  const endsAt = minutesAfter(journal.now, journal.session.rules.meetingMinutes);
  journal.write({ kind: 'meeting-begun', meeting: meeting.meeting, endsAt });
}

/** PA50, PA53, PA54: a meeting that was held is over: the two have met, the place is free, both cool down. */
export function finishMeeting(journal: Journal, meeting: Meeting, { cause, side, reason }: Finish): void {
  const cooldownEndsAt = secondsAfter(journal.now, journal.session.rules.cooldownSeconds);
  const none = { absent: null, notBefore: null };
  journal.write({ kind: 'meeting-ended', meeting: meeting.meeting, cause, cooldownEndsAt, reason, ...none });
  noteMet(journal, meeting);
  for (const each of SIDES) noteTarget(journal, meeting, each);
  for (const each of SIDES) {
    if (cause === 'left' && each === side) release(journal, meeting[each], 'leaves');
    else fulfilWish(journal, meeting[each]);
  }
  releaseInterpreter(journal, meeting.interpreter);
}

/**
 * PA36: one side came and the other did not. The one who came is first again with the waiting time it had, the other is paused, the place is free.
 * A no-show parts two organisations for a while; the second one for good.
 */
export function recordNoShow(journal: Journal, meeting: Meeting, absent: Side): void {
  const { session, now } = journal;
  const present = otherSide(absent);
  const pair = pairOf(journal, meeting);
  const isSecond = session.partedOnce.has(pair);
  const notBefore = laterFrom(journal);
  const { meeting: id } = meeting;
  if (meeting.state === 'SUMMONED') journal.write({ kind: 'no-show-recorded', meeting: id, absent, notBefore });
  else {
    const ended = { cause: 'no-show', absent, notBefore, cooldownEndsAt: now, reason: null } as const;
    journal.write({ kind: 'meeting-ended', meeting: id, ...ended });
  }
  if (isSecond) forbidPair(journal, meeting, 'refused');
  release(journal, meeting[present], 'keeps-waiting');
  release(journal, meeting[absent], 'paused-absent');
  releaseInterpreter(journal, meeting.interpreter);
}

function noteMet(journal: Journal, meeting: Meeting): void {
  const known = journal.session.forbidden.get(pairOf(journal, meeting)) ?? 'met';
  if (known === 'met') forbidPair(journal, meeting, 'met');
}

function forbidPair(journal: Journal, { exhibitor, buyer }: Meeting, cause: 'met' | 'refused'): void {
  const { organisation } = journal.session.participants.get(buyer)!;
  journal.write({ kind: 'forbidden-added', participant: exhibitor, forbidden: { organisation, cause } });
}

function noteTarget(journal: Journal, meeting: Meeting, side: Side): void {
  const { participants, rules } = journal.session;
  const participant = meeting[side];
  if (participants.get(participant)!.meetings === rules.targetMeetings) {
    journal.write({ kind: 'target-reached', participant });
  }
}

function pairOf({ session: { participants } }: Journal, { exhibitor, buyer }: Meeting): string {
  return organisationPair(participants.get(exhibitor)!.organisation, participants.get(buyer)!.organisation);
}

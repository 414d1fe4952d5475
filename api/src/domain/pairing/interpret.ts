import type { InterpreterId } from '../kernel/id.ts';
import { SIDES } from '../kernel/side.ts';
import { findInterpreter, findLiveMeeting, findParticipant, sideOf, stateRefusal } from './find.ts';
import { beginMeeting } from './finishMeeting.ts';
import { speaksForBoth } from './interpreterFor.ts';
import type { Interpreter } from './interpreter.ts';
import type { Journal } from './journal.ts';
import type { Meeting } from './meeting.ts';
import type { KeptWish } from './participant.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { handOver, letDown, replaceAbsent } from './relieve.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';
import type { Rule } from './rule.ts';

/** PA70: an interpreter is here and free; ends a break, and takes back a wish to pause or leave. */
export const interpret: Rule<'interpret'> = (journal, { facts }) => {
  const wrongState = stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  // One person is one interpreter, whatever it comes back as.
  const interpreter = journal.session.interpreterByPerson.get(facts.person) ?? facts.interpreter;
  const known = journal.session.interpreters.get(interpreter);
  if (!known || known.state === 'LEFT') {
    journal.write({ kind: 'interpreter-joined', facts: { ...facts, interpreter } });
    return {};
  }
  if (known.leavesAt !== null) journal.write({ kind: 'interpreter-leaving', interpreter, leavesAt: null });
  if (known.kept !== null) keepWish(journal, known, null);
  if (known.state === 'PAUSED') journal.write({ kind: 'interpreter-free', interpreter });
  return {};
};

/** PA74: a break: at once where nobody needs it or another takes over, else at the end of the meeting. */
export const pauseInterpreting: Rule<'pause-interpreting'> = (journal, { interpreter: id, until }) => {
  const interpreter = findPresent(journal, id);
  if (isRefusal(interpreter)) return interpreter;
  if (until !== null && until <= journal.now) return refuse('dates-order');
  if (interpreter.state === 'PAUSED' && interpreter.until === until) return {};
  if (mayStepOut(journal, interpreter) && handOver(journal, interpreter, 'paused')) {
    journal.write({ kind: 'interpreter-paused', interpreter: id, until, cause: 'wish' });
  } else keepWish(journal, interpreter, { wish: 'pause', until });
  return {};
};

/** PA74, PA77: an interpreter goes home: at a moment that it names, at the end of the meeting, or at once. */
export const leaveInterpreting: Rule<'leave-interpreting'> = (journal, { interpreter: id, at, when = 'at-end' }) => {
  const interpreter = findInterpreter(journal.session, id);
  if (isRefusal(interpreter)) return interpreter;
  if (interpreter.state === 'LEFT') return {};
  if (at !== null) {
    if (at <= journal.now) return refuse('dates-order');
    if (interpreter.leavesAt !== at) journal.write({ kind: 'interpreter-leaving', interpreter: id, leavesAt: at });
    return {};
  }
  if (when === 'at-once' || mayStepOut(journal, interpreter)) {
    const isTaken = handOver(journal, interpreter, 'left');
    if (!isTaken && when === 'at-end') keepWish(journal, interpreter, { wish: 'leave' });
    else {
      if (!isTaken) letDown(journal, interpreter, 'left');
      journal.write({ kind: 'interpreter-left', interpreter: id });
    }
  } else keepWish(journal, interpreter, { wish: 'leave' });
  return {};
};

/** PA73: "I am here"; when both sides are here already the meeting begins. */
export const arriveToInterpret: Rule<'arrive-to-interpret'> = (journal, { meeting: id, interpreter }) => {
  const meeting = findLiveMeeting(journal.session, id);
  if (isRefusal(meeting)) return meeting;
  if (meeting.interpreter !== interpreter) return refuse('not-yours');
  if (meeting.places === null) return refuse('no-place-free');
  if (meeting.interpreterArrivedAt !== null) return { meeting: id };
  journal.write({ kind: 'interpreter-arrived', meeting: id, interpreter });
  const areHere = SIDES.every((side) => meeting.arrivedAt[side] !== null);
  if (meeting.state === 'SUMMONED' && areHere) beginMeeting(journal, meeting);
  return { meeting: id };
};

/** PA74: a side that is here, or staff, says that the interpreter did not come. Not before the warning of the summons: it walks, too. */
export const reportInterpreterMissing: Rule<'report-interpreter-missing'> = (journal, { meeting: id, participant }) => {
  const meeting = findLiveMeeting(journal.session, id);
  if (isRefusal(meeting)) return meeting;
  const whyNot = whyNotReported(meeting, participant);
  if (whyNot) return whyNot;
  const absent = meeting.interpreter && journal.session.interpreters.get(meeting.interpreter);
  if (absent) replaceAbsent(journal, absent);
  return { participant, meeting: id };
};

/** PA78: staff sends an interpreter of its choice to a pair; whoever was promised before is free again. */
export const assignInterpreter: Rule<'assign-interpreter'> = (journal, { meeting: id, interpreter, reason }) => {
  const meeting = findLiveMeeting(journal.session, id);
  if (isRefusal(meeting)) return meeting;
  const chosen = findPresent(journal, interpreter);
  if (isRefusal(chosen)) return chosen;
  if (meeting.interpreter === interpreter) return { meeting: id };
  if (chosen.engagement !== null) return refuse('busy-now');
  if (chosen.state !== 'FREE') return refuse('participant-state', { state: chosen.state });
  const exhibitor = findParticipant(journal.session, meeting.exhibitor);
  const buyer = findParticipant(journal.session, meeting.buyer);
  if (isRefusal(exhibitor) || isRefusal(buyer) || !speaksForBoth(chosen, { exhibitor, buyer })) {
    return refuse('no-common-language');
  }
  const { interpreter: relieved } = meeting;
  journal.write({ kind: 'interpreter-assigned', meeting: id, interpreter, cause: 'staff', reason });
  releaseInterpreter(journal, relieved);
  return { meeting: id };
};

function findPresent({ session }: Journal, id: InterpreterId): Interpreter | Refusal {
  const interpreter = findInterpreter(session, id);
  if (isRefusal(interpreter)) return interpreter;
  return interpreter.state === 'LEFT' ? refuse('participant-state', { state: 'LEFT' }) : interpreter;
}

/** Who sits at a table already, or whose meeting runs, does not get up for another; everybody else may. */
function mayStepOut({ session }: Journal, { engagement }: Interpreter): boolean {
  if (engagement === null || 'offer' in engagement) return true;
  const { state, interpreterArrivedAt } = session.meetings.get(engagement.meeting)!;
  return state === 'SUMMONED' && interpreterArrivedAt === null;
}

function keepWish(journal: Journal, { interpreter, kept }: Interpreter, wish: KeptWish | null): void {
  const isSame = JSON.stringify(kept) === JSON.stringify(wish);
  if (!isSame) journal.write({ kind: 'interpreter-wish-kept', interpreter, wish });
}

function whyNotReported(meeting: Meeting, participant: Parameters<typeof sideOf>[1] | null): Refusal | null {
  const side = participant && sideOf(meeting, participant);
  if (participant !== null && side === null) return refuse('not-yours');
  if (meeting.places === null) return refuse('no-place-free');
  if (meeting.interpreterArrivedAt !== null) return refuse('meeting-state', { state: meeting.state });
  if (side === null) return null;
  const isTooSoon = meeting.state === 'SUMMONED' && meeting.summonsWarnsAt !== null;
  return isTooSoon || meeting.arrivedAt[side] === null ? refuse('claim-needed') : null;
}

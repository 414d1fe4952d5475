import type { InterpreterId } from '../kernel/id.ts';
import { acceptOffer, declineOffer, deferOffer, extendAnswer } from './answerOffer.ts';
import { changeBadge, changeDelegate } from './changeDelegate.ts';
import { changeAnswerTime } from './changeAnswerTime.ts';
import { changeCommitments, forbid } from './changeBars.ts';
import { addPlace, closePlace, closePlaces, openPlace, openPlaces } from './changePlaces.ts';
import { changeRules } from './changeRules.ts';
import { becomeAvailable, checkIn, expect, leave, pause } from './comeAndGo.ts';
import type { Command, CommandKind, Order } from './command.ts';
import {
  arriveToInterpret,
  assignInterpreter,
  interpret,
  leaveInterpreting,
  pauseInterpreting,
  reportInterpreterMissing,
} from './interpret.ts';
import { endMeeting, extendMeeting } from './endMeeting.ts';
import type { Actor, PairingEvent } from './event.ts';
import { Journal, type Means } from './journal.ts';
import { pairByHand, proposePairs } from './makeOffers.ts';
import { confirmOutcome, recordOutcome } from './outcome.ts';
import { giveOffer } from './passOffer.ts';
import { passTime } from './passTime.ts';
import { planLeaving } from './planLeaving.ts';
import {
  markInterpreterReachable,
  markInterpreterUnreachable,
  markReachable,
  markUnreachable,
  noticeReturn,
} from './reach.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule, Told } from './rule.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';
import { announce, closeSession, draftSession, openSession, pausePairing, startPairing } from './steer.ts';
import { cancelMeeting, moveMeeting, withdrawOffer } from './stepIn.ts';
import { substitute, swapTables } from './stepInTwo.ts';
import { undo } from './undo.ts';
import { announceDelay, arrive, askWay, reportNoShow } from './summons.ts';

/** An accepted command: what happened by it, what it was about, and the session that these events make. */
export interface Decision {
  events: readonly PairingEvent[];
  answer: Told;
  session: Session;
}

const RULES: { readonly [Kind in CommandKind]: Rule<Kind> } = {
  'draft-session': draftSession,
  'open-session': openSession,
  'start-pairing': startPairing,
  'pause-pairing': pausePairing,
  'close-session': closeSession,
  'change-rules': changeRules,
  announce,
  'close-place': closePlace,
  'open-place': openPlace,
  'close-places': closePlaces,
  'open-places': openPlaces,
  'add-place': addPlace,
  'pair-by-hand': pairByHand,
  'move-meeting': moveMeeting,
  'cancel-meeting': cancelMeeting,
  'withdraw-offer': withdrawOffer,
  substitute,
  'swap-tables': swapTables,
  undo,
  expect,
  'check-in': checkIn,
  'become-available': becomeAvailable,
  pause,
  leave,
  'plan-leaving': planLeaving,
  'change-answer-time': changeAnswerTime,
  'change-delegate': changeDelegate,
  'change-badge': changeBadge,
  'mark-unreachable': markUnreachable,
  'mark-reachable': markReachable,
  'change-commitments': changeCommitments,
  forbid,
  'propose-pairs': proposePairs,
  'accept-offer': acceptOffer,
  'decline-offer': declineOffer,
  'defer-offer': deferOffer,
  'extend-answer': extendAnswer,
  'give-offer': giveOffer,
  arrive,
  'announce-delay': announceDelay,
  'ask-way': askWay,
  'report-no-show': reportNoShow,
  'end-meeting': endMeeting,
  'extend-meeting': extendMeeting,
  'record-outcome': recordOutcome,
  'confirm-outcome': confirmOutcome,
  interpret,
  'pause-interpreting': pauseInterpreting,
  'leave-interpreting': leaveInterpreting,
  'mark-interpreter-unreachable': markInterpreterUnreachable,
  'mark-interpreter-reachable': markInterpreterReachable,
  'arrive-to-interpret': arriveToInterpret,
  'report-interpreter-missing': reportInterpreterMissing,
  'assign-interpreter': assignInterpreter,
  'pass-time': passTime,
};

/** PA65: what can still be said of a closed session: what its meetings brought. Time passes over it without effect. */
const AFTER_CLOSE: ReadonlySet<CommandKind> = new Set(['record-outcome', 'confirm-outcome', 'pass-time']);

/**
 * PA5: every command in every state has an answer: what happens by it, or why not. Pure and synchronous; time and new ids come in by `means`.
 * A refused command has changed nothing. An accepted one may have no events: what it asked for is so already.
 */
export function decide(session: Session, command: Command, means: Means): Decision | Refusal {
  if (session.head === 0 && command.kind !== 'draft-session') return refuse('session-unknown');
  if (session.state === 'CLOSED' && !AFTER_CLOSE.has(command.kind)) return refuse('session-closed');
  if (!mayActFor(command.actor, command)) return refuse('not-yours');
  const journal = new Journal(session, actorOf(command), means);
  noticeReturn(journal);
  const rule = RULES[command.kind] as (journal: Journal, order: Order) => ReturnType<Rule<CommandKind>>;
  const told = rule(journal, command);
  if (isRefusal(told)) return told;
  settle(journal);
  const answer = { participant: null, offer: null, meeting: null, ...told };
  return { events: journal.events, answer, session: journal.session };
}

/** PA80: what restores an act says so in each of its events, and is no act that could itself be taken back. */
function actorOf(command: Command): Actor {
  const { actor } = command;
  if (command.kind !== 'undo' || actor.by !== 'staff') return actor;
  return { by: 'staff', user: actor.user, for: actor.for, undoes: command.deed };
}

/** PA4, PA78: a participant acts for itself alone, an interpreter too; staff for the one that the actor names. The event records both. */
function mayActFor(actor: Actor, order: Order): boolean {
  const interpreter = interpreterIn(order);
  if (actor.by === 'interpreter') return interpreter === actor.interpreter && order.kind !== 'assign-interpreter';
  if (interpreter !== null) return actor.by !== 'participant';
  if (!('participant' in order)) return true;
  if (actor.by === 'participant') return actor.participant === order.participant;
  return actor.by !== 'staff' || actor.for === null || order.participant === null || actor.for === order.participant;
}

function interpreterIn(order: Order): InterpreterId | null {
  if (order.kind === 'interpret') return order.facts.interpreter;
  return 'interpreter' in order ? order.interpreter : null;
}

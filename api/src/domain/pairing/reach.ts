import { withdraw } from './endOffer.ts';
import { findInterpreter, findParticipant, sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import type { Participant } from './participant.ts';
import { isRefusal, refuse } from './refusal.ts';
import { handOver } from './relieve.ts';
import type { Rule } from './rule.ts';

/**
 * PA26: a device has been silent for too long. Its participant keeps its waiting time and gets no offer. An offer that it has not answered is withdrawn,
 * so that nobody waits for a dead device and silence that is not a person's costs nobody a place; what it has accepted stands.
 */
export const markUnreachable: Rule<'mark-unreachable'> = (journal, { participant: id }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  const { state, reachable, engagement } = participant;
  if (!isHere(participant)) return refuse('participant-state', { state });
  if (!reachable) return { participant: id };
  journal.write({ kind: 'participant-unreachable', participant: id });
  const offer = engagement && 'offer' in engagement ? journal.session.offers.get(engagement.offer)! : null;
  const side = offer && sideOf(offer, id)!;
  if (offer && side && offer.answers[side].acceptedAt === null) {
    withdraw(journal, offer, { cause: 'unreachable', side, reason: null });
  }
  return { participant: id };
};

/** PA27: the device is back, and with it everything that its participant had. */
export const markReachable: Rule<'mark-reachable'> = (journal, { participant: id }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  if (!isHere(participant)) return refuse('participant-state', { state: participant.state });
  if (!participant.reachable) journal.write({ kind: 'participant-reachable', participant: id });
  return { participant: id };
};

/** PA79: an interpreter's device is silent: it is given to no pair. Another takes over an open offer where one is free; a confirmed pair keeps it. */
export const markInterpreterUnreachable: Rule<'mark-interpreter-unreachable'> = (journal, { interpreter: id }) => {
  const interpreter = findInterpreter(journal.session, id);
  if (isRefusal(interpreter)) return interpreter;
  const { state, reachable } = interpreter;
  if (state === 'LEFT') return refuse('participant-state', { state });
  if (!reachable) return {};
  journal.write({ kind: 'interpreter-unreachable', interpreter: id });
  if (state === 'PROMISED' && handOver(journal, interpreter, 'unreachable')) {
    journal.write({ kind: 'interpreter-free', interpreter: id });
  }
  return {};
};

/** PA79: an interpreter's device is back. */
export const markInterpreterReachable: Rule<'mark-interpreter-reachable'> = (journal, { interpreter: id }) => {
  const interpreter = findInterpreter(journal.session, id);
  if (isRefusal(interpreter)) return interpreter;
  const { state, reachable } = interpreter;
  if (state === 'LEFT') return refuse('participant-state', { state });
  if (!reachable) journal.write({ kind: 'interpreter-reachable', interpreter: id });
  return {};
};

/** PA27: whoever asks for something is reachable. What staff does for it says nothing of the device. */
export function noticeReturn(journal: Journal): void {
  const { actor, session } = journal;
  if (actor.by === 'interpreter') {
    const interpreter = session.interpreters.get(actor.interpreter);
    const isSilent = interpreter && interpreter.state !== 'LEFT' && !interpreter.reachable;
    if (isSilent) journal.write({ kind: 'interpreter-reachable', interpreter: actor.interpreter });
    return;
  }
  const participant = actor.by === 'participant' ? session.participants.get(actor.participant) : undefined;
  if (participant && isHere(participant) && !participant.reachable) {
    journal.write({ kind: 'participant-reachable', participant: participant.participant });
  }
}

/** Whether somebody takes part now: a person does so in one session at a time. */
export function isHere({ state }: Participant): boolean {
  return state !== 'EXPECTED' && state !== 'LEFT';
}

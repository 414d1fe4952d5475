import { withdraw } from './endOffer.ts';
import { findParticipant, sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import type { Participant } from './participant.ts';
import { isRefusal, refuse } from './refusal.ts';
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

/** PA27: whoever asks for something is reachable. What staff does for it says nothing of the device. */
export function noticeReturn(journal: Journal): void {
  const { actor, session } = journal;
  const participant = actor.by === 'participant' ? session.participants.get(actor.participant) : undefined;
  if (participant && isHere(participant) && !participant.reachable) {
    journal.write({ kind: 'participant-reachable', participant: participant.participant });
  }
}

/** Whether somebody takes part now: a person does so in one session at a time. */
export function isHere({ state }: Participant): boolean {
  return state !== 'EXPECTED' && state !== 'LEFT';
}

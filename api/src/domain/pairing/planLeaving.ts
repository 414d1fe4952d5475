import { commitmentBetween, freeAgainIfSummoned } from './commitment.ts';
import { withdraw } from './endOffer.ts';
import { findParticipant, sideOf } from './find.ts';
import { isRefusal, refuse } from './refusal.ts';
import type { Rule } from './rule.ts';

/**
 * PA95: somebody says when it goes home. Nothing is offered to it whose meeting would end later, and what is open and would is withdrawn; a confirmed
 * pair stands. At that moment it leaves, or at the end of what it is in then.
 */
export const planLeaving: Rule<'plan-leaving'> = (journal, { participant: id, at }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  const { state, engagement } = participant;
  if (state === 'EXPECTED' || state === 'LEFT') return refuse('participant-state', { state });
  if (at !== null && at <= journal.now) return refuse('dates-order');
  if (participant.leavesAt === at) return { participant: id };
  journal.write({ kind: 'participant-leaving', participant: id, leavesAt: at });
  if (engagement === null || !('offer' in engagement)) return { participant: id };
  const { session, now } = journal;
  const bound = session.participants.get(id)!;
  if (commitmentBetween(bound, now, freeAgainIfSummoned(session, bound, now))) {
    const offer = session.offers.get(engagement.offer)!;
    withdraw(journal, offer, { cause: 'commitment', side: sideOf(offer, id), reason: null });
  }
  return { participant: id };
};

import { SIDES } from '../kernel/side.ts';
import { commitmentBetween, freeAgainIfSummoned } from './commitment.ts';
import { withdraw } from './endOffer.ts';
import { findParticipant, sideOf } from './find.ts';
import { isRefusal, refuse } from './refusal.ts';
import type { Rule } from './rule.ts';
import { organisationPair } from './session.ts';

/** PA28: somebody's commitments are others now. An open offer that would run into one of them is withdrawn; a confirmed meeting stands. */
export const changeCommitments: Rule<'change-commitments'> = (journal, { participant: id, commitments }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  if (commitments.some(({ from, to }) => !(from < to))) return refuse('dates-order');
  journal.write({ kind: 'commitments-changed', participant: id, commitments });
  const { session, now } = journal;
  const { engagement } = participant;
  if (engagement === null || !('offer' in engagement)) return { participant: id };
  const bound = { ...participant, commitments };
  if (commitmentBetween(bound, now, freeAgainIfSummoned(session, bound, now))) {
    const offer = session.offers.get(engagement.offer)!;
    withdraw(journal, offer, { cause: 'commitment', side: sideOf(offer, id), reason: null });
  }
  return { participant: id };
};

/** PA29: two organisations are not to be offered to each other in this exhibition (again). An offer that is open between them is withdrawn. */
export const forbid: Rule<'forbid'> = (journal, { participant: id, forbidden }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  if (participant.organisation === forbidden.organisation) return refuse('meeting-self');
  const pair = organisationPair(participant.organisation, forbidden.organisation);
  if (journal.session.forbidden.get(pair) === forbidden.cause) return { participant: id };
  journal.write({ kind: 'forbidden-added', participant: id, forbidden });
  const engagement = journal.session.pairsEngaged.get(pair);
  if (engagement && 'offer' in engagement) {
    const offer = journal.session.offers.get(engagement.offer)!;
    const side = SIDES.find(
      (each) => journal.session.participants.get(offer[each])!.organisation === participant.organisation,
    );
    withdraw(journal, offer, { cause: 'forbidden', side: side ?? null, reason: null });
  }
  return { participant: id };
};

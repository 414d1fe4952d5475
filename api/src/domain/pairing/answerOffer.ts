import { secondsAfter } from '../kernel/time.ts';
import { confirm } from './confirm.ts';
import { decline, defer } from './endOffer.ts';
import { passOn } from './passOffer.ts';
import { isRefusal, refuse } from './refusal.ts';
import type { Rule } from './rule.ts';
import { findUnanswered } from './unanswered.ts';

/** PA13, PA91: one side accepts, by who was asked or a free colleague who takes it; when both have, the pair is confirmed. */
export const acceptOffer: Rule<'accept-offer'> = (journal, { offer: id, participant }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  const { side } = found;
  if (found.offer[side] !== participant) {
    const to = journal.session.participants.get(participant)!;
    const whyNot = passOn(journal, found.offer, { side, to, how: 'taken' });
    if (whyNot) return whyNot;
  }
  journal.write({ kind: 'offer-accepted', offer: id, side });
  const offer = journal.session.offers.get(id)!;
  const both = offer.answers.exhibitor.acceptedAt !== null && offer.answers.buyer.acceptedAt !== null;
  return { participant, offer: id, meeting: both ? confirm(journal, offer) : null };
};

/** PA14, PA93: "not this one", by who was asked alone. */
export const declineOffer: Rule<'decline-offer'> = (journal, { offer: id, participant, reason }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  if (found.offer[found.side] !== participant) return refuse('not-yours');
  decline(journal, found.offer, { side: found.side, reason });
  return { participant, offer: id };
};

/** PA15, PA93: "later". */
export const deferOffer: Rule<'defer-offer'> = (journal, { offer: id, participant }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  defer(journal, found.offer, found.side);
  return { participant, offer: id };
};

/** PA16, PA93: more time to answer, once an offer and side. */
export const extendAnswer: Rule<'extend-answer'> = (journal, { offer: id, participant }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  const { deadline, extended } = found.offer.answers[found.side];
  if (extended) return refuse('already-extended');
  const later = secondsAfter(deadline, journal.session.rules.extraAnswerSeconds);
  journal.write({ kind: 'answer-extended', offer: id, side: found.side, deadline: later });
  return { participant, offer: id };
};

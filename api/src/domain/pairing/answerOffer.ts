import type { ParticipantId, OfferId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import { secondsAfter } from '../kernel/time.ts';
import { confirm } from './confirm.ts';
import { decline, defer } from './endOffer.ts';
import { findOpenOffer, sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import type { Offer } from './offer.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';

/** PA13: one side accepts; when both have, the pair is confirmed. */
export const acceptOffer: Rule<'accept-offer'> = (journal, { offer: id, participant }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  journal.write({ kind: 'offer-accepted', offer: id, side: found.side });
  const offer = journal.session.offers.get(id)!;
  const both = offer.answers.exhibitor.acceptedAt !== null && offer.answers.buyer.acceptedAt !== null;
  return { participant, offer: id, meeting: both ? confirm(journal, offer) : null };
};

/** PA14: "not this one". */
export const declineOffer: Rule<'decline-offer'> = (journal, { offer: id, participant, reason }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  decline(journal, found.offer, { side: found.side, reason });
  return { participant, offer: id };
};

/** PA15: "later". */
export const deferOffer: Rule<'defer-offer'> = (journal, { offer: id, participant }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  defer(journal, found.offer, found.side);
  return { participant, offer: id };
};

/** PA16: more time to answer, once an offer and side. */
export const extendAnswer: Rule<'extend-answer'> = (journal, { offer: id, participant }) => {
  const found = findUnanswered(journal, { offer: id, participant });
  if (isRefusal(found)) return found;
  const { deadline, extended } = found.offer.answers[found.side];
  if (extended) return refuse('already-extended');
  const later = secondsAfter(deadline, journal.session.rules.extraAnswerSeconds);
  journal.write({ kind: 'answer-extended', offer: id, side: found.side, deadline: later });
  return { participant, offer: id };
};

/** PA12, PA13: an answer counts once, by one of the two, before its deadline; at the closing instant it is too late. */
function findUnanswered(
  { session, now }: Journal,
  { offer: id, participant }: { offer: OfferId; participant: ParticipantId },
): { offer: Offer; side: Side } | Refusal {
  const known = session.offers.get(id);
  const side = known ? sideOf(known, participant) : null;
  if (known && side === null) return refuse('not-yours');
  const offer = findOpenOffer(session, id);
  if (isRefusal(offer)) return offer;
  const { acceptedAt, deadline } = offer.answers[side!];
  if (acceptedAt !== null) return refuse('already-answered');
  return now < deadline ? { offer, side: side! } : refuse('offer-expired', { expiredAt: deadline });
}

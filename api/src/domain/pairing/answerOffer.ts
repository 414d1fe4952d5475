import type { ParticipantId, OfferId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import { secondsAfter } from '../kernel/time.ts';
import { confirm } from './confirm.ts';
import { decline, defer } from './endOffer.ts';
import { findOpenOffer } from './find.ts';
import type { Journal } from './journal.ts';
import type { Offer } from './offer.ts';
import { passOn } from './passOffer.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';
import { teamSideOf } from './team.ts';

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

/** PA12, PA13, PA90: an answer counts once, by one of the two or a free colleague, before its deadline; at the closing instant it is too late. */
export function findUnanswered(
  { session, now }: Journal,
  { offer: id, participant }: { offer: OfferId; participant: ParticipantId },
): { offer: Offer; side: Side } | Refusal {
  const known = session.offers.get(id);
  const side = known ? teamSideOf(session, known, participant) : null;
  if (known && side === null) return refuse('not-yours');
  const offer = findOpenOffer(session, id);
  if (isRefusal(offer)) return offer;
  const { acceptedAt, deadline } = offer.answers[side!];
  if (acceptedAt !== null) return refuse('already-answered');
  return now < deadline ? { offer, side: side! } : refuse('offer-expired', { expiredAt: deadline });
}

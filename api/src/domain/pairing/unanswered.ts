import type { OfferId, ParticipantId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import { findOpenOffer } from './find.ts';
import type { Journal } from './journal.ts';
import type { Offer } from './offer.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { teamSideOf } from './team.ts';

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

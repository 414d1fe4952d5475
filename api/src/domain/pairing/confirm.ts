import { withdraw } from './endOffer.ts';
import type { MeetingId } from '../kernel/id.ts';
import type { Journal } from './journal.ts';
import { poolsOfThese } from './keptIndex.ts';
import type { Offer } from './offer.ts';
import { eachPool } from './pool.ts';
import { freePlaces, placeExpectedAt, runsIntoCommitment, summonsFrom } from './seat.ts';

/**
 * PA42: both accepted: the pair is confirmed and summoned to a free place. Where none is free it stays confirmed, is told when to expect one, and gets
 * the next before any new offer. Only a commitment that has come up since the offer takes it back (PA17).
 */
export function confirm(journal: Journal, offer: Offer): MeetingId | null {
  const { session, now } = journal;
  const of = poolsOfThese(session, offer);
  const pools = eachPool(of).map((key) => session.pools.get(key)!);
  const places = pools.some((pool) => pool.waiting > 0) ? null : freePlaces(session, of);
  const expectedAt = places ? null : placeExpectedAt(session, pools, (pool) => pool.waiting);
  if (runsIntoCommitment(session, offer, expectedAt ?? now)) {
    withdraw(journal, offer, { cause: 'commitment', side: null, reason: null });
    return null;
  }
  const meeting = journal.newId<MeetingId>();
  const summons = places ? summonsFrom(journal) : { summonsWarnsAt: null, summonsEndsAt: null };
  const told = { places, placeExpectedAt: expectedAt, ...summons };
  journal.write({ kind: 'offer-confirmed', offer: offer.offer, meeting, ...told });
  return meeting;
}

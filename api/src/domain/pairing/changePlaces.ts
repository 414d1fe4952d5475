import type { PlaceId, TextId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import { withdraw } from './endOffer.ts';
import { stateRefusal } from './find.ts';
import type { Journal } from './journal.ts';
import { poolsOfThese } from './keptIndex.ts';
import type { Meeting } from './meeting.ts';
import type { PoolKey } from './place.ts';
import { eachPool, poolOf } from './pool.ts';
import { isRefusal, refuse } from './refusal.ts';
import type { Rule } from './rule.ts';
import { placeExpectedAt, summonsFrom } from './seat.ts';
import type { SessionState } from './session.ts';

const UNTIL_CLOSED: readonly SessionState[] = ['DRAFT', 'OPEN', 'PAIRING', 'PAUSED', 'CLOSING'];

/**
 * PA46: a place is taken out of use. A running meeting ends there in peace; a summoned pair is moved to another free place or, where there is none, waits
 * for the next before every other. With the last place of its kind its open offers are withdrawn.
 */
export const closePlace: Rule<'close-place'> = (journal, { place: id, reason }) => {
  const wrongState = stateRefusal(journal.session, UNTIL_CLOSED);
  if (wrongState) return wrongState;
  const place = journal.session.places.get(id);
  if (!place) return refuse('place-unknown');
  const meetingId = journal.session.placeUse.get(id) ?? null;
  if (!place.open) return { meeting: meetingId };
  journal.write({ kind: 'place-closed', place: id, reason });
  const meeting = meetingId && journal.session.meetings.get(meetingId)!;
  if (meeting && meeting.state === 'SUMMONED') leavePlace(journal, meeting, { place: id, reason });
  const pool = poolOf(place);
  if (journal.session.pools.get(pool)!.open === 0) withdrawOffersFor(journal, pool);
  return { meeting: meetingId };
};

/** PA47: a closed place is in use again; whoever waits for one gets it. */
export const openPlace: Rule<'open-place'> = (journal, { place: id, reason }) => {
  const wrongState = stateRefusal(journal.session, UNTIL_CLOSED);
  if (wrongState) return wrongState;
  const place = journal.session.places.get(id);
  if (!place) return refuse('place-unknown');
  if (!place.open) journal.write({ kind: 'place-opened', place: id, reason });
  return {};
};

/** PA46: a zone or a venue is taken out of use: none of its places is given to a pair that has to leave another of them. */
export const closePlaces: Rule<'close-places'> = (journal, { places, reason }) => {
  const inUse = (place: PlaceId) => Number(journal.session.placeUse.has(place));
  for (const place of places.toSorted((one, other) => inUse(one) - inUse(other))) {
    const told = closePlace(journal, { kind: 'close-place', place, reason });
    if (isRefusal(told)) return told;
  }
  return {};
};

/** PA47: a zone or a venue is in use again. */
export const openPlaces: Rule<'open-places'> = (journal, { places, reason }) => {
  for (const place of places) {
    const told = openPlace(journal, { kind: 'open-place', place, reason });
    if (isRefusal(told)) return told;
  }
  return {};
};

/** PA47: a table more. */
export const addPlace: Rule<'add-place'> = (journal, { place, reason }) => {
  const wrongState = stateRefusal(journal.session, UNTIL_CLOSED);
  if (wrongState) return wrongState;
  if (journal.session.places.has(place.place)) return refuse('place-taken');
  if (!journal.session.venues.has(place.venue)) return refuse('other-venue');
  journal.write({ kind: 'place-added', place, reason });
  return {};
};

function leavePlace(
  journal: Journal,
  meeting: Meeting,
  { place, reason }: { place: PlaceId; reason: TextId | null },
): void {
  const { session } = journal;
  const of = poolsOfThese(session, meeting);
  const exhibitor = seatInstead(journal, meeting.places!.exhibitor, { place, pool: of.exhibitor });
  const buyer = seatInstead(journal, meeting.places!.buyer, { place, pool: of.buyer });
  if (exhibitor && buyer) {
    const places: BySide<PlaceId> = { exhibitor, buyer };
    journal.write({ kind: 'meeting-moved', meeting: meeting.meeting, places, ...summonsFrom(journal), reason });
    return;
  }
  const pools = eachPool(of).map((key) => session.pools.get(key)!);
  const expectedAt = placeExpectedAt(session, pools, () => 0);
  journal.write({ kind: 'place-lost', meeting: meeting.meeting, placeExpectedAt: expectedAt, reason });
}

/** Where a side sits now, or the free place of its pool when that is the one that closes. */
function seatInstead({ session }: Journal, at: PlaceId, closed: { place: PlaceId; pool: PoolKey }): PlaceId | null {
  return at === closed.place ? (session.pools.get(closed.pool)?.free.first?.key ?? null) : at;
}

/** PA18: nobody is kept answering for a place that cannot come. Walks the open offers. */
function withdrawOffersFor(journal: Journal, pool: PoolKey): void {
  for (const id of journal.session.liveOffers.keys()) {
    const offer = journal.session.offers.get(id)!;
    if (!eachPool(poolsOfThese(journal.session, offer)).includes(pool)) continue;
    withdraw(journal, offer, { cause: 'place-lost', side: null, reason: null });
  }
}

import type { PlaceId } from '../kernel/id.ts';
import { SIDES, otherSide, type BySide } from '../kernel/side.ts';
import { callOff } from './callOff.ts';
import { withdraw } from './endOffer.ts';
import type { Actor } from './event.ts';
import { findLiveMeeting, findOpenOffer, sideOf } from './find.ts';
import type { Journal } from './journal.ts';
import { poolsOfThese } from './keptIndex.ts';
import type { Meeting } from './meeting.ts';
import type { Place } from './place.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';
import { summonsFrom } from './seat.ts';

/**
 * PA48: staff moves a pair to another place: a pair that waits is seated there, a summoned pair is summoned anew, a running meeting goes on with its timer.
 * By video only the side whose venue it is moves.
 */
export const moveMeeting: Rule<'move-meeting'> = (journal, { meeting: id, place: to, reason }) => {
  const meeting = findLiveMeeting(journal.session, id);
  if (isRefusal(meeting)) return meeting;
  const place = findFreePlace(journal, to);
  if (isRefusal(place)) return place;
  const places = placesWith(journal, meeting, place);
  if (isRefusal(places)) return places;
  if (meeting.places === null) {
    journal.write({ kind: 'place-assigned', meeting: id, places, ...summonsFrom(journal), reason });
  } else {
    const goesOn = { summonsWarnsAt: null, summonsEndsAt: null };
    const summons = meeting.state === 'SUMMONED' ? summonsFrom(journal) : goesOn;
    journal.write({ kind: 'meeting-moved', meeting: id, places, ...summons, reason });
  }
  return { meeting: id };
};

/** PA38: staff, or one of the two, calls a confirmed pair off before it has begun. */
export const cancelMeeting: Rule<'cancel-meeting'> = (journal, { meeting: id, reason }) => {
  const meeting = findLiveMeeting(journal.session, id);
  if (isRefusal(meeting)) return meeting;
  const who = participantOf(journal.actor);
  const side = who && sideOf(meeting, who);
  if (who !== null && side === null) return refuse('not-yours');
  if (meeting.state !== 'SUMMONED') return refuse('meeting-state', { state: meeting.state });
  callOff(journal, meeting, { cause: side ? 'called-off' : 'staff', side, reason });
  return { meeting: id };
};

/** PA18: staff takes an open offer back. */
export const withdrawOffer: Rule<'withdraw-offer'> = (journal, { offer: id, reason }) => {
  const offer = findOpenOffer(journal.session, id);
  if (isRefusal(offer)) return offer;
  withdraw(journal, offer, { cause: 'cancelled', side: null, reason });
  return { offer: id };
};

function participantOf(actor: Actor) {
  if (actor.by === 'participant') return actor.participant;
  return actor.by === 'staff' ? actor.for : null;
}

function findFreePlace({ session }: Journal, id: PlaceId): Place | Refusal {
  const place = session.places.get(id);
  if (!place) return refuse('place-unknown');
  if (!place.open) return refuse('place-closed', { table: place.label });
  return session.placeUse.has(id) ? refuse('place-taken', { table: place.label }) : place;
}

function placesWith({ session }: Journal, meeting: Meeting, place: Place): BySide<PlaceId> | Refusal {
  const exhibitor = session.participants.get(meeting.exhibitor)!;
  if (place.kind === 'stand' && place.organisation !== exhibitor.organisation)
    return refuse('place-taken', { table: place.label });
  const here = SIDES.filter((side) => session.participants.get(meeting[side])!.venue === place.venue);
  if (here.length === 2) return { exhibitor: place.place, buyer: place.place };
  const [side] = here;
  if (side === undefined || place.kind !== 'video') return refuse('other-venue');
  const other = otherSide(side);
  const across = meeting.places?.[other] ?? session.pools.get(poolsOfThese(session, meeting)[other])?.free.first?.key;
  return across === undefined ? refuse('no-place-free') : { exhibitor: across, buyer: across, [side]: place.place };
}

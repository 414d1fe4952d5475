import { deadlineOfOffer, deadlineOfParticipant, deadlineOfSession } from './deadline.ts';
import { engaged, freed, inTeam, marked, moved, poolsOfThese, withPool } from './keptIndex.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import type { Place } from './place.ts';
import { eachPool, newPool, poolOf } from './pool.ts';
import type { Session } from './session.ts';

// Folding changes a session only through these: each keeps one thing and mends every index that follows from it.

/** The session with this participant as it is now. */
export function keepParticipant(session: Session, participant: Participant): Session {
  const { participant: id, person } = participant;
  const before = session.participants.get(id);
  const deadlines = moved(session.deadlines, `participant ${id}`, [
    before && deadlineOfParticipant(before),
    deadlineOfParticipant(participant),
  ]);
  const isAvailable = participant.state === 'AVAILABLE';
  return {
    ...session,
    participants: session.participants.set(id, participant),
    byPerson: session.byPerson.get(person) === id ? session.byPerson : session.byPerson.set(person, id),
    teams: inTeam(session.teams, participant, before),
    available: marked(session.available, id, isAvailable),
    deadlines,
  };
}

/** The session with this offer as it is now. */
export function keepOffer(session: Session, offer: Offer): Session {
  const { offer: id } = offer;
  const before = session.offers.get(id);
  const wasLive = before?.state === 'PROPOSED';
  const isLiveNow = offer.state === 'PROPOSED';
  const deadlines = moved(session.deadlines, `offer ${id}`, [
    before && deadlineOfOffer(before),
    deadlineOfOffer(offer),
  ]);
  const next = { ...session, offers: session.offers.set(id, offer), deadlines };
  if (wasLive === isLiveNow) return next;
  const change = isLiveNow ? 1 : -1;
  next.liveOffers = marked(session.liveOffers, id, isLiveNow);
  next.pools = eachPool(poolsOfThese(session, offer)).reduce(
    (pools, key) => withPool(pools, key, (pool) => ({ ...pool, offers: pool.offers + change })),
    session.pools,
  );
  return engaged(next, offer, isLiveNow ? { offer: id } : null);
}

/** The session with this place as it is now. */
export function keepPlace(session: Session, place: Place): Session {
  const key = poolOf(place);
  const before = session.places.get(place.place);
  const pools = session.pools.has(key) ? session.pools : session.pools.set(key, newPool(key, place.venue));
  const opened = Number(place.open) - Number(before?.open ?? false);
  const isFree = place.open && !session.placeUse.has(place.place);
  return {
    ...session,
    places: session.places.set(place.place, place),
    pools: withPool(pools, key, (pool) => ({ ...pool, open: pool.open + opened, free: freed(pool, place, isFree) })),
  };
}

/** The session with these own fields, and the deadline that follows from them. */
export function keepState(session: Session, fields: Partial<Session>): Session {
  const next = { ...session, ...fields };
  const both = [deadlineOfSession(session), deadlineOfSession(next)] as const;
  return { ...next, deadlines: moved(session.deadlines, 'session', both) };
}

import type { PlaceId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import type { Instant } from '../kernel/time.ts';
import type { PairingEvent } from '../pairing/event.ts';
import { eachPlace } from '../pairing/pool.ts';
import type { Session } from '../pairing/session.ts';

/** FI2: since when places are free. */
export interface FreePlaces {
  /** When a place was left, opened or added last; none for a place that nobody has used yet. */
  leftAt: PersistentMap<PlaceId, Instant>;
  /** When pairing began last; null before it did. */
  pairingSince: Instant | null;
}

/** Nobody has been paired yet. */
export const NO_PLACE_USED: FreePlaces = { leftAt: PersistentMap.empty(), pairingSince: null };

/** FI2: since when a pair could have had a place that is open and free. */
export function freeSince({ leftAt, pairingSince }: FreePlaces, place: PlaceId): Instant | null {
  return pairingSince === null ? null : Math.max(pairingSince, leftAt.get(place) ?? pairingSince);
}

/** FI2: the free places after an event. */
export function withFreed(
  free: FreePlaces,
  event: PairingEvent,
  { before, after }: { before: Session; after: Session },
): FreePlaces {
  switch (event.kind) {
    case 'pairing-started':
      return { ...free, pairingSince: event.at };
    case 'place-opened':
      return left(free, [event.place], event.at);
    case 'place-added':
      return left(free, [event.place.place], event.at);
    default: {
      const places = 'meeting' in event ? before.meetings.get(event.meeting)?.places : null;
      const given = places ? eachPlace(places).filter((place) => !after.placeUse.has(place)) : [];
      return given.length === 0 ? free : left(free, given, event.at);
    }
  }
}

function left(free: FreePlaces, places: readonly PlaceId[], at: Instant): FreePlaces {
  return { ...free, leftAt: places.reduce((kept, place) => kept.set(place, at), free.leftAt) };
}

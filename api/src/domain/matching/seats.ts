import type { VenueId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import type { PlaceKind, PoolKey } from '../pairing/place.ts';
import { eachPool, poolsOfPair } from '../pairing/pool.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';

/** Where two would sit. */
export interface Seats {
  placeKind: PlaceKind;
  /** The pools of which they need a place. */
  pools: readonly PoolKey[];
  /** Whether each of them has one to offer. */
  hasRoom: boolean;
}

/** What seating reads of a round. */
export type Hall = Pick<RoundInput, 'floor' | 'rooms'>;

/** Where two would sit: as their session does, by video across venues, at a table where the company has no stand there (MA35). */
export function seatsFor(pair: BySide<RoundParticipant>, { floor, rooms }: Hall): Seats {
  const seats = (placeKind: PlaceKind): Seats => {
    const pools = eachPool(poolsOfPair(placeKind, pair));
    return { placeKind, pools, hasRoom: pools.every((pool) => (rooms.get(pool)?.free ?? 0) > 0) };
  };
  if (pair.exhibitor.venue !== pair.buyer.venue) return seats('video');
  if (floor.rules.placeKind !== 'stand') return seats(floor.rules.placeKind);
  const own = seats('stand');
  const stand = rooms.get(own.pools[0]!);
  return stand?.exists && stand.venue === pair.buyer.venue ? own : seats('table');
}

/** Seats by the two's venues, found once a round; a company's own stand is a matter of the company. */
export class SeatPlan {
  readonly #hall: Hall;
  readonly #rows = new Map<string, Map<VenueId, Seats>>();

  constructor(hall: Hall) {
    this.#hall = hall;
  }

  of(exhibitor: RoundParticipant, buyer: RoundParticipant): Seats {
    const isAtStands = this.#hall.floor.rules.placeKind === 'stand';
    const key = isAtStands ? `${exhibitor.venue} ${exhibitor.organisation}` : exhibitor.venue;
    let row = this.#rows.get(key);
    if (!row) this.#rows.set(key, (row = new Map()));
    let seats = row.get(buyer.venue);
    if (!seats) row.set(buyer.venue, (seats = seatsFor({ exhibitor, buyer }, this.#hall)));
    return seats;
  }
}

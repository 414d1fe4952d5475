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
  readonly #isAtStands: boolean;
  /** The last one found: most questions in a row are about the same two venues. */
  #last: { row: string; venue: VenueId; seats: Seats } | null = null;

  constructor(hall: Hall) {
    this.#hall = hall;
    this.#isAtStands = hall.floor.rules.placeKind === 'stand';
  }

  of(exhibitor: RoundParticipant, buyer: RoundParticipant): Seats {
    const row = this.#isAtStands ? `${exhibitor.venue} ${exhibitor.organisation}` : exhibitor.venue;
    const last = this.#last;
    if (last && last.row === row && last.venue === buyer.venue) return last.seats;
    let known = this.#rows.get(row);
    if (!known) this.#rows.set(row, (known = new Map()));
    let seats = known.get(buyer.venue);
    if (!seats) known.set(buyer.venue, (seats = seatsFor({ exhibitor, buyer }, this.#hall)));
    this.#last = { row, venue: buyer.venue, seats };
    return seats;
  }
}

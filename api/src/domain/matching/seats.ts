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

/**
 * Where each two of a round would sit, by their positions in it. It depends on the two's venues and, at stands, on the company, so there are few ways to sit; each
 * is found once, and asking costs two reads. Cost O(exhibitors x venues).
 */
export class SeatPlan {
  /** The different ways to sit. */
  readonly ways: readonly Seats[];
  /** 1 for each way that has a place to offer. */
  readonly hasRoom: Uint8Array;
  /** By exhibitor and, within, by the number of the buyer's venue: the number of the way. */
  readonly wayAt: Int32Array;
  /** By buyer: the number of its venue. */
  readonly venueOf: Int32Array;
  readonly venues: number;

  constructor({ exhibitor: exhibitors, buyer: buyers }: BySide<readonly RoundParticipant[]>, hall: Hall) {
    const numbers = new Map<VenueId, number>();
    const oneAt: RoundParticipant[] = [];
    this.venueOf = Int32Array.from(buyers, (buyer) => {
      const known = numbers.get(buyer.venue);
      if (known !== undefined) return known;
      numbers.set(buyer.venue, oneAt.length);
      return oneAt.push(buyer) - 1;
    });
    this.venues = oneAt.length;
    this.wayAt = new Int32Array(exhibitors.length * this.venues);
    const ways: Seats[] = [];
    const rows = new Map<string, number>();
    const isAtStands = hall.floor.rules.placeKind === 'stand';
    for (const [at, exhibitor] of exhibitors.entries()) {
      const row = isAtStands ? `${exhibitor.venue} ${exhibitor.organisation}` : exhibitor.venue;
      let first = rows.get(row);
      if (first === undefined) {
        rows.set(row, (first = ways.length));
        for (const buyer of oneAt) ways.push(seatsFor({ exhibitor, buyer }, hall));
      }
      for (let venue = 0; venue < this.venues; venue++) this.wayAt[at * this.venues + venue] = first + venue;
    }
    this.ways = ways;
    this.hasRoom = Uint8Array.from(ways, ({ hasRoom }) => (hasRoom ? 1 : 0));
  }

  /** The number of the way in which the two would sit. */
  wayOf(exhibitor: number, buyer: number): number {
    return this.wayAt[exhibitor * this.venues + this.venueOf[buyer]!]!;
  }

  of(exhibitor: number, buyer: number): Seats {
    return this.ways[this.wayOf(exhibitor, buyer)]!;
  }
}

import type { VenueId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import type { PlaceKind, PoolKey } from '../pairing/place.ts';
import { eachPool, poolsOfPair } from '../pairing/pool.ts';
import { canSitTogether } from './eligibility.ts';
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
  /** 1 for each way in which two may sit (MA10) and that has a place to offer. */
  readonly isOpen: Uint8Array;
  /** By exhibitor: the first of the ways in which it would sit; one follows for each venue of buyers. */
  readonly firstWay: Int32Array;
  /** By buyer: the number of its venue. */
  readonly venueOf: Int32Array;
  readonly venues: number;

  constructor({ exhibitor: exhibitors, buyer: buyers }: BySide<readonly RoundParticipant[]>, hall: Hall) {
    const venues = new Numbering<VenueId>();
    const oneAt: RoundParticipant[] = [];
    this.venueOf = new Int32Array(buyers.length);
    for (let at = 0; at < buyers.length; at++) {
      const buyer = buyers[at]!;
      const venue = venues.of(buyer.venue);
      this.venueOf[at] = venue;
      if (venue === oneAt.length) oneAt.push(buyer);
    }
    this.venues = oneAt.length;
    this.firstWay = new Int32Array(exhibitors.length);
    const ways: Seats[] = [];
    const isOpen: number[] = [];
    const rows = new Numbering<string>();
    const isAtStands = hall.floor.rules.placeKind === 'stand';
    for (let at = 0; at < exhibitors.length; at++) {
      const exhibitor = exhibitors[at]!;
      const row = rows.of(isAtStands ? `${exhibitor.venue} ${exhibitor.organisation}` : exhibitor.venue);
      const first = row * this.venues;
      this.firstWay[at] = first;
      if (first < ways.length) continue;
      for (const buyer of oneAt) {
        const seats = seatsFor({ exhibitor, buyer }, hall);
        ways.push(seats);
        isOpen.push(seats.hasRoom && canSitTogether({ exhibitor, buyer }, hall.floor) ? 1 : 0);
      }
    }
    this.ways = ways;
    this.isOpen = Uint8Array.from(isOpen);
  }

  /** The number of the way in which the two would sit. */
  wayOf(exhibitor: number, buyer: number): number {
    return this.firstWay[exhibitor]! + this.venueOf[buyer]!;
  }

  of(exhibitor: number, buyer: number): Seats {
    return this.ways[this.wayOf(exhibitor, buyer)]!;
  }
}

/** Numbers names in the order in which they are first asked for. */
class Numbering<Name extends string> {
  readonly #numbers = new Map<Name, number>();
  /** Most questions in a row are about the same name. */
  #last: Name | null = null;
  #lastNumber = 0;

  of(name: Name): number {
    if (name === this.#last) return this.#lastNumber;
    let number = this.#numbers.get(name);
    if (number === undefined) this.#numbers.set(name, (number = this.#numbers.size));
    [this.#last, this.#lastNumber] = [name, number];
    return number;
  }
}

/** The halls that lists furnish: what stands in one stands inside it, and nothing is moved while people meet there. */
import type { Spot } from '../exhibition/hallPlan.ts';
import { rowChange } from './fairChange.ts';
import type { FairLists, FairRow, HallSize, PlaceRow, VenueRow } from './fairLists.ts';
import { NOT_DRAWN } from './fairLists.ts';
import type { Remark } from './listSpec.ts';
import { placeKey } from './placeLabel.ts';
import type { ReadRow } from './readLists.ts';

/** What a venue's row and a place's row say of the plan. */
export const PLAN_VALUES = {
  venues: ['hallSize', 'entrance', 'interpretersAt', 'ways'],
  places: ['spots', 'hallZone'],
} as const satisfies { venues: (keyof VenueRow)[]; places: (keyof PlaceRow)[] };

/** Halls as they are kept and as the rows admitted so far make them. */
export class HallsOfRows {
  readonly #liveVenues: ReadonlySet<string>;
  readonly #venues: ReadonlyMap<string, VenueRow>;
  readonly #places: ReadonlyMap<string, PlaceRow>;
  readonly #sizes = new Map<string, HallSize>();

  constructor(kept: { readonly lists: FairLists; readonly liveVenues: ReadonlySet<string> }) {
    this.#liveVenues = kept.liveVenues;
    this.#venues = new Map(kept.lists.venues.map((venue) => [venue.reference, venue]));
    this.#places = new Map(kept.lists.places.map((place) => [placeKey(place), place]));
    for (const { reference, hallSize } of kept.lists.venues) this.#sizes.set(reference, hallSize);
  }

  admit(read: ReadRow): void {
    this.#sizes.set(read.key, this.#venueAfter(read).hallSize);
  }

  remarksOnVenue(read: ReadRow): readonly Remark[] {
    const after = this.#venueAfter(read);
    const { entrance, interpretersAt, ways } = after;
    const spots = {
      entrance: entrance ? [entrance] : [],
      interpretersAt: interpretersAt ? [interpretersAt] : [],
      ways: ways.flatMap(({ from, to }) => [from, to]),
    };
    return [
      ...Object.entries(spots).flatMap(([column, all]) => remarksOnWalls(column, all, after.hallSize)),
      ...this.#remarksOnLive(read, read.key, this.#venues.get(read.key)),
    ];
  }

  remarksOnPlace(read: ReadRow): readonly Remark[] {
    const { venue, spots } = read.row as PlaceRow;
    return [
      ...remarksOnWalls('spots', spots, this.#sizes.get(venue) ?? NOT_DRAWN.hallSize),
      ...this.#remarksOnLive(read, venue, this.#places.get(read.key)),
    ];
  }

  /** A row without a column keeps what is there. */
  #venueAfter(read: ReadRow): VenueRow {
    const before = this.#venues.get(read.key);
    return (before ? rowChange(read, before).after : read.row) as VenueRow;
  }

  #remarksOnLive(read: ReadRow, venue: string, before: FairRow | undefined): readonly Remark[] {
    if (!this.#liveVenues.has(venue)) return [];
    const names: readonly string[] = PLAN_VALUES[read.list as 'venues' | 'places'];
    const changed = rowChange(read, before ?? ({ ...read.row, spots: [], hallZone: null } as FairRow)).values;
    const column = changed.find((name) => names.includes(name));
    return column === undefined ? [] : [{ column, reason: { code: 'session-live' } }];
  }
}

function remarksOnWalls(column: string, spots: readonly Spot[], { width, depth }: HallSize): readonly Remark[] {
  return spots.every(({ x, y }) => x <= width && y <= depth)
    ? []
    : [{ column, reason: { code: 'outside-hall', facts: { width, depth } } }];
}

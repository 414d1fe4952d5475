import type { MeetingId, OrganisationId, PlaceId, VenueId } from '../kernel/id.ts';
import type { RankedSet } from '../kernel/rankedSet.ts';
import type { Minutes } from '../kernel/time.ts';

/** Where one meeting can be held: a numbered table, a company's own stand, or a video table. */
export type PlaceKind = 'table' | 'stand' | 'video';

/** A place as the session knows it. */
export interface Place {
  place: PlaceId;
  venue: VenueId;
  kind: PlaceKind;
  /** What is written on it: a table's number, a stand's code. */
  label: string;
  zone: string | null;
  /** The company whose stand it is; null for tables. */
  organisation: OrganisationId | null;
  open: boolean;
}

/** A venue as the session knows it. */
export interface Venue {
  venue: VenueId;
  /** A short code (`MO`, `HQ`); names are rows, not events. */
  code: string;
  /** A usual walk inside the venue. */
  walkMinutes: Minutes;
}

/** Names a pool: `table <venue>`, `video <venue>`, `stand <company>`. */
export type PoolKey = string;

/** Places that serve the same pairs, with what is promised of them. */
export interface Pool {
  pool: PoolKey;
  venue: VenueId;
  /** Places that are open, whether in use or not. */
  open: number;
  /** Open and not in use, lowest number first. */
  free: RankedSet<PlaceId>;
  /** Open offers that count on a place of it. */
  offers: number;
  /** Confirmed pairs that wait for a place of it. */
  waiting: number;
  /** Pairs summoned to one of its places, by the end of the summons. */
  summoned: RankedSet<MeetingId>;
  /** Running meetings at its places, by their end. */
  running: RankedSet<MeetingId>;
}

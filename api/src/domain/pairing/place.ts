import type { OrganisationId, PlaceId, VenueId } from '../kernel/id.ts';
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

import type { ParticipantId, VenueId } from '../kernel/id.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import { MINUTE, type Instant } from '../kernel/time.ts';
import type { EventOf } from '../pairing/fold.ts';

/** FI14: somebody was checked in at a venue. */
export interface Entry {
  participant: ParticipantId;
  venue: VenueId;
  at: Instant;
}

/** FI14: check-ins, those of one person at one venue within a quarter of an hour once. */
export type Entries = PersistentMap<string, Entry>;

/** Nobody has come yet. */
export const NO_ENTRIES: Entries = PersistentMap.empty();

/** Days of every zone begin at a quarter of an hour of UTC: within one nothing is lost by counting once. */
const QUARTER = 15 * MINUTE;

/** FI14: the check-ins with one more. */
export function withEntry(entries: Entries, { facts, at }: EventOf<'participant-checked-in'>): Entries {
  const { participant, venue } = facts;
  const key = `${participant} ${venue} ${Math.floor(at / QUARTER)}`;
  return entries.has(key) ? entries : entries.set(key, { participant, venue, at });
}

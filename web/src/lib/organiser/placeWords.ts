/** Places in words. A place's sign says its number; which hall it is in says its venue's glyph. */
import { m, reader } from '#lib/messages/index.ts';
import type { Tile, TileLook } from './places.ts';

/** What names a venue by one sign. */
interface Venues {
  venue(id: string): { glyph: string; code: string } | undefined;
}

/** 澳12 for readers of Chinese, MO 12 for others: what stands on the sign, and in which hall. */
export function placeName(place: { label: string; venue: string }, venues: Venues): string {
  const venue = venues.venue(place.venue);
  if (!venue) return place.label;
  return placePrefix(venue) + place.label;
}

/** What tells one hall's tables from another's. */
export function placePrefix(venue: { glyph: string; code: string }): string {
  return reader.language.startsWith('zh') ? venue.glyph : `${venue.code} `;
}

/** The word for how a tile looks. */
export const LOOK_WORDS: Readonly<Record<TileLook, () => string>> = {
  meeting: m.tile_meeting,
  'last-minutes': m.tile_last_minutes,
  waiting: m.tile_waiting,
  problem: m.tile_problem,
  open: m.tile_open,
  idle: m.tile_idle,
  closed: m.tile_closed,
};

/** How many of these places are there to be used, and how many are by video. */
export function countOf(tiles: readonly Tile[]): { all: number; free: number; video: number } {
  return {
    all: tiles.length,
    free: tiles.filter(({ look }) => look === 'open' || look === 'idle').length,
    video: tiles.filter(({ kind }) => kind === 'VIDEO').length,
  };
}

import type { Names } from './fairSetUp.svelte.ts';

/** The character that people of the region put on signs for a place. */
const GLYPHS: Readonly<Record<string, string>> = { HENGQIN: '琴', MO: '澳', HK: '港' };

/** What decides the order of venues. */
interface Sized {
  reference: string;
  tables: number;
  videoTables: number;
  stands: number;
}

/** 1 for the main hall, the one with most places; colour and form of its sign follow from it. The API counts by the same rule. */
export function ordinalOf(venue: Sized, venues: readonly Sized[]): number {
  const size = ({ tables, videoTables, stands }: Sized) => tables + videoTables + stands;
  const isBefore = (other: Sized) =>
    size(other) > size(venue) || (size(other) === size(venue) && other.reference < venue.reference);
  return 1 + venues.filter(isBefore).length;
}

/** The one sign that will stand for a venue on every screen; the API chooses by the same rule. */
export function glyphOf({
  zone,
  country,
  name,
  reference,
}: {
  zone: string;
  country: string;
  name: Names;
  reference: string;
}): string {
  return GLYPHS[zone] ?? GLYPHS[country] ?? [...(name['zh-Hant'] || reference)][0] ?? '';
}

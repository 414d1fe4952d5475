import type { Names } from './fairSetUp.svelte.ts';

/** The character that people of the region put on signs for a place. */
const GLYPHS: Readonly<Record<string, string>> = { HENGQIN: '琴', MO: '澳', HK: '港' };

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

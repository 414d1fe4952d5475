/** What the hall's screen is written in, whatever the screen's own language. */
import type { Language } from '#lib/messages/index.ts';

/** Labels stand in these, one after another; the fourth language is spoken by who reads the first. */
export const HALL: readonly Language[] = ['zh-Hant', 'pt', 'en'];

/** How long each language is the largest. */
const TURN_SECONDS = 8;

/** The same, with each first in turn. */
export function leadingAt<Item>(items: readonly Item[], now: number): Item[] {
  const turn = Math.floor(now / 1000 / TURN_SECONDS) % Math.max(1, items.length);
  return [...items.slice(turn), ...items.slice(0, turn)];
}

/** A name in one language; nothing where it has none. */
export function nameIn(names: { language: string; text: string }[] | undefined, language: Language): string {
  return names?.find((entry) => entry.language === language.replace('-', '_'))?.text ?? '';
}

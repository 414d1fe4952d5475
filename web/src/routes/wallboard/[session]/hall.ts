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

/** When something is, as every language of the hall reads it: the time, with its date on another day. */
export function whenInHall(at: number, { now, zone }: { now: number; zone: string }): string {
  const [day, time] = dayAndTime(at, zone);
  return day === dayAndTime(now, zone)[0] ? time : `${day} ${time}`;
}

/** `2027-03-18` and `10:00`: figures alone, as Sweden writes them. */
function dayAndTime(at: number, timeZone: string): [day: string, time: string] {
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [day = '', time = ''] = written.split(' ');
  return [day, time];
}

/** A name in one language; nothing where it has none. */
export function nameIn(names: { language: string; text: string }[] | undefined, language: Language): string {
  return names?.find((entry) => entry.language === language.replace('-', '_'))?.text ?? '';
}

/** How the last offers ended, out of the desk's own list of events. Pure. */
import type { Answers } from './matters.ts';
import type { DeskEvent } from './threads.ts';

/** So many of the last offers are looked at. */
const LAST_OFFERS = 20;

const REFUSED: ReadonlySet<string> = new Set(['offer-declined', 'offer-deferred', 'offer-expired']);

/** Of the last offers that were answered, how many not with two yeses. */
export function lastAnswers(events: readonly DeskEvent[]): Answers {
  const ended = events.filter(({ kind }) => kind === 'offer-confirmed' || REFUSED.has(kind)).slice(-LAST_OFFERS);
  return { ended: ended.length, refused: ended.filter(({ kind }) => REFUSED.has(kind)).length };
}

import { AS_PLANNED } from '../../domain/rehearsal/scenario.ts';
import { estimateOf } from '../../domain/rehearsal/statistics.ts';
import { USUAL_SETTINGS } from '../../domain/rehearsal/settings.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import type { DayFigures } from '../../domain/rehearsal/dayFigures.ts';
import type { Forecast, ForecastAsked, ForecastFigures } from '../../ports/rehearsals.ts';
import { rehearsalThreads, type RehearsalThreads } from './rehearsalThreads.ts';

const HOUR_MS = 3_600_000;

/** What a look needs besides its session. */
type Look = Omit<ForecastAsked, 'session'>;

/**
 * RH20: the same seeds under the rules as they are and as they would be. When time is up or it is stopped it tells the days that were finished under both;
 * null where not one was.
 */
export async function forecast(look: Look, stopped?: AbortSignal): Promise<Forecast | null> {
  const fairs = [look.now, look.next];
  const threads = fairs.map((fair) => rehearsalThreads({ fair, settings: USUAL_SETTINGS }, 1));
  const finished = fairs.map(() => new Map<number, DayFigures>());
  const days = Promise.all(threads.map(({ work }, at) => rehearseInto(finished[at]!, work, look)));
  // Threads that are ended fail what they were at; nobody waits for it then.
  days.catch(() => undefined);
  const time = timeUp(look.mostMs, stopped);
  try {
    await Promise.race([days, time.up]);
    return forecastOf(look, finished);
  } finally {
    time.cancel();
    await Promise.all(threads.map(({ close }) => close()));
  }
}

/** Rehearses every seed, the first ones first, and notes each day when it is over. */
async function rehearseInto(
  finished: Map<number, DayFigures>,
  work: RehearsalThreads['work'],
  { seed, seeds }: Pick<Look, 'seed' | 'seeds'>,
): Promise<void> {
  const all = Array.from({ length: seeds }, (_, at) => seed + at);
  await Promise.all(all.map(async (one) => finished.set(one, await work.day({ scenario: AS_PLANNED, seed: one }))));
}

/** When no more days are waited for. */
function timeUp(mostMs: number, stopped?: AbortSignal): { up: Promise<void>; cancel(): void } {
  let end = (): void => {};
  const up = new Promise<void>((resolve) => (end = resolve));
  const timer = setTimeout(end, mostMs);
  if (stopped?.aborted) end();
  stopped?.addEventListener('abort', end, { once: true });
  return { up, cancel: () => (clearTimeout(timer), stopped?.removeEventListener('abort', end)) };
}

/** What is told of the seeds that are finished under both rules; null where there is none. */
export function forecastOf(
  { now, next, seeds }: Pick<Look, 'now' | 'next' | 'seeds'>,
  finished: readonly Map<number, DayFigures>[],
): Forecast | null {
  const [before = new Map<number, DayFigures>(), after = new Map<number, DayFigures>()] = finished;
  const both = [...before.keys()].filter((seed) => after.has(seed)).sort((a, b) => a - b);
  if (both.length === 0) return null;
  const of = (days: ReadonlyMap<number, DayFigures>): DayFigures[] => both.map((seed) => days.get(seed)!);
  return { days: both.length, asked: seeds, now: figuresOf(now, of(before)), next: figuresOf(next, of(after)) };
}

function figuresOf({ opensAt, endsAt }: RehearsedFair, days: readonly DayFigures[]): ForecastFigures {
  const hours = (endsAt - opensAt) / HOUR_MS;
  return {
    meetingsAnHour: estimateOf(days.map(({ meetings }) => meetings / hours)),
    waitP95Seconds: estimateOf(days.map(({ waitP95Seconds }) => waitP95Seconds)),
  };
}

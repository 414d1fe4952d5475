import { AS_PLANNED } from '../../domain/rehearsal/scenario.ts';
import { estimateOf } from '../../domain/rehearsal/statistics.ts';
import { USUAL_SETTINGS } from '../../domain/rehearsal/settings.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import type { DayFigures } from '../../domain/rehearsal/dayFigures.ts';
import type { Forecast, ForecastAsked, ForecastFigures } from '../../ports/rehearsals.ts';
import { rehearsalThreads, type RehearsalThreads } from './rehearsalThreads.ts';

const HOUR_MS = 3_600_000;

/** RH20: the same seeds under the rules as they are and as they would be; null where that takes longer than whoever asks waits. */
export async function forecast({ now, next, seed, seeds, mostMs }: ForecastAsked): Promise<Forecast | null> {
  const threads = [now, next].map((fair) => rehearsalThreads({ fair, settings: USUAL_SETTINGS }, 1));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), mostMs)));
  const days = Promise.all(threads.map(({ work }) => daysOf(work, { seed, seeds })));
  // Threads that are ended fail what they were at; nobody waits for it then.
  days.catch(() => undefined);
  try {
    const found = await Promise.race([days, tooLong]);
    if (!found) return null;
    const [before = [], after = []] = found;
    return { days: seeds, now: figuresOf(now, before), next: figuresOf(next, after) };
  } finally {
    clearTimeout(timer);
    await Promise.all(threads.map(({ close }) => close()));
  }
}

function daysOf(
  work: RehearsalThreads['work'],
  { seed, seeds }: Pick<ForecastAsked, 'seed' | 'seeds'>,
): Promise<DayFigures[]> {
  const all = Array.from({ length: seeds }, (_, at) => seed + at);
  return Promise.all(all.map((one) => work.day({ scenario: AS_PLANNED, seed: one })));
}

function figuresOf({ opensAt, endsAt }: RehearsedFair, days: readonly DayFigures[]): ForecastFigures {
  const hours = (endsAt - opensAt) / HOUR_MS;
  return {
    meetingsAnHour: estimateOf(days.map(({ meetings }) => meetings / hours)),
    waitP95Seconds: estimateOf(days.map(({ waitP95Seconds }) => waitP95Seconds)),
  };
}

import type { PlaceKind } from '../pairing/place.ts';
import type { VenueId } from '../kernel/id.ts';
import type { DayFigures } from './dayFigures.ts';
import type { Scenario } from './scenario.ts';
import { estimateOf, mean, quantile, type Estimate } from './statistics.ts';

/** Figures of a day that are told with an interval over the seeds. */
export const FIGURES = [
  'meetings',
  'meetingsEach',
  'value',
  'waitMedianSeconds',
  'waitP95Seconds',
  'inVain',
  'acceptance',
  'kept',
  'matched',
  'second',
  'gini',
  'tableUse',
] as const satisfies readonly (keyof DayFigures)[];

export type FigureName = (typeof FIGURES)[number];

/** What many seeds of one scenario came to (RH10). */
export interface ScenarioSummary {
  scenario: Scenario;
  figures: Readonly<Record<FigureName, Estimate>>;
  came: { exhibitor: Estimate; buyer: Estimate };
  pools: readonly { venue: VenueId; kind: PlaceKind; places: number; use: Estimate; p95: Estimate }[];
  /** How many people sat in no meeting, in one, in two, and so on: the mean over the seeds. */
  peopleByMeetings: readonly number[];
  overTheDay: DaySummary;
}

/** The day in slices: means over the seeds, with the band in which eight of ten seeds lie where it is drawn. */
export interface DaySummary {
  sliceMinutes: number;
  waiting: readonly number[];
  /** In minutes; null where no seed had a wait that ended in the slice. */
  waitP95: readonly ({ mean: number; low: number; high: number } | null)[];
  tableUse: readonly number[];
}

const SHARES: ReadonlySet<FigureName> = new Set(['acceptance', 'kept', 'matched', 'second', 'gini', 'tableUse']);

/** More meetings than this are told together. */
const MOST_MEETINGS = 12;

/** RH10: the figures of a scenario over its seeds, in the order of the seeds. */
export function summarise(scenario: Scenario, days: readonly DayFigures[]): ScenarioSummary {
  const estimate = (of: (day: DayFigures) => number): Estimate => estimateOf(days.map(of));
  const figures = Object.fromEntries(
    FIGURES.map((name) => [
      name,
      within(
        name,
        estimate((day) => day[name]),
      ),
    ]),
  ) as Record<FigureName, Estimate>;
  return {
    scenario,
    figures,
    came: { exhibitor: estimate(({ came }) => came.exhibitor), buyer: estimate(({ came }) => came.buyer) },
    pools: (days[0]?.pools ?? []).map(({ venue, kind, places }, at) => ({
      venue,
      kind,
      places,
      use: estimate(({ pools }) => pools[at]!.use),
      p95: estimate(({ pools }) => pools[at]!.p95),
    })),
    peopleByMeetings: peopleByMeetings(days),
    overTheDay: overTheDay(days),
  };
}

/** No interval reaches beyond what a figure can be: none below nothing, no share above all. */
function within(name: FigureName, { mean, low, high }: Estimate): Estimate {
  return { mean, low: Math.max(0, low), high: SHARES.has(name) ? Math.min(1, high) : high };
}

/** The ratio of a figure between two scenarios, seed by seed on the same arrivals: its mean and interval. */
export function pairedRatio(name: FigureName, days: readonly DayFigures[], others: readonly DayFigures[]): Estimate {
  return estimateOf(days.map((day, at) => (others[at]![name] === 0 ? 1 : day[name] / others[at]![name])));
}

/** The difference of a figure between two scenarios, seed by seed on the same arrivals: its mean and interval. */
export function pairedDifference(
  name: FigureName,
  days: readonly DayFigures[],
  others: readonly DayFigures[],
): Estimate {
  return estimateOf(days.map((day, at) => day[name] - others[at]![name]));
}

function peopleByMeetings(days: readonly DayFigures[]): number[] {
  const counts: number[] = [];
  for (const { meetingsOf } of days)
    for (const meetings of meetingsOf) {
      if (meetings === null) continue;
      const at = Math.min(MOST_MEETINGS, meetings);
      while (counts.length <= at) counts.push(0);
      counts[at]! += 1 / days.length;
    }
  return counts;
}

function overTheDay(days: readonly DayFigures[]): DaySummary {
  const slices = [...(days[0]?.overTheDay.waiting ?? []).keys()];
  return {
    sliceMinutes: days[0]?.overTheDay.sliceMinutes ?? 0,
    waiting: slices.map((at) => mean(days.map((day) => day.overTheDay.waiting[at] ?? 0))),
    waitP95: slices.map((at) => {
      const waits = days.flatMap((day) => day.overTheDay.waitP95Seconds[at] ?? []).map((seconds) => seconds / 60);
      return waits.length === 0 ? null : { mean: mean(waits), low: quantile(waits, 0.1)!, high: quantile(waits, 0.9)! };
    }),
    tableUse: slices.map((at) => mean(days.map((day) => day.overTheDay.tableUse[at] ?? 0))),
  };
}

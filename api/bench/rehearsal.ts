import { loadavg } from 'node:os';
import { Chance } from '../src/domain/rehearsal/chance.ts';
import type { DayFigures } from '../src/domain/rehearsal/dayFigures.ts';
import { USUAL_SETTINGS } from '../src/domain/rehearsal/settings.ts';
import { mean, type Estimate } from '../src/domain/rehearsal/statistics.ts';
import { pairedDifference, pairedRatio } from '../src/domain/rehearsal/summary.ts';
import { matchmakerOf, rehearseDay } from '../src/engine/rehearsal/rehearseDay.ts';
import { inventedFair, type Shape } from '../test/builders/rehearsedFair.ts';
import { absolute, type Figure } from './figure.ts';
import { offlineBound } from './rehearsal/offlineBound.ts';

const BENCH = 'rehearsal';
/** Days of each shape, each by the matchmaker and by greedy on the same arrivals; fewer by REHEARSAL_SEEDS. */
const SEEDS = Number(process.env['REHEARSAL_SEEDS'] ?? 20);

/** A day of a thousand people, with the demo fair's tables a head. */
const LARGE: Shape = { name: '1,000 people', exhibitors: 500, buyers: 500, tables: 400, hours: 8, goods: 40 };
/** Three shapes of fair; `thin`: goods so scattered that few fit. */
const SHAPES: readonly (Shape & { bound: number })[] = [
  { name: 'balanced', exhibitors: 60, buyers: 60, tables: 24, hours: 3, goods: 8, bound: 0.9 },
  { name: '1.3 to 1', exhibitors: 68, buyers: 52, tables: 24, hours: 3, goods: 8, bound: 0.88 },
  { name: 'thin', exhibitors: 60, buyers: 60, tables: 24, hours: 3, goods: 60, bound: 0.8 },
];

/** Rehearsed days: how long one of a thousand people takes, and what the matchmaker brings beside greedy and beside the offline bound. */
export async function run(): Promise<Figure[]> {
  return [largeDay(), ...SHAPES.flatMap(shapeFigures)];
}

function largeDay(): Figure {
  const fair = inventedFair(LARGE);
  const matchmaker = matchmakerOf(fair);
  const before = process.cpuUsage();
  const { figures } = rehearseDay({ fair, settings: USUAL_SETTINGS, policy: 'ponte', seed: 1, matchmaker });
  const { user, system } = process.cpuUsage(before);
  const note = `processor time of the process, pairs judged on the way; ${LARGE.hours} h, ${LARGE.tables} tables, ${figures.meetings} meetings, ${figures.rounds} rounds; ${load()}`;
  return absolute({
    bench: BENCH,
    metric: `a day of ${LARGE.name}`,
    value: (user + system) / 1e6,
    unit: 's',
    goal: 10,
    note,
  });
}

function shapeFigures(shape: (typeof SHAPES)[number]): Figure[] {
  const fair = inventedFair(shape);
  const matchmaker = matchmakerOf(fair);
  const [ponte, greedy]: [DayFigures[], DayFigures[]] = [[], []];
  const [bounds, chances]: [number[], number[]] = [[], []];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const asked = { fair, settings: USUAL_SETTINGS, seed, matchmaker };
    ponte.push(rehearseDay({ ...asked, policy: 'ponte' }).figures);
    greedy.push(rehearseDay({ ...asked, policy: 'greedy' }).figures);
    const crowd = { fair, settings: USUAL_SETTINGS, chance: new Chance(seed) };
    bounds.push(offlineBound(crowd, matchmaker));
    chances.push(offlineBound(crowd, matchmaker, 'chances'));
  }
  const people = `${shape.exhibitors} x ${shape.buyers} people, ${shape.tables} tables, ${shape.hours} h, ${SEEDS} seeds; floor: greedy on the same arrivals`;
  const told = (estimate: Estimate): string =>
    `95 % interval ${estimate.low.toFixed(4)} to ${estimate.high.toFixed(4)}; ${people}; ${load()}`;
  const value = pairedRatio('value', ponte, greedy);
  const waits = pairedRatio('waitP95Seconds', ponte, greedy);
  const matched = pairedDifference('matched', ponte, greedy);
  const shareOf = (most: readonly number[]): number => mean(ponte.map((day, at) => day.value / most[at]!));
  const ofGreedy = mean(greedy.map((day, at) => day.value / bounds[at]!));
  return [
    absolute({
      bench: BENCH,
      metric: `${shape.name}: value of greedy's`,
      value: value.mean,
      unit: 'x',
      goal: 1.02,
      atLeast: true,
      note: told(value),
    }),
    absolute({
      bench: BENCH,
      metric: `${shape.name}: p95 wait of greedy's`,
      value: waits.mean,
      unit: 'x',
      goal: 1.05,
      note: told(waits),
    }),
    absolute({
      bench: BENCH,
      metric: `${shape.name}: people with a meeting, beside greedy's`,
      value: 100 * matched.mean,
      unit: 'points',
      goal: -0.5,
      atLeast: true,
      note: `in points; ${told({ mean: 100 * matched.mean, low: 100 * matched.low, high: 100 * matched.high })}`,
    }),
    absolute({
      bench: BENCH,
      metric: `${shape.name}: value of the offline bound's`,
      value: shareOf(bounds),
      unit: 'x',
      goal: shape.bound,
      atLeast: true,
      note: `who knew all beforehand, answers and absences too, fractional pairs allowed; greedy ${ofGreedy.toFixed(3)}; ${people}`,
    }),
    absolute({
      bench: BENCH,
      metric: `${shape.name}: value of the bound of who knows no answer beforehand`,
      value: shareOf(chances),
      unit: 'x',
      goal: shape.bound,
      atLeast: true,
      note: `arrivals, stays and talks known, answers and absences only as chances, fractional pairs allowed; ${people}`,
    }),
  ];
}

function load(): string {
  return `load average ${loadavg()[0]!.toFixed(1)}`;
}

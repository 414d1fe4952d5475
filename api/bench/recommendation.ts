import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judge } from '../src/domain/matching/recommendation/dense/judge.ts';
import type { Judgement } from '../src/domain/matching/recommendation/dense/judge.ts';
import { ATTENTIONS } from '../src/domain/matching/recommendation/dense/attention.ts';
import { drawMarket } from '../src/domain/matching/recommendation/dense/market.ts';
import { METHODS } from '../src/domain/matching/recommendation/dense/methods.ts';
import type { Method } from '../src/domain/matching/recommendation/dense/methods.ts';
import { listsWithin } from '../src/domain/matching/recommendation/exposure.ts';
import { MeetingMarket } from '../src/domain/matching/recommendation/meetingMarket.ts';
import { absolute, quantile, type Figure } from './figure.ts';

/** Figures that somebody else published; not part of the repository. */
const PUBLISHED = resolve(
  import.meta.dirname,
  '../../../shared/benchmarks/recommendation/published_20x20_log_0.8.json',
);
const BENCH = 'recommendation';
const PUBLISHED_METHODS: readonly Method[] = ['Naive', 'Prod', 'TU'];

/** Reproduces the published figures, and measures our own ways to make lists. */
export async function run(): Promise<Figure[]> {
  return [...publishedFigures(), sparseFigure(), timeFigure(), await refreshFigure()];
}

interface Published {
  published: Record<string, Record<string, Judgement>>;
}

function publishedFigures(): Figure[] {
  if (!existsSync(PUBLISHED)) {
    process.stderr.write(
      `recommendation: SKIPPED the published figures and the comparison with TU on their seeds: no ${PUBLISHED}\n`,
    );
    return [];
  }
  const { published } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as Published;
  let difference = 0;
  let otherEnvy = 0;
  let notBetter = 0;
  let least = Infinity;
  for (const [seed, figures] of Object.entries(published)) {
    const market = drawMarket({ lefts: 20, rights: 20, lambda: 0.8, seed: Number(seed) });
    const found = (method: Method): Judgement => judge(METHODS[method](market, 'log'), market, 'log');
    for (const method of PUBLISHED_METHODS) {
      const [ours, theirs] = [found(method), figures[method]!];
      difference = Math.max(difference, Math.abs(ours.match - theirs.match));
      if (ours.leftEnvy !== theirs.leftEnvy || ours.rightEnvy !== theirs.rightEnvy) otherEnvy++;
    }
    const [ours, tu] = [found('FairRounds'), figures['TU']!];
    least = Math.min(least, ours.match / tu.match);
    if (ours.match <= tu.match || ours.leftEnvy > tu.leftEnvy || ours.rightEnvy > tu.rightEnvy) notBetter++;
  }
  const seeds = Object.keys(published).length;
  const note = `20 x 20, log, lambda 0.8, ${seeds} seeds`;
  return [
    absolute({
      bench: BENCH,
      metric: 'Naive, Prod, TU: matches off the published, most',
      value: difference,
      unit: '',
      goal: 1e-9,
      note,
    }),
    absolute({
      bench: BENCH,
      metric: 'Naive, Prod, TU: envy counts that differ',
      value: otherEnvy,
      unit: '',
      goal: 0,
      note,
    }),
    absolute({
      bench: BENCH,
      metric: 'FairRounds: seeds without more matches than TU at no more envy of either side',
      value: notBetter,
      unit: 'seeds',
      goal: 0,
      note: `${note}; at least ${((least - 1) * 100).toFixed(2)} % more matches`,
    }),
  ];
}

/** The largest share of TU's matches that the sparse form loses. */
function sparseFigure(): Figure {
  let lost = -Infinity;
  for (const people of [20, 50, 100, 200]) {
    for (let seed = 0; seed < 3; seed++) {
      const market = drawMarket({ lefts: people, rights: people, lambda: 0.8, seed });
      const lists = { dense: METHODS.TU(market, 'log'), sparse: METHODS.SparseTU(market, 'log') };
      for (const attention of ATTENTIONS) {
        const of = (which: keyof typeof lists): number => judge(lists[which], market, attention).match;
        lost = Math.max(lost, 1 - of('sparse') / of('dense'));
      }
    }
  }
  const note = 'k = n/5; n = 20, 50, 100, 200, three seeds each, lambda 0.8, log, inv and exp; the worst of them';
  return absolute({
    bench: BENCH,
    metric: "SparseTU: share of TU's matches lost",
    value: lost,
    unit: '',
    goal: 0.02,
    note,
  });
}

function timeFigure(): Figure {
  const times: number[] = [];
  for (let seed = 0; seed < 30; seed++) {
    const market = drawMarket({ lefts: 20, rights: 20, lambda: 0.8, seed });
    const from = performance.now();
    METHODS.FairRounds(market, 'log');
    times.push(performance.now() - from);
  }
  const note = '20 x 20, log, lambda 0.8, 30 seeds, the longest, the first unwarmed';
  return absolute({
    bench: BENCH,
    metric: 'FairRounds: one market',
    value: quantile(times, 1),
    unit: 'ms',
    goal: 100,
    note,
  });
}

const PEOPLE = 5_000;
const CANDIDATES = 100;
const CHANGES = 9;
const CHANGED = PEOPLE / 100;

/** From the change to everybody's lists on both sides. */
async function refreshFigure(): Promise<Figure> {
  const version = { left: new Int32Array(PEOPLE), right: new Int32Array(PEOPLE) };
  const pullOf = (i: number, j: number): number => {
    const raw = noise(i * 2 + version.left[i]! * 40_009, j * 2 + 1 + version.right[j]! * 60_013);
    // Both sides' opinions together: a taste of their own, and what all agree on.
    return Math.exp(0.5 * raw + (0.5 * (PEOPLE - j)) / PEOPLE + (0.5 * (PEOPLE - i)) / PEOPLE);
  };
  const mass = { left: new Float64Array(PEOPLE).fill(8), right: new Float64Array(PEOPLE).fill(8) };
  const market = new MeetingMarket({ lefts: PEOPLE, rights: PEOPLE, candidates: CANDIDATES, pullOf });
  market.clear(mass);
  const times: number[] = [];
  for (let round = 0; round < CHANGES; round++) {
    const who = Array.from({ length: CHANGED }, (_, at) => (at * 97 + round * 13) % PEOPLE);
    const from = performance.now();
    market.change({ lefts: who, rights: who }, () => {
      for (const one of who) {
        version.left[one]!++;
        version.right[one]!++;
      }
    });
    const { graph, meetings } = market.clear(mass);
    listsWithin(graph, meetings, mass);
    times.push((performance.now() - from) / 1_000);
    // Lets the timers of whoever else runs in this process have their turn.
    await new Promise((turn) => setImmediate(turn));
  }
  const note = `${PEOPLE} x ${PEOPLE}, ${CANDIDATES} candidates each, ${CHANGED} of either side changed; candidates, equilibrium and all lists; median of ${CHANGES}, worst ${quantile(times, 1).toFixed(2)} s`;
  return absolute({
    bench: BENCH,
    metric: 'refreshed after 1 % changed',
    value: quantile(times, 0.5),
    unit: 's',
    goal: 2,
    note,
  });
}

/** A number of [0, 1) for each two numbers. */
function noise(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}

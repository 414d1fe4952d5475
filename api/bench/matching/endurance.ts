import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { linearSumAssignment } from 'linear-sum-assignment';
import { solveByAuction } from '../../src/domain/matching/assignment/auction.ts';
import { boundBy, relativeGap } from '../../src/domain/matching/assignment/certificate.ts';
import type { Beginning } from '../../src/domain/matching/assignment/opening.ts';
import { SINGLE } from '../../src/domain/matching/assignment/problem.ts';
import type { Assignment, AssignmentProblem } from '../../src/domain/matching/assignment/problem.ts';
import { noResources } from '../../src/domain/matching/assignment/resources.ts';
import { repair } from '../../src/domain/matching/assignment/repair.ts';
import { solverFor } from '../../src/domain/matching/assignment/solver.ts';
import type { Solved } from '../../src/domain/matching/assignment/solver.ts';
import { MersenneTwister } from '../../src/domain/matching/recommendation/dense/mersenneTwister.ts';
import { absolute, quantile, ratioOfPairs, type Figure } from '../figure.ts';
import { SkewedMarket } from './changingMarket.ts';

const BENCH = 'matching';
const GAP = 1e-3;
const PAIRS = 5;
const ROUNDS = 50;
const PEOPLE = 5_000;

/** What a large market costs in memory and time, round after round and as it grows, and everybody with everybody beside a kept library. */
export function enduranceFigures(): Figure[] {
  const market = new SkewedMarket({ people: PEOPLE, candidates: 50, seed: 1 });
  const { problem } = market;
  const cold = (): Assignment => solveByAuction(problem, { gap: GAP });
  const memory = memoryOf(cold);
  const coldMs = quantile(
    Array.from({ length: PAIRS }, () => timed(cold)),
    0.5,
  );
  const note = '5,000 x 5,000, 50 candidates each, skewed; allocated while solving, the market apart';
  return [
    absolute({ bench: BENCH, metric: 'memory of a solution', value: memory, unit: 'MB', goal: 200, note }),
    ...warmFigures(market),
    growthFigure(coldMs),
    denseFigure(),
  ];
}

/** Rounds in a row, each after 1 % changed, from the prices and pairs of the one before; between them the same market from zero prices. */
function warmFigures(market: SkewedMarket): Figure[] {
  let last: Solved = solveByAuction(market.problem, { gap: GAP });
  const pairs: { value: number; floor: number }[] = [];
  let worst = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const changed = market.change(PEOPLE / 100);
    const problem = market.problem;
    const begin = beginningAfter(changed, last);
    const value = timed(() => void (last = repair(problem, begin, { gap: GAP }) ?? last));
    pairs.push({ value, floor: timed(() => void solveByAuction(problem, { gap: GAP })) });
    worst = Math.max(worst, gapOf(problem, last));
  }
  const note = `${ROUNDS} rounds, each after 1 % of either side was replaced`;
  return [
    absolute({ bench: BENCH, metric: 'worst gap of rounds in a row', value: worst, unit: '', goal: GAP, note }),
    ratioOfPairs(
      {
        bench: BENCH,
        metric: 'a round from the last prices and pairs',
        unit: 'ms',
        goal: 0.07,
        note: `${note}; all of it, from compressed rows to the bound; floor: from zero prices`,
      },
      pairs,
    ),
  ];
}

/** What is known of those who stayed. */
function beginningAfter({ lefts, rights }: { lefts: Set<number>; rights: Set<number> }, last: Assignment): Beginning {
  return {
    prices: {
      left: last.prices.left.map((price, left) => (lefts.has(left) ? Number.NaN : price)),
      right: last.prices.right.map((price, right) => (rights.has(right) ? Number.NaN : price)),
    },
    rightOf: last.rightOf.map((right, left) => (lefts.has(left) || rights.has(right) ? SINGLE : right)),
  };
}

function growthFigure(coldMs: number): Figure {
  const { problem } = new SkewedMarket({ people: 20_000, candidates: 50, seed: 3 });
  const times = Array.from({ length: 3 }, () => timed(() => void solveByAuction(problem, { gap: GAP })));
  const exponent = Math.log(quantile(times, 0.5) / coldMs) / Math.log(4);
  const note = `20,000 x 20,000 (${quantile(times, 0.5).toFixed(0)} ms) beside 5,000 x 5,000 (${coldMs.toFixed(0)} ms)`;
  return absolute({
    bench: BENCH,
    metric: 'growth of time, exponent of n',
    value: exponent,
    unit: '',
    goal: 1.3,
    note,
  });
}

const DENSE = 1_000;

/** Everybody with everybody, exactly, beside the library of image-js (Jonker and Volgenant, after scipy's). */
function denseFigure(): Figure {
  const random = new MersenneTwister(4);
  const rows = Array.from({ length: DENSE }, () => Float64Array.from({ length: DENSE }, () => random.uniform()));
  const problem: AssignmentProblem = {
    lefts: DENSE,
    rights: DENSE,
    start: Int32Array.from({ length: DENSE + 1 }, (_, left) => left * DENSE),
    right: Int32Array.from({ length: DENSE * DENSE }, (_, at) => at % DENSE),
    weight: Float64Array.from(rows.flatMap((row) => [...row])),
  };
  const matrix = rows.map((row) => [...row]);
  const theirs = (): number =>
    Math.abs(
      linearSumAssignment(matrix, { maximaze: true }).rowAssignments.reduce(
        (sum, right, left) => sum + matrix[left]![right]!,
        0,
      ),
    );
  let [ours, peer] = [0, 0];
  const pairs = Array.from({ length: 5 }, () => {
    const floor = timed(() => void (peer = theirs()));
    return { floor, value: timed(() => void (ours = solverFor(problem).solve(problem).weight)) };
  });
  const note = `dense ${DENSE} x ${DENSE}; floor: npm linear-sum-assignment; weight ours ${ours.toFixed(6)}, theirs ${peer.toFixed(6)}`;
  return ratioOfPairs({ bench: BENCH, metric: 'everybody with everybody', unit: 'ms', goal: 1, note }, pairs);
}

function gapOf(problem: AssignmentProblem, { weight, prices }: Assignment): number {
  const none = { right: prices.right, resource: new Float64Array(0) };
  return relativeGap(weight, boundBy(problem, noResources(problem.right.length), none).bound);
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** MB that stand on the heap and in buffers after the work and did not before. */
function memoryOf(work: () => unknown): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  collect();
  const before = used();
  work();
  return (used() - before) / 1e6;
}

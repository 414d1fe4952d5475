import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { linearSumAssignment } from 'linear-sum-assignment';
import { solveByAuction } from '../../src/domain/matching/assignment/auction.ts';
import type { Beginning } from '../../src/domain/matching/assignment/opening.ts';
import { SINGLE } from '../../src/domain/matching/assignment/problem.ts';
import type { Assignment, AssignmentProblem } from '../../src/domain/matching/assignment/problem.ts';
import { repair } from '../../src/domain/matching/assignment/repair.ts';
import { BY_AUCTION, solverFor } from '../../src/domain/matching/assignment/solver.ts';
import type { Solved } from '../../src/domain/matching/assignment/solver.ts';
import { MersenneTwister } from '../../src/domain/matching/recommendation/dense/mersenneTwister.ts';
import { absolute, quantile, ratioOfPairs, type Figure } from '../figure.ts';
import { SkewedMarket } from './changingMarket.ts';
import { gapOf, timed, underLoad } from './measure.ts';

const BENCH = 'matching';
const GAP = 1e-3;
const PAIRS = 5;
const ROUNDS = 50;
const PEOPLE = 5_000;

/** What a large market costs in memory and time, round after round and as it grows, and everybody with everybody beside a kept library. */
export function enduranceFigures(): Figure[] {
  const market = new SkewedMarket({ people: PEOPLE, candidates: 50, seed: 1 });
  const { problem } = market;
  const memory = memoryOf(() => solveByAuction(problem, { gap: GAP }));
  const note = '5,000 x 5,000, 50 candidates each, skewed; allocated while solving, the market apart';
  return [
    absolute({
      bench: BENCH,
      metric: 'memory of a solution',
      value: memory,
      unit: 'MB',
      goal: 200,
      note: underLoad(note),
    }),
    ...warmFigures(market),
    growthFigure(problem),
    refinedFigure(problem),
    denseFigure(),
  ];
}

/** Rounds in a row, each after 1 % changed, from the prices and pairs of the one before; after each ten the market as it is then from zero prices. */
function warmFigures(market: SkewedMarket): Figure[] {
  let last: Solved = solveByAuction(market.problem, { gap: GAP });
  const pairs: { value: number; floor: number }[] = [];
  let worst = 0;
  for (let ten = 0; ten < ROUNDS / 10; ten++) {
    const times: number[] = [];
    for (let round = 0; round < 10; round++) {
      const changed = market.change(PEOPLE / 100);
      const problem = market.problem;
      const begin = beginningAfter(changed, last);
      times.push(timed(() => void (last = repair(problem, begin, { gap: GAP })!)));
      worst = Math.max(worst, gapOf(problem, last));
    }
    const { problem } = market;
    const cold = Array.from({ length: 3 }, () => timed(() => void solveByAuction(problem, { gap: GAP })));
    pairs.push(...times.map((value) => ({ value, floor: quantile(cold, 0.5) })));
  }
  const note = `${ROUNDS} rounds, each after 1 % of either side was replaced`;
  const figure = { bench: BENCH, metric: 'a round from the last prices and pairs', unit: 'ms', goal: 0.07 };
  const floor = 'all of it, from compressed rows to the bound; floor: from zero prices';
  return [
    absolute({
      bench: BENCH,
      metric: 'worst gap of rounds in a row',
      value: worst,
      unit: '',
      goal: GAP,
      note: underLoad(note),
    }),
    ratioOfPairs({ ...figure, note: underLoad(`${note}; ${floor}`) }, pairs),
  ];
}

/** What is known of those who stayed. */
export function beginningAfter(
  { lefts, rights }: { lefts: Set<number>; rights: Set<number> },
  last: Pick<Assignment, 'prices' | 'rightOf'>,
): Beginning {
  return {
    prices: {
      left: last.prices.left.map((price, left) => (lefts.has(left) ? Number.NaN : price)),
      right: last.prices.right.map((price, right) => (rights.has(right) ? Number.NaN : price)),
    },
    rightOf: last.rightOf.map((right, left) => (lefts.has(left) || rights.has(right) ? SINGLE : right)),
  };
}

/** By which power of the people the time grows from 5,000 to 20,000 a side: the median of alternated pairs. */
function growthFigure(small: AssignmentProblem): Figure {
  const { problem: large } = new SkewedMarket({ people: 4 * PEOPLE, candidates: 50, seed: 3 });
  const solve = (problem: AssignmentProblem) => (): unknown => solveByAuction(problem, { gap: GAP });
  const pairs = Array.from({ length: PAIRS }, () => ({ small: timed(solve(small)), large: timed(solve(large)) }));
  const ratio = quantile(
    pairs.map((pair) => pair.large / pair.small),
    0.5,
  );
  const [few, many] = [pairs.map((pair) => pair.small), pairs.map((pair) => pair.large)];
  const note = `20,000 x 20,000 (${quantile(many, 0.5).toFixed(0)} ms) beside 5,000 x 5,000 (${quantile(few, 0.5).toFixed(0)} ms)`;
  return absolute({
    bench: BENCH,
    metric: 'growth of time, exponent of n',
    value: Math.log(ratio) / Math.log(4),
    unit: '',
    goal: 1.3,
    note: underLoad(note),
  });
}

/** What a round's solver reaches when the work allows. */
function refinedFigure(problem: AssignmentProblem): Figure {
  let found: Assignment | null = null;
  const took = timed(() => (found = BY_AUCTION.solve(problem)));
  const note = `5,000 x 5,000 as a round solves it, from zero prices, ${took.toFixed(0)} ms`;
  return absolute({
    bench: BENCH,
    metric: 'gap where the work allows',
    value: gapOf(problem, found!),
    unit: '',
    goal: 1e-4,
    note: underLoad(note),
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
  const note = `dense ${DENSE} x ${DENSE}; floor: npm linear-sum-assignment; weight ours less theirs ${(ours - peer).toExponential(1)}`;
  return ratioOfPairs(
    { bench: BENCH, metric: 'everybody with everybody', unit: 'ms', goal: 1, note: underLoad(note) },
    pairs,
  );
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

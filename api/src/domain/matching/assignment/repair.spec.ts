import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { changedMarket, markets, problemOf, sizes, skewedMarketOf } from '../../../../test/builders/markets.ts';
import { noResources } from './resources.ts';
import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { Beginning } from './opening.ts';
import { repair } from './repair.ts';
import { solveByShortestPaths } from './shortestPaths.ts';
import { BY_AUCTION } from './solver.ts';
import type { Solved } from './solver.ts';
import { verifyCertificate } from './verify.ts';

const GAP = 1e-3;
const NONE = new Float64Array(0);

/** The gap that the check finds, and how far the weight is from the maximum that the oracle finds. */
function judged(problem: AssignmentProblem, { rightOf, prices }: Solved): { gap: number; short: number } {
  const proof = { prices: { ...prices, resource: NONE } };
  const checked = verifyCertificate(problem, noResources(problem.right.length), { rightOf, proof });
  if ('fault' in checked) throw new Error(JSON.stringify(checked));
  const best = solveByShortestPaths(problem).weight;
  return { gap: checked.gap, short: best > 0 ? 1 - checked.weight / best : 0 };
}

function nothing({ lefts, rights }: AssignmentProblem): Beginning {
  const prices = { left: new Float64Array(lefts).fill(Number.NaN), right: new Float64Array(rights).fill(Number.NaN) };
  return { prices, rightOf: new Int32Array(lefts).fill(SINGLE) };
}

describe('a matching repaired from the round before', () => {
  test('[MA30] round after round of changes: each within the wanted gap, by the check and by the oracle', () => {
    fc.assert(
      fc.property(markets(14), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (market, seeds) => {
        let problem = problemOf(market.lefts, market.rights, market.edges);
        let last = repair(problem, nothing(problem), { gap: GAP })!;
        for (const seed of seeds) {
          const changed = changedMarket(problem, { seed, share: 0.2 });
          problem = changed.problem;
          last = repair(problem, changed.begin(last), { gap: GAP })!;
          const { gap, short } = judged(problem, last);
          expect(gap).toBeLessThanOrEqual(GAP);
          expect(gap).toBeCloseTo(last.gap, 12);
          expect(short).toBeLessThanOrEqual(GAP + 1e-12);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('[MA30] where the maximum is asked for, it is found, and stays found', () => {
    fc.assert(
      fc.property(markets(10), fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (market, seeds) => {
        let problem = problemOf(market.lefts, market.rights, market.edges);
        let last = repair(problem, nothing(problem), { gap: 0 })!;
        for (const seed of seeds) {
          const changed = changedMarket(problem, { seed, share: 0.3 });
          problem = changed.problem;
          last = repair(problem, changed.begin(last), { gap: 0 })!;
          expect(judged(problem, last).gap).toBeLessThanOrEqual(1e-11);
          expect(Math.abs(judged(problem, last).short)).toBeLessThanOrEqual(1e-11);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('[MA30] from whatever prices and pairs', () => {
    const price = fc.double({ min: 0, max: 2, noNaN: true });
    const prices = fc.array(price, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        markets(10),
        prices,
        fc.array(fc.integer({ min: -1, max: 9 }), { minLength: 10 }),
        (market, at, to) => {
          const problem = problemOf(market.lefts, market.rights, market.edges);
          const begin = {
            prices: {
              left: Float64Array.from(at.slice(0, market.lefts)),
              right: Float64Array.from(at.slice(10, 10 + market.rights)),
            },
            rightOf: Int32Array.from({ length: market.lefts }, (_, left) =>
              (to[left] ?? -1) < market.rights ? (to[left] ?? -1) : -1,
            ),
          };
          expect(judged(problem, repair(problem, begin, { gap: GAP })!).gap).toBeLessThanOrEqual(GAP);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('[MA30] in larger markets of skewed popularity, also where one side is much larger', () => {
    fc.assert(
      fc.property(sizes(150), fc.nat(), (size, seed) => {
        let problem = skewedMarketOf(size, 12);
        let last: Solved = BY_AUCTION.solve(problem);
        for (let round = 0; round < 8; round++) {
          const changed = changedMarket(problem, { seed: seed + round, share: 0.02 });
          problem = changed.problem;
          last = BY_AUCTION.solve(problem, changed.begin(last));
          expect(judged(problem, last).gap).toBeLessThanOrEqual(BY_AUCTION.gap);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('[MA37] the bound also covers candidates that were far at first, as where many of one side leave', () => {
    fc.assert(
      fc.property(
        sizes(80, 60),
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom(0, 0.05, 0.3, 0.9),
        (size, kept, gap) => {
          const problem = skewedMarketOf(size, 60);
          const before = repair(problem, nothing(problem), { gap: 0 })!;
          const weight = problem.weight.map((value, edge) => (problem.right[edge]! % kept === 0 ? value : 0));
          const fewer = { ...problem, weight };
          const after = repair(fewer, before, { gap })!;
          expect(judged(fewer, after).gap).toBeCloseTo(after.gap, 9);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[MA30] where nothing changed nothing is looked at; where too many have no place it is given up', () => {
    fc.assert(
      fc.property(sizes(150, 100), (size) => {
        const problem = skewedMarketOf(size, 12);
        const before = repair(problem, nothing(problem), { gap: 0 })!;
        expect(repair(problem, before, { gap: 0 })!).toMatchObject({
          work: 0,
          weight: expect.closeTo(before.weight, 9),
        });
        expect(repair(problem, nothing(problem), { gap: GAP, mostOpen: 0.2 })).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

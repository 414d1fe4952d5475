import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { markets, problemOf } from '../../../../test/builders/markets.ts';
import { auctionOnce, solveByAuction } from './auction.ts';
import { verifyCertificate } from './verify.ts';
import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { noResources } from './resources.ts';
import { solveByShortestPaths } from './shortestPaths.ts';
import { BY_AUCTION, EXACT, solverFor } from './solver.ts';

const GAP = 1e-3;

/** The gap of the auction's own certificate, and how far it is from what the exact way finds. */
function auctioned(problem: AssignmentProblem): { gap: number; short: number } {
  const found = solveByAuction(problem, { gap: GAP });
  const proof = verifyCertificate(problem, noResources(problem.right.length), {
    rightOf: found.rightOf,
    proof: { prices: { ...found.prices, resource: new Float64Array(0) } },
  });
  if ('fault' in proof) throw new Error(JSON.stringify(proof));
  const best = solveByShortestPaths(problem).weight;
  return { gap: proof.gap, short: best > 0 ? 1 - proof.weight / best : 0 };
}

describe('maximum-weight matching by auction', () => {
  test('[MA30] from zero prices, its own prices prove the wanted gap, and the oracle agrees', () => {
    fc.assert(
      fc.property(markets(12), ({ lefts, rights, edges }) => {
        const { gap, short } = auctioned(problemOf(lefts, rights, edges));
        expect(gap).toBeLessThanOrEqual(GAP);
        expect(short).toBeLessThanOrEqual(GAP + 1e-12);
      }),
      { numRuns: 1_000 },
    );
  });

  test('[MA30] at the end of an auction nobody gains more than the increment elsewhere, and what nobody has costs nothing', () => {
    const increment = fc.constantFrom(0.1, 0.01, 0.000_01);
    fc.assert(
      fc.property(markets(10), increment, (market, step) => {
        const problem = problemOf(market.lefts, market.rights, market.edges);
        const { rightOf, edgeOf, prices: found } = auctionOnce(problem, step);
        const taken = new Set(rightOf);
        expect(found.right.filter((price, right) => price > 0 && !taken.has(right))).toHaveLength(0);
        for (let left = 0; left < problem.lefts; left++) {
          const gain = (edge: number) => problem.weight[edge]! - found.right[problem.right[edge]!]!;
          const own = edgeOf[left] === SINGLE ? 0 : gain(edgeOf[left]!);
          for (let edge = problem.start[left]!; edge < problem.start[left + 1]!; edge++) {
            expect(gain(edge)).toBeLessThanOrEqual(Math.max(0, own) + step + 1e-9);
          }
          expect(own).toBeGreaterThanOrEqual(-step - 1e-9);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('[MA30] all weights equal and more on one side: the price war ends, and as many are paired as can be', () => {
    const edges = Array.from({ length: 400 * 40 }, (_, at) => ({
      left: Math.floor(at / 40),
      right: at % 40,
      weight: 0.5,
    }));
    const problem = problemOf(400, 40, edges);
    expect(solveByAuction(problem, { gap: GAP }).weight).toBeCloseTo(20, 9);
    expect(auctioned(problem).gap).toBeLessThanOrEqual(GAP);
  });

  test('[MA30] ten thousand on one side and one on the other; nobody at all', () => {
    const edges = Array.from({ length: 10_000 }, (_, left) => ({
      left,
      right: 0,
      weight: ((left * 7_919) % 10_000) + 1,
    }));
    expect(auctioned(problemOf(10_000, 1, edges)).gap).toBeLessThanOrEqual(GAP);
    expect(auctioned(problemOf(0, 0, []))).toEqual({ gap: 0, short: 0 });
    expect(auctioned(problemOf(3, 3, []))).toEqual({ gap: 0, short: 0 });
  });

  test('[MA38] the same market gives the same pairs', () => {
    fc.assert(
      fc.property(markets(12), ({ lefts, rights, edges }) => {
        const problem = problemOf(lefts, rights, edges);
        expect(solveByAuction(problem, { gap: GAP })).toEqual(solveByAuction(problem, { gap: GAP }));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the solver', () => {
  test('[MA30] is exact for small markets and an auction for large ones', () => {
    const edges = (lefts: number) =>
      Array.from({ length: lefts * 20 }, (_, at) => ({ left: Math.floor(at / 20), right: at % 20, weight: 1 }));
    expect(solverFor(problemOf(60, 60, edges(60)))).toBe(EXACT);
    expect(solverFor(problemOf(1_000, 60, edges(1_000)))).toBe(BY_AUCTION);
  });
});

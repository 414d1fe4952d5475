import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { markets, problemOf } from '../../../../test/builders/markets.ts';
import { isDense, solveDense } from './dense.ts';
import { provenBySum } from './certificate.ts';
import type { AssignmentProblem } from './problem.ts';
import { noResources } from './resources.ts';
import { solveByShortestPaths } from './shortestPaths.ts';
import { EXACT, solverFor } from './solver.ts';
import { verifyCertificate } from './verify.ts';

function expectMaximum(problem: AssignmentProblem): void {
  const found = provenBySum(solveDense(problem));
  const proof = { prices: { ...found.prices, resource: new Float64Array(0) } };
  const checked = verifyCertificate(problem, noResources(problem.right.length), { rightOf: found.rightOf, proof });
  expect(checked).toMatchObject({ weight: expect.closeTo(found.weight, 9), gap: expect.closeTo(0, 9) });
  expect(found.weight).toBeCloseTo(solveByShortestPaths(problem).weight, 9);
}

describe('maximum-weight matching where nearly everybody is a candidate', () => {
  test('[MA30] it weighs what shortest paths find, and its prices prove it, whichever side is longer', () => {
    fc.assert(
      fc.property(markets(14), ({ lefts, rights, edges }) => expectMaximum(problemOf(lefts, rights, edges))),
      { numRuns: 2_000 },
    );
  });

  test('[MA30] all weights equal, one on one side, nobody', () => {
    const equal = (lefts: number, rights: number) =>
      problemOf(
        lefts,
        rights,
        Array.from({ length: lefts * rights }, (_, at) => ({
          left: Math.floor(at / rights),
          right: at % rights,
          weight: 0.5,
        })),
      );
    for (const [lefts, rights] of [
      [20, 20],
      [40, 7],
      [1, 300],
      [300, 1],
      [0, 3],
    ] as const)
      expectMaximum(equal(lefts, rights));
  });

  test('[MA30] a large dense market is solved exactly', () => {
    const edges = Array.from({ length: 300 * 300 }, (_, at) => ({
      left: Math.floor(at / 300),
      right: at % 300,
      weight: 0.001 + ((at * 7_919) % 10_007) / 10_007,
    }));
    const problem = problemOf(300, 300, edges);
    expect(isDense(problem)).toBe(true);
    expect(solverFor(problem)).toBe(EXACT);
    expectMaximum(problem);
  });
});

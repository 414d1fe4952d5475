import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { bestByTryingAll, markets, problemOf } from '../../../../test/builders/markets.ts';
import { verifyCertificate } from './verify.ts';
import { noResources } from './resources.ts';
import type { Proof } from './certificate.ts';
import { SINGLE, toProblem } from './problem.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';
import { solveByShortestPaths } from './shortestPaths.ts';

function checked(problem: AssignmentProblem, { rightOf, prices }: Assignment): Proof {
  const free = noResources(problem.right.length);
  const proof = verifyCertificate(problem, free, {
    rightOf,
    proof: { prices: { ...prices, resource: new Float64Array(0) } },
  });
  if ('fault' in proof) throw new Error(JSON.stringify(proof));
  return proof;
}

describe('maximum-weight matching by shortest paths', () => {
  test('[MA30] it weighs what the best of all matchings weighs, and its prices prove it', () => {
    fc.assert(
      fc.property(markets(6), ({ lefts, rights, edges }) => {
        const problem = problemOf(lefts, rights, edges);
        const found = solveByShortestPaths(problem);
        expect(found.weight).toBeCloseTo(bestByTryingAll(problem, noResources(edges.length)), 9);
        const proof = checked(problem, found);
        expect(proof.weight).toBeCloseTo(found.weight, 9);
        expect(proof.bound).toBeCloseTo(found.weight, 9);
      }),
      { numRuns: 2_000 },
    );
  });

  test('[MA30] larger markets are proven by their prices too', () => {
    fc.assert(
      fc.property(markets(40), ({ lefts, rights, edges }) => {
        const problem = problemOf(lefts, rights, edges);
        expect(checked(problem, solveByShortestPaths(problem)).gap).toBeCloseTo(0, 9);
      }),
      { numRuns: 100 },
    );
  });

  test('[MA30] an empty market, one without the other side and one without candidates leave everybody single', () => {
    for (const [lefts, rights] of [
      [0, 0],
      [3, 0],
      [0, 3],
      [3, 3],
    ] as const) {
      const found = solveByShortestPaths(problemOf(lefts, rights, []));
      expect([...found.rightOf]).toEqual(Array.from({ length: lefts }, () => SINGLE));
      expect(found.weight).toBe(0);
    }
  });

  test('[MA30] a heavy pair keeps two light ones apart when it weighs more than both', () => {
    const edges = [
      { left: 0, right: 0, weight: 0.4 },
      { left: 0, right: 1, weight: 1 },
      { left: 1, right: 1, weight: 0.5 },
    ];
    expect([...solveByShortestPaths(problemOf(2, 2, edges)).rightOf]).toEqual([1, SINGLE]);
  });

  test('[MA30] ten thousand on one side and one on the other: the best of them is paired', () => {
    const edges = Array.from({ length: 10_000 }, (_, left) => ({
      left,
      right: 0,
      weight: ((left * 7_919) % 10_000) + 1,
    }));
    const found = solveByShortestPaths(problemOf(10_000, 1, edges));
    expect(found.weight).toBe(10_000);
    expect(found.rightOf.filter((right) => right !== SINGLE)).toHaveLength(1);
  });

  test('[MA30] the same market gives the same pairs, and equal weights go to the lower number', () => {
    const edges = [0, 1, 2].flatMap((left) => [0, 1, 2].map((right) => ({ left, right, weight: 0.5 })));
    const found = solveByShortestPaths(problemOf(3, 3, edges));
    expect([...found.rightOf]).toEqual([0, 1, 2]);
    expect([...solveByShortestPaths(problemOf(3, 3, edges.toReversed())).rightOf]).toEqual([0, 1, 2]);
  });
});

describe('a list of edges', () => {
  const one = { left: 0, right: 0, weight: 1 };

  test.each([
    [[one, { ...one, weight: Number.NaN }], { fault: 'weight-not-finite', edge: 1 }],
    [[{ ...one, weight: Infinity }], { fault: 'weight-not-finite', edge: 0 }],
    [[one, one], { fault: 'pair-twice', edge: 1 }],
    [[{ ...one, left: 1 }], { fault: 'left-out-of-range', edge: 0 }],
    [[{ ...one, right: -1 }], { fault: 'right-out-of-range', edge: 0 }],
  ])('[MA31] that cannot be a market is refused by name and position (%#)', (edges, fault) => {
    expect(toProblem({ lefts: 1, rights: 1 }, edges)).toEqual(fault);
  });

  test('[MA31] pairs that weigh nothing are no candidates', () => {
    expect(problemOf(1, 2, [one, { left: 0, right: 1, weight: 0 }]).right).toHaveLength(1);
  });
});

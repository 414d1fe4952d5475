import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCertificateFault, noResources, verifyCertificate } from './certificate.ts';
import { isEdgeFault, SINGLE, toProblem } from './problem.ts';
import type { AssignmentProblem, Edge } from './problem.ts';
import { solveByShortestPaths } from './shortestPaths.ts';

const NO_PRICES = new Float64Array(0);

function problemOf(lefts: number, rights: number, edges: readonly Edge[]): AssignmentProblem {
  const made = toProblem({ lefts, rights }, edges);
  if (isEdgeFault(made)) throw new Error(JSON.stringify(made));
  return made;
}

/** Every matching there is: the oracle of the oracle, for markets of a handful. */
function bestByTryingAll(problem: AssignmentProblem): number {
  const taken = new Set<number>();
  const from = (left: number): number => {
    if (left === problem.lefts) return 0;
    let best = from(left + 1);
    for (let edge = problem.start[left]!; edge < problem.start[left + 1]!; edge++) {
      const right = problem.right[edge]!;
      if (taken.has(right)) continue;
      taken.add(right);
      best = Math.max(best, problem.weight[edge]! + from(left + 1));
      taken.delete(right);
    }
    return best;
  };
  return from(0);
}

const weights = fc.oneof(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.constantFrom(0.25, 0.5, 1));

/** Markets with some candidates missing, of whatever shape. */
export function markets(most: number): fc.Arbitrary<{ lefts: number; rights: number; edges: Edge[] }> {
  return fc
    .record({ lefts: fc.nat(most), rights: fc.nat(most), density: fc.integer({ min: 1, max: 4 }) })
    .chain(({ lefts, rights, density }) =>
      fc
        .array(fc.record({ weight: weights, kept: fc.nat(3) }), {
          minLength: lefts * rights,
          maxLength: lefts * rights,
        })
        .map((cells) => ({
          lefts,
          rights,
          edges: cells
            .map(({ weight, kept }, at) => ({ left: Math.floor(at / rights), right: at % rights, weight, kept }))
            .filter(({ kept }) => kept < density)
            .map(({ left, right, weight }) => ({ left, right, weight })),
        })),
    );
}

describe('maximum-weight matching by shortest paths', () => {
  test('[MA20] it weighs what the best of all matchings weighs, and its prices prove it', () => {
    fc.assert(
      fc.property(markets(6), ({ lefts, rights, edges }) => {
        const problem = problemOf(lefts, rights, edges);
        const found = solveByShortestPaths(problem);
        expect(found.weight).toBeCloseTo(bestByTryingAll(problem), 9);
        const proof = verifyCertificate(problem, noResources(problem.right.length), {
          rightOf: found.rightOf,
          prices: { ...found.prices, resource: NO_PRICES },
        });
        expect(isCertificateFault(proof)).toBe(false);
        expect(proof).toMatchObject({
          weight: expect.closeTo(found.weight, 9),
          bound: expect.closeTo(found.weight, 9),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('[MA20] larger markets are proven by their prices too', () => {
    fc.assert(
      fc.property(markets(40), ({ lefts, rights, edges }) => {
        const problem = problemOf(lefts, rights, edges);
        const found = solveByShortestPaths(problem);
        const proof = verifyCertificate(problem, noResources(problem.right.length), {
          rightOf: found.rightOf,
          prices: { ...found.prices, resource: NO_PRICES },
        });
        expect(proof).toMatchObject({ gap: expect.closeTo(0, 9) });
      }),
      { numRuns: 100 },
    );
  });

  test('[MA20] an empty market, one without the other side and one without candidates leave everybody single', () => {
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

  test('[MA20] a heavy pair keeps two light ones apart when it weighs more than both', () => {
    const edges = [
      { left: 0, right: 0, weight: 0.4 },
      { left: 0, right: 1, weight: 1 },
      { left: 1, right: 1, weight: 0.5 },
    ];
    expect([...solveByShortestPaths(problemOf(2, 2, edges)).rightOf]).toEqual([1, SINGLE]);
  });

  test('[MA20] ten thousand on one side and one on the other: the best of them is paired', () => {
    const edges = Array.from({ length: 10_000 }, (_, left) => ({
      left,
      right: 0,
      weight: ((left * 7_919) % 10_000) + 1,
    }));
    const found = solveByShortestPaths(problemOf(10_000, 1, edges));
    expect(found.weight).toBe(10_000);
    expect(found.rightOf.filter((right) => right !== SINGLE)).toHaveLength(1);
  });

  test('[MA20] the same market gives the same pairs, and equal weights go to the lower number', () => {
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
  ])('[MA21] that cannot be a market is refused by name and position (%#)', (edges, fault) => {
    expect(toProblem({ lefts: 1, rights: 1 }, edges)).toEqual(fault);
  });

  test('[MA21] pairs that weigh nothing are no candidates', () => {
    expect(problemOf(1, 2, [one, { left: 0, right: 1, weight: 0 }]).right).toHaveLength(1);
  });
});

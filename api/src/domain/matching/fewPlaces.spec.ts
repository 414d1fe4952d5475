import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { bestByTryingAll, markets, problemOf, resourcesOf } from '../../../test/builders/markets.ts';
import { rowsOf } from './assignment/problem.ts';
import { noResources } from './assignment/resources.ts';
import { worthAPlace } from './fewPlaces.ts';

describe('what cannot matter where places are few', () => {
  test('[MA43] leaving it out takes nothing from the best choice, at one table or two halls', () => {
    let cut = 0;
    const places = fc.tuple(fc.nat(2), fc.nat(1));
    fc.assert(
      fc.property(markets(7), places, fc.boolean(), ({ lefts, rights, edges }, [here, there], isOneHall) => {
        const uses = edges.map(({ left, right }) => (isOneHall || (left + right) % 2 === 0 ? [0] : [0, 1]));
        const whole = { problem: problemOf(lefts, rights, edges), resources: resourcesOf([here, there], uses) };
        const worth = worthAPlace(whole.problem, whole.resources);
        if (!worth) return;
        cut++;
        const isKept = (_: unknown, edge: number): boolean => worth[edge] === 1;
        const ordered = edgesOf(whole.problem);
        const kept = problemOf(lefts, rights, ordered.filter(isKept));
        const resources = resourcesOf([here, there], uses.filter(isKept));
        expect(bestByTryingAll(kept, resources)).toBeCloseTo(bestByTryingAll(whole.problem, whole.resources), 12);
      }),
      { numRuns: 1_500 },
    );
    expect(cut).toBeGreaterThan(50);
  });

  test('[MA43] nothing is left out where nothing is scarce, or of a kind that has few pairs', () => {
    const edges = [0, 1, 2, 3].map((at) => ({ left: at, right: at, weight: 1 / (at + 1) }));
    const problem = problemOf(4, 4, edges);
    expect(worthAPlace(problem, noResources(4))).toBeNull();
    expect(
      worthAPlace(
        problem,
        resourcesOf(
          [9],
          edges.map(() => [0]),
        ),
      ),
    ).toBeNull();
    expect(
      worthAPlace(
        problem,
        resourcesOf(
          [1, 1],
          edges.map((_, at) => [at % 2]),
        ),
      ),
    ).toBeNull();
    expect(
      worthAPlace(
        problem,
        resourcesOf(
          [1],
          edges.map(() => [0]),
        ),
      ),
    ).toEqual(Uint8Array.of(1, 1, 1, 0));
    expect(worthAPlace(problemOf(0, 0, []), resourcesOf([0], []))).toBeNull();
  });
});

function edgesOf(problem: ReturnType<typeof problemOf>) {
  const rows = rowsOf(problem);
  return [...problem.right].map((right, edge) => ({ left: rows[edge]!, right, weight: problem.weight[edge]! }));
}

import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { bestByTryingAll, markets, problemOf, resourcesOf } from '../../../test/builders/markets.ts';
import { rowsOf } from './assignment/problem.ts';
import { noResources, type Resources } from './assignment/resources.ts';
import { worthAPlace, type WeighedPairs } from './fewPlaces.ts';
import type { Needs } from './scarcity.ts';

describe('what cannot matter where places are few', () => {
  test('[MA43] leaving it out takes nothing from the best choice, at one table or two halls', () => {
    let cut = 0;
    const places = fc.tuple(fc.nat(2), fc.nat(1));
    fc.assert(
      fc.property(markets(7), places, fc.boolean(), ({ lefts, rights, edges }, [here, there], isOneHall) => {
        const uses = edges.map(({ left, right }) => (isOneHall || (left + right) % 2 === 0 ? [0] : [0, 1]));
        const whole = { problem: problemOf(lefts, rights, edges), resources: resourcesOf([here, there], uses) };
        const worth = worthAPlace(pairsOf(whole.problem), needsBy(whole.resources));
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
    expect(worthAPlace(pairsOf(problem), needsBy(noResources(4)))).toBeNull();
    expect(
      worthAPlace(
        pairsOf(problem),
        needsBy(
          resourcesOf(
            [9],
            edges.map(() => [0]),
          ),
        ),
      ),
    ).toBeNull();
    expect(
      worthAPlace(
        pairsOf(problem),
        needsBy(
          resourcesOf(
            [1, 1],
            edges.map((_, at) => [at % 2]),
          ),
        ),
      ),
    ).toBeNull();
    expect(
      worthAPlace(
        pairsOf(problem),
        needsBy(
          resourcesOf(
            [1],
            edges.map(() => [0]),
          ),
        ),
      ),
    ).toEqual(Uint8Array.of(1, 1, 1, 0));
    expect(worthAPlace(pairsOf(problemOf(0, 0, [])), needsBy(resourcesOf([0], [])))).toBeNull();
  });
});

/** The pairs of a market, each with its left. */
function pairsOf(problem: ReturnType<typeof problemOf>): WeighedPairs {
  return { ...problem, left: rowsOf(problem) };
}

function edgesOf(problem: ReturnType<typeof problemOf>) {
  const rows = rowsOf(problem);
  return [...problem.right].map((right, edge) => ({ left: rows[edge]!, right, weight: problem.weight[edge]! }));
}

/** The needs of edges that use these things. */
function needsBy({ capacity, first, used }: Resources): Pick<Needs, 'kindOf' | 'kinds' | 'capacity'> {
  const lists = Array.from({ length: first.length - 1 }, (_, edge) => [...used.subarray(first[edge], first[edge + 1])]);
  const names = [...new Set(lists.map((list) => list.join(' ')))];
  const kinds = names.map((name) => lists.find((list) => list.join(' ') === name)!);
  return { kindOf: Int32Array.from(lists, (list) => names.indexOf(list.join(' '))), kinds, capacity: [...capacity] };
}

import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { clearMarket, meetingsOf } from './clearing.ts';
import type { PullGraph } from './clearing.ts';

/** A complete market with free slots of 0 to 5, and pulls of e^0 to e^3. */
const markets = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([lefts, rights]) =>
  fc.record({
    graph: fc
      .array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: lefts * rights, maxLength: lefts * rights })
      .map((worth) => complete(lefts, rights, worth.map(Math.exp))),
    left: fc
      .array(fc.integer({ min: 0, max: 5 }), { minLength: lefts, maxLength: lefts })
      .map((m) => Float64Array.from(m)),
    right: fc
      .array(fc.integer({ min: 0, max: 5 }), { minLength: rights, maxLength: rights })
      .map((m) => Float64Array.from(m)),
  }),
);

describe('a market that clears', () => {
  test('[RE1] nobody meets more than its free slots, and what is over is the square of its factor', () => {
    fc.assert(
      fc.property(markets, ({ graph, left, right }) => {
        const clearing = clearMarket(graph, { left, right }, { tolerance: 1e-10 });
        const meetings = meetingsOf(graph, clearing);
        for (const [i, mass] of left.entries()) {
          const row = meetings.subarray(i * graph.rights, (i + 1) * graph.rights).reduce((sum, one) => sum + one, 0);
          expect(row).toBeLessThanOrEqual(mass + 1e-7);
          expect(row + clearing.factors.left[i]! ** 2).toBeCloseTo(mass, 6);
        }
        for (const [j, mass] of right.entries()) {
          let column = clearing.factors.right[j]! ** 2;
          for (let i = 0; i < graph.lefts; i++) column += meetings[i * graph.rights + j]!;
          expect(column).toBeCloseTo(mass, 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[RE6] the factors of a similar market lead to the same place in fewer steps', () => {
    const graph = complete(
      4,
      4,
      Array.from({ length: 16 }, (_, at) => Math.exp(((at * 7) % 5) / 3)),
    );
    const mass = { left: new Float64Array(4).fill(3), right: new Float64Array(4).fill(2) };
    const cold = clearMarket(graph, mass);
    const warm = clearMarket(graph, mass, { from: cold.factors });
    expect(warm.steps).toBeLessThan(cold.steps);
    for (const [at, factor] of cold.factors.left.entries()) expect(warm.factors.left[at]).toBeCloseTo(factor, 8);
  });

  test('[RE3] an average of rank one stands for the pairs that it describes', () => {
    const [a, b] = [
      [1, 2, 3],
      [1, 1.5, 0.5],
    ];
    const dense = complete(
      3,
      3,
      a.flatMap((x) => b.map((y) => x * y)),
    );
    const mass = { left: Float64Array.from([1, 2, 3]), right: Float64Array.from([2, 2, 2]) };
    const sparse: PullGraph = {
      ...dense,
      start: Int32Array.from([0, 1, 2, 3]),
      right: Int32Array.from([0, 1, 2]),
      pull: Float64Array.from([1, 3, 1.5]),
      rest: { left: Float64Array.from(a), right: Float64Array.from(b) },
    };
    const [one, other] = [clearMarket(dense, mass), clearMarket(sparse, mass)];
    for (const side of ['left', 'right'] as const)
      for (const [at, factor] of one.factors[side].entries()) expect(other.factors[side][at]).toBeCloseTo(factor, 7);
  });

  test('nobody, and one side alone', () => {
    const empty = complete(0, 0, []);
    expect(clearMarket(empty, { left: new Float64Array(0), right: new Float64Array(0) }).steps).toBe(1);
    const alone = clearMarket(complete(2, 0, []), { left: Float64Array.from([4, 0]), right: new Float64Array(0) });
    expect([...alone.factors.left]).toEqual([2, 0]);
  });
});

function complete(lefts: number, rights: number, pull: readonly number[]): PullGraph {
  return {
    lefts,
    rights,
    start: Int32Array.from({ length: lefts + 1 }, (_, i) => i * rights),
    right: Int32Array.from({ length: lefts * rights }, (_, at) => at % rights),
    pull: Float64Array.from(pull),
    rest: null,
  };
}

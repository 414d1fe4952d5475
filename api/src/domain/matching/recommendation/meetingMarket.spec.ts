import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { bestOf } from './best.ts';
import { capOf, FOREGROUND, listsWithin } from './exposure.ts';
import { MeetingMarket } from './meetingMarket.ts';

describe('the best few', () => {
  test('are those that sorting all would give', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 6 })), fc.nat(8), (values, most) => {
        const sorted = [...values.keys()]
          .filter((at) => values[at]! > 0)
          .sort((a, b) => values[b]! - values[a]! || a - b);
        expect([...bestOf(Float64Array.from(values), most)]).toEqual(sorted.slice(0, most));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Opinions that can be changed, of some pairs that cannot meet. */
const worlds = fc.record({
  lefts: fc.integer({ min: 1, max: 14 }),
  rights: fc.integer({ min: 1, max: 14 }),
  candidates: fc.integer({ min: 1, max: 5 }),
  worth: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1, max: 20, noNaN: true })), {
    minLength: 196,
    maxLength: 196,
  }),
  slots: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 28, maxLength: 28 }),
});

describe('a market kept while it changes', () => {
  test('[RE3] only pairs that can meet are candidates, once each, and nobody has more meetings than slots', () => {
    fc.assert(
      fc.property(worlds, ({ lefts, rights, candidates, worth, slots }) => {
        const pullOf = (i: number, j: number): number => worth[i * rights + j]!;
        const mass = {
          left: Float64Array.from(slots.slice(0, lefts)),
          right: Float64Array.from(slots.slice(14, 14 + rights)),
        };
        const { graph, meetings } = new MeetingMarket({ lefts, rights, candidates, pullOf }).clear(mass);
        const pairs = new Set<number>();
        for (let i = 0; i < lefts; i++) {
          let sum = 0;
          for (let edge = graph.start[i]!; edge < graph.start[i + 1]!; edge++) {
            expect(pullOf(i, graph.right[edge]!)).toBeGreaterThan(0);
            pairs.add(i * rights + graph.right[edge]!);
            sum += meetings[edge]!;
          }
          expect(sum).toBeLessThanOrEqual(mass.left[i]! + 1e-3);
        }
        expect(pairs.size).toBe(graph.right.length);
      }),
      { numRuns: 500 },
    );
  });

  test('[RE6] a change leads to the market that would have been built anew', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.nat(13),
        fc.double({ min: 1, max: 20, noNaN: true }),
        ({ lefts, rights, worth, slots }, who, to) => {
          const before = worth.slice();
          const one = who % lefts;
          const pullOf = (i: number, j: number): number => before[i * rights + j]!;
          const means = { lefts, rights, candidates: 14, pullOf };
          const mass = {
            left: Float64Array.from(slots.slice(0, lefts)),
            right: Float64Array.from(slots.slice(14, 14 + rights)),
          };
          const kept = new MeetingMarket(means);
          kept.clear(mass);
          kept.change({ lefts: [one], rights: [] }, () => before.fill(to, one * rights, (one + 1) * rights));
          const changed = kept.clear(mass);
          const anew = new MeetingMarket(means).clear(mass);
          const meetings = (cleared: typeof anew): Map<number, number> => {
            const found = new Map<number, number>();
            for (let i = 0; i < lefts; i++)
              for (let edge = cleared.graph.start[i]!; edge < cleared.graph.start[i + 1]!; edge++)
                found.set(i * rights + cleared.graph.right[edge]!, cleared.meetings[edge]!);
            return found;
          };
          const [found, wanted] = [meetings(changed), meetings(anew)];
          for (const [pair, meets] of wanted) expect(found.get(pair)).toBeCloseTo(meets, 2);
          expect(found.size).toBe(wanted.size);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('sums of a market', () => {
  test('[RE6] somebody who changed to what it was leaves the market as it was', () => {
    const people = 12;
    const pullOf = (i: number, j: number): number => 1 + ((i * 7 + j * 11) % 13);
    const market = new MeetingMarket({ lefts: people, rights: people, candidates: 2, pullOf });
    const mass = { left: new Float64Array(people).fill(2), right: new Float64Array(people).fill(2) };
    const before = market.clear(mass);
    market.change({ lefts: [3, 4], rights: [0, 5] }, () => undefined);
    const after = market.clear(mass);
    expect([...after.graph.right]).toEqual([...before.graph.right]);
    for (const [at, rest] of before.graph.rest!.left.entries()) expect(after.graph.rest!.left[at]).toBeCloseTo(rest, 9);
    for (const [edge, meets] of before.meetings.entries()) expect(after.meetings[edge]).toBeCloseTo(meets, 4);
  });
});

describe('the exposure cap', () => {
  test('[RE5] nobody is in the foreground of more lists than its cap; everybody with a slot stays in the list', () => {
    fc.assert(
      fc.property(worlds, ({ lefts, rights, worth, slots }) => {
        const pullOf = (i: number, j: number): number => worth[i * rights + j]!;
        const mass = {
          left: Float64Array.from(slots.slice(0, lefts)),
          right: Float64Array.from(slots.slice(14, 14 + rights)),
        };
        const { graph, meetings } = new MeetingMarket({ lefts, rights, candidates: 14, pullOf }).clear(mass);
        const { ofLefts } = listsWithin(graph, meetings, mass);
        const cap = capOf(mass.right, lefts);
        const own = (i: number): number[] => [...ofLefts.shown.subarray(ofLefts.start[i]!, ofLefts.start[i + 1]!)];
        for (let i = 0; i < lefts; i++) {
          const open = [...graph.right.subarray(graph.start[i]!, graph.start[i + 1]!)].filter(
            (j) => mass.right[j]! > 0,
          );
          expect(own(i).toSorted((a, b) => a - b)).toEqual(open.toSorted((a, b) => a - b));
        }
        expect([...cap].map((most) => most > 0)).toEqual([...mass.right].map((slots) => slots > 0));
      }),
      { numRuns: 300 },
    );
  });

  test('[RE5] a star whom all want most stands in the foreground of twice its share', () => {
    const readers = 100;
    const pullOf = (_: number, j: number): number => (j === 0 ? 20 : 1 + ((j * 13) % 7) / 10);
    const market = new MeetingMarket({ lefts: readers, rights: readers, candidates: readers, pullOf });
    const mass = { left: new Float64Array(readers).fill(1), right: new Float64Array(readers).fill(1) };
    const { graph, meetings } = market.clear(mass);
    const { ofLefts } = listsWithin(graph, meetings, mass);
    let foregrounds = 0;
    for (let i = 0; i < readers; i++)
      foregrounds += [...ofLefts.shown.subarray(ofLefts.start[i]!, ofLefts.start[i]! + FOREGROUND)].filter(
        (j) => j === 0,
      ).length;
    expect(foregrounds).toBe(2 * FOREGROUND);
  });
});

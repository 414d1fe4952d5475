import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { resourcesOf, sizes, skewedMarketOf } from '../../../../test/builders/markets.ts';
import { solveWithin } from './capacity.ts';
import { beginningOf, carriedFrom } from './carried.ts';
import type { Entrant, Entrants } from './carried.ts';
import { rowsOf } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { repair } from './repair.ts';
import { EXACT } from './solver.ts';
import { verifyCertificate } from './verify.ts';

function people({ lefts, rights }: AssignmentProblem, term: (at: number) => number): Entrants {
  const named = (side: string, count: number): Entrant[] =>
    Array.from({ length: count }, (_, at) => ({ id: `${side}${at}`, term: term(at) }));
  return { left: named('e', lefts), right: named('b', rights) };
}

/** The market in which all terms are added to the weights. */
function aged(problem: AssignmentProblem, { left, right }: Entrants): AssignmentProblem {
  const rows = rowsOf(problem);
  const weight = problem.weight.map(
    (value, edge) => value + left[rows[edge]!]!.term + right[problem.right[edge]!]!.term,
  );
  return { ...problem, weight };
}

describe('what a round leaves to the next', () => {
  test('[MA33] waiting that grows evenly changes nothing: no pair is parted and nobody searches', () => {
    fc.assert(
      fc.property(sizes(40, 1), fc.double({ min: 0, max: 0.5, noNaN: true }), (size, later) => {
        const problem = skewedMarketOf(size, 8);
        const [before, after] = [people(problem, (at) => at / 100), people(problem, (at) => at / 100 + later)];
        const first = EXACT.solve(aged(problem, before));
        const begin = beginningOf(after, carriedFrom(before, first));
        // Two who are both left over may become a pair as both wait longer; where one side has nobody left over, nothing moves.
        const isShort = first.rightOf.every((right) => right >= 0) || new Set(first.rightOf).size >= problem.rights;
        const again = repair(aged(problem, after), begin, { gap: 0 })!;
        expect(again.gap).toBeLessThanOrEqual(1e-11);
        expect(again.rightOf).toEqual(isShort ? first.rightOf : again.rightOf);
        expect(isShort ? again.work : 0).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('[MA33] where places keep people of both sides over, waiting that grows evenly is what the places gain', () => {
    let full = 0;
    fc.assert(
      fc.property(sizes(30, 8), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.nat(1), (size, later, places) => {
        const problem = skewedMarketOf(size, 8);
        const named = (age: number): Entrants => ({
          ...people(problem, (at) => at / 100 + age),
          scarce: ['table', 'stand'],
        });
        const resources = resourcesOf(
          [2, 2 + places],
          [...problem.right].map((right) => [right % 2]),
        );
        const first = solveWithin({ problem: aged(problem, named(0)), resources }, EXACT);
        const { prices, rightOf, resource } = beginningOf(named(later), carriedFrom(named(0), first));
        if (!resource || first.prices.resource.includes(0)) return;
        full++;
        const proof = { prices: { ...prices, resource } };
        const again = verifyCertificate(aged(problem, named(later)), resources, { rightOf, proof });
        expect('gap' in again ? again.gap : again).toBeLessThanOrEqual(first.gap + 1e-9);
      }),
      { numRuns: 100 },
    );
    expect(full).toBeGreaterThan(20);
  });

  test('[MA38] the price of what is scarce goes with its name, wherever it stands in the next round', () => {
    const nobody = { left: [], right: [] };
    const found = {
      prices: { left: new Float64Array(), right: new Float64Array(), resource: Float64Array.of(0.5, 0) },
    };
    const carried = carriedFrom({ ...nobody, scarce: ['table', 'video'] }, { ...found, rightOf: new Int32Array() });
    const beginning = (scarce: readonly string[]) => beginningOf({ ...nobody, scarce }, carried).resource;
    expect(beginning(['interpreters', 'video', 'table'])).toEqual(Float64Array.of(0, 0, 0.5));
    expect(beginning(['video'])).toBeUndefined();
  });

  test('[MA38] prices and pairs go with their people, whatever numbers they have; who is new has none', () => {
    const before = {
      left: [
        { id: 'a', term: 0 },
        { id: 'b', term: 0 },
      ],
      right: [
        { id: 'x', term: 0 },
        { id: 'y', term: 0 },
      ],
    };
    const found = {
      prices: { left: Float64Array.of(0.5, 0), right: Float64Array.of(0, 0.25) },
      rightOf: Int32Array.of(1, -1),
    };
    const after = {
      left: [
        { id: 'c', term: 0 },
        { id: 'b', term: 0 },
        { id: 'a', term: 0 },
      ],
      right: [{ id: 'y', term: 0 }],
    };
    expect(beginningOf(after, carriedFrom(before, found))).toEqual({
      prices: { left: Float64Array.of(Number.NaN, 0, 0.5), right: Float64Array.of(0.25) },
      rightOf: Int32Array.of(-1, -1, 0),
    });
    expect(beginningOf({ ...after, right: [{ id: 'x', term: 0 }] }, carriedFrom(before, found)).rightOf).toEqual(
      Int32Array.of(-1, -1, -1),
    );
  });
});

import { fc } from '../../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import {
  bestByTryingAll,
  changedMarket,
  markets,
  problemOf,
  resourcesOf,
  sizes,
  skewedMarketOf,
} from '../../../../test/builders/markets.ts';
import { solveWithin } from './capacity.ts';
import type { Solution } from './capacity.ts';
import type { Proof } from './certificate.ts';
import { verifyCertificate } from './verify.ts';
import type { Beginning } from './opening.ts';
import type { Resources } from './resources.ts';
import { relax } from './relaxation.ts';
import { rowsOf } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { BY_AUCTION, EXACT } from './solver.ts';

function solve(problem: AssignmentProblem, resources: Resources): { solution: Solution; proof: Proof } {
  const solution = solveWithin({ problem, resources }, EXACT);
  const proof = verifyCertificate(problem, resources, solution);
  if ('fault' in proof) throw new Error(JSON.stringify(proof));
  return { solution, proof };
}

/** Everybody of an even number in the first hall, the others in the second; two of one hall take its table, two of different halls a video table of each. */
function twoHalls(problem: AssignmentProblem, capacity: readonly number[]): Resources {
  const rows = rowsOf(problem);
  const uses = [...problem.right].map((right, edge) => {
    const [here, there] = [rows[edge]! % 2, right % 2];
    return here === there ? [here] : [2, 3];
  });
  return resourcesOf(capacity, uses);
}

/** What is known of people who are all new. */
function unknown({ lefts, rights }: AssignmentProblem): Beginning {
  const prices = { left: new Float64Array(lefts).fill(Number.NaN), right: new Float64Array(rights).fill(Number.NaN) };
  return { prices, rightOf: new Int32Array(lefts).fill(-1) };
}

describe('maximum-weight matching within scarce places', () => {
  test('[MA35] where each pair takes one place, no choice of pairs within the places weighs more', () => {
    fc.assert(
      fc.property(markets(6), fc.nat(4), ({ lefts, rights, edges }, tables) => {
        const problem = problemOf(lefts, rights, edges);
        const resources = resourcesOf(
          [tables],
          edges.map(() => [0]),
        );
        const { solution, proof } = solve(problem, resources);
        expect(solution.proof).toHaveProperty('prices');
        expect(proof.weight).toBeCloseTo(solution.weight, 9);
        expect(solution.weight).toBeCloseTo(bestByTryingAll(problem, resources), 6);
        expect(proof.gap).toBeLessThanOrEqual(1e-3);
      }),
      { numRuns: 1_000 },
    );
  });

  test('[MA35] in two halls with scarce tables and video tables the bound holds, the places hold, and the weight is within a thousandth of the best', () => {
    fc.assert(
      fc.property(
        markets(6),
        fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
        ({ lefts, rights, edges }, capacity) => {
          const problem = problemOf(lefts, rights, edges);
          const resources = twoHalls(problem, capacity);
          const best = bestByTryingAll(problem, resources);
          const { solution, proof } = solve(problem, resources);
          expect(proof.bound).toBeGreaterThanOrEqual(best - 1e-9);
          expect(solution.weight).toBeLessThanOrEqual(best + 1e-9);
          expect(solution.weight).toBeGreaterThanOrEqual(best * (1 - 1e-3) - 1e-9);
          expect(solution.gap).toBeLessThanOrEqual(1e-3);
          expect(solution.gap).toBeCloseTo(proof.gap, 9);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('[MA35] the last table goes to the heaviest pair, and its price is what the next pair would have given', () => {
    const problem = problemOf(2, 2, [
      { left: 0, right: 0, weight: 0.6 },
      { left: 1, right: 1, weight: 0.9 },
    ]);
    const { solution } = solve(problem, resourcesOf([1], [[0], [0]]));
    expect([...solution.rightOf]).toEqual([-1, 1]);
    expect(solution.weight).toBe(0.9);
    expect(solution.prices.resource[0]).toBeGreaterThanOrEqual(0.6 - 1e-9);
  });

  test('[MA35] where no prices prove the best, two cases do: with a pair and without it', () => {
    // One video table a hall: the two pairs across halls weigh most, and only one of them can be had. Prices see half of both.
    const problem = problemOf(2, 2, [
      { left: 0, right: 0, weight: 9 },
      { left: 0, right: 1, weight: 10 },
      { left: 1, right: 0, weight: 10 },
      { left: 1, right: 1, weight: 9 },
    ]);
    const { solution, proof } = solve(problem, twoHalls(problem, [2, 2, 1, 1]));
    expect([...solution.rightOf]).toEqual([0, 1]);
    expect(proof).toMatchObject({ weight: 18, gap: expect.closeTo(0, 3) });
    expect(solution.proof).toMatchObject({ edge: expect.any(Number) });
    const { bound } = relax({ problem, resources: twoHalls(problem, [2, 2, 1, 1]) }, EXACT);
    expect(bound).toBeCloseTo(19, 6);
  });

  test('[MA35] from what the round before left, its matchings repaired: as near to the maximum, and proven', () => {
    fc.assert(
      fc.property(sizes(60, 20), fc.nat(), fc.integer({ min: 2, max: 12 }), (size, seed, tables) => {
        const resourcesFor = (problem: AssignmentProblem): Resources =>
          resourcesOf(
            [tables, tables],
            [...problem.right].map((right) => [right % 2]),
          );
        const first = skewedMarketOf(size, 10);
        const before = solveWithin({ problem: first, resources: resourcesFor(first) }, BY_AUCTION);
        const { problem, begin } = changedMarket(first, { seed, share: 0.05 });
        const resources = resourcesFor(problem);
        const proof = verifyCertificate(
          problem,
          resources,
          solveWithin({ problem, resources, begin: begin(before) }, BY_AUCTION),
        );
        expect(proof).toMatchObject({ weight: expect.any(Number), gap: expect.any(Number) });
        const exact = solveWithin({ problem, resources }, EXACT);
        expect('gap' in proof ? proof.gap : 1).toBeLessThanOrEqual(1e-3);
        expect('weight' in proof ? proof.weight : 0).toBeGreaterThanOrEqual(exact.weight * (1 - 1e-3) - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test('[MA35] from the last prices of places, round after round of changes: within the places, proven, and within a thousandth of the best', () => {
    const capacities = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 });
    const seeds = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(markets(6), capacities, seeds, (market, capacity, drawn) => {
        let problem = problemOf(market.lefts, market.rights, market.edges);
        let last = solveWithin({ problem, resources: twoHalls(problem, capacity) }, EXACT);
        for (const seed of drawn) {
          const changed = changedMarket(problem, { seed, share: 0.3 });
          problem = changed.problem;
          const resources = twoHalls(problem, capacity);
          const begin = { ...changed.begin(last), resource: last.prices.resource };
          last = solveWithin({ problem, resources, begin }, EXACT);
          const proof = verifyCertificate(problem, resources, last);
          const best = bestByTryingAll(problem, resources);
          expect(proof).toMatchObject({ gap: expect.closeTo(last.gap, 9), weight: expect.closeTo(last.weight, 9) });
          expect(last.gap).toBeLessThanOrEqual(1e-3);
          expect(last.weight).toBeGreaterThanOrEqual(best * (1 - 1e-3) - 1e-9);
          expect(last.bound).toBeGreaterThanOrEqual(best - 1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('[MA35] from whatever prices of places', () => {
    const price = fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.constant(0));
    const prices = fc.array(price, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(markets(6), fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), prices, (market, capacity, at) => {
        const problem = problemOf(market.lefts, market.rights, market.edges);
        const resources = twoHalls(problem, capacity);
        const begin = { ...unknown(problem), resource: Float64Array.from(at) };
        const found = solveWithin({ problem, resources, begin }, EXACT);
        const best = bestByTryingAll(problem, resources);
        expect(verifyCertificate(problem, resources, found)).toMatchObject({ gap: expect.closeTo(found.gap, 9) });
        expect(found.gap).toBeLessThanOrEqual(1e-3);
        expect(found.weight).toBeGreaterThanOrEqual(best * (1 - 1e-3) - 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  test('[MA35] a large round from the last prices asks for a matching or two, not for a dozen', () => {
    let probes = 0;
    const counting = {
      ...BY_AUCTION,
      solve: (...given: Parameters<typeof BY_AUCTION.solve>) => (probes++, BY_AUCTION.solve(...given)),
    };
    const resourcesFor = (problem: AssignmentProblem): Resources => twoHalls(problem, [40, 30, 8, 8]);
    let problem = skewedMarketOf({ lefts: 150, rights: 150, seed: 5 }, 20);
    let last = solveWithin({ problem, resources: resourcesFor(problem) }, counting);
    const [fromNothing, rounds] = [probes, 6];
    probes = 0;
    for (let round = 0; round < rounds; round++) {
      const changed = changedMarket(problem, { seed: round, share: 0.01 });
      problem = changed.problem;
      const resources = resourcesFor(problem);
      last = solveWithin(
        { problem, resources, begin: { ...changed.begin(last), resource: last.prices.resource } },
        counting,
      );
      expect(verifyCertificate(problem, resources, last)).toMatchObject({ gap: expect.closeTo(last.gap, 9) });
      expect(last.gap).toBeLessThanOrEqual(1e-3);
    }
    expect(probes).toBeLessThan((fromNothing * rounds) / 2);
  });

  test('[MA35] without places nobody is paired', () => {
    const problem = problemOf(1, 1, [{ left: 0, right: 0, weight: 1 }]);
    expect(solve(problem, resourcesOf([0], [[0]])).solution).toMatchObject({ weight: 0, gap: 0 });
  });
});

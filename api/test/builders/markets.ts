import { fc } from './property.ts';
import type { Beginning } from '../../src/domain/matching/assignment/opening.ts';
import { isEdgeFault, SINGLE, toProblem } from '../../src/domain/matching/assignment/problem.ts';
import type { Assignment, AssignmentProblem, Edge } from '../../src/domain/matching/assignment/problem.ts';
import type { Resources } from '../../src/domain/matching/assignment/resources.ts';

/** A market of so many a side with these edges; a test's own mistake is an exception. */
export function problemOf(lefts: number, rights: number, edges: readonly Edge[]): AssignmentProblem {
  const made = toProblem({ lefts, rights }, edges);
  if (isEdgeFault(made)) throw new Error(JSON.stringify(made));
  return made;
}

const weights = fc.oneof(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.constantFrom(0.25, 0.5, 1));

/** Markets of at most so many a side, with some candidates missing and some weights equal. */
export function markets(most: number): fc.Arbitrary<{ lefts: number; rights: number; edges: Edge[] }> {
  const shape = fc.record({ lefts: fc.nat(most), rights: fc.nat(most), density: fc.integer({ min: 1, max: 4 }) });
  return shape.chain(({ lefts, rights, density }) => {
    const cells = lefts * rights;
    const cell = fc.record({ weight: weights, kept: fc.nat(3) });
    return fc.array(cell, { minLength: cells, maxLength: cells }).map((all) => ({
      lefts,
      rights,
      edges: all
        .map(({ weight, kept }, at) => ({ left: Math.floor(at / rights), right: at % rights, weight, kept }))
        .filter(({ kept }) => kept < density)
        .map(({ left, right, weight }) => ({ left, right, weight })),
    }));
  });
}

/** The limits of a market: for each edge the resources that it uses. */
export function resourcesOf(capacity: readonly number[], uses: readonly (readonly number[])[]): Resources {
  const first = new Int32Array(uses.length + 1);
  for (const [edge, used] of uses.entries()) first[edge + 1] = first[edge]! + used.length;
  return { capacity: Int32Array.from(capacity), first, used: Int32Array.from(uses.flat()) };
}

/** What the best of all matchings within the limits weighs, by trying them all: for markets of a handful. */
export function bestByTryingAll(problem: AssignmentProblem, resources: Resources): number {
  const taken = new Set<number>();
  const left = [...resources.capacity];
  const usedBy = (edge: number): Int32Array =>
    resources.used.subarray(resources.first[edge], resources.first[edge + 1]);
  const from = (row: number): number => {
    if (row === problem.lefts) return 0;
    let best = from(row + 1);
    for (let edge = problem.start[row]!; edge < problem.start[row + 1]!; edge++) {
      const right = problem.right[edge]!;
      if (taken.has(right) || usedBy(edge).some((resource) => left[resource]! <= 0)) continue;
      taken.add(right);
      for (const resource of usedBy(edge)) left[resource]!--;
      best = Math.max(best, problem.weight[edge]! + from(row + 1));
      for (const resource of usedBy(edge)) left[resource]!++;
      taken.delete(right);
    }
    return best;
  };
  return from(0);
}

/** Seeded chance for tests that draw many numbers from one seed: mulberry32. */
function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sizes of markets of up to so many a side, one of which may be empty or much shorter, and a seed. */
export function sizes(most: number, least = 0): fc.Arbitrary<{ lefts: number; rights: number; seed: number }> {
  const size = fc.integer({ min: least, max: most });
  return fc.record({ lefts: size, rights: size, seed: fc.nat() });
}

/** A market in which few are popular: they stand on most lists and weigh more. */
export function skewedMarketOf(
  { lefts, rights, seed }: { lefts: number; rights: number; seed: number },
  candidates: number,
): AssignmentProblem {
  const next = chanceFrom(seed);
  const edges: Edge[] = [];
  for (let left = 0; left < lefts; left++) {
    const known = new Set<number>();
    const draws = rights > 0 ? candidates : 0;
    for (let draw = 0; draw < draws; draw++) known.add(Math.floor(rights * next() ** 2));
    for (const right of known) edges.push({ left, right, weight: 0.01 + 0.4 * (1 - right / rights) + 0.6 * next() });
  }
  return problemOf(lefts, rights, edges);
}

/** A market after a share of either side was replaced by others, and what is known of it from a solution of the market before. */
export function changedMarket(
  problem: AssignmentProblem,
  { seed, share }: { seed: number; share: number },
): { problem: AssignmentProblem; begin: (before: Pick<Assignment, 'prices' | 'rightOf'>) => Beginning } {
  const next = chanceFrom(seed);
  const drawn = (people: number): Set<number> =>
    new Set(Array.from({ length: people }, (_, one) => one).filter(() => next() < share));
  const [lefts, rights] = [drawn(problem.lefts), drawn(problem.rights)];
  const edges: Edge[] = [];
  for (let left = 0; left < problem.lefts; left++) {
    for (let edge = problem.start[left]!; edge < problem.start[left + 1]!; edge++) {
      const right = problem.right[edge]!;
      const isNew = lefts.has(left) || rights.has(right);
      if (isNew && next() < 0.1) continue;
      edges.push({ left, right, weight: isNew ? 0.01 + next() : problem.weight[edge]! });
    }
  }
  const begin = ({ prices, rightOf }: Pick<Assignment, 'prices' | 'rightOf'>): Beginning => ({
    prices: {
      left: prices.left.map((price, left) => (lefts.has(left) ? Number.NaN : price)),
      right: prices.right.map((price, right) => (rights.has(right) ? Number.NaN : price)),
    },
    rightOf: rightOf.map((right, left) => (lefts.has(left) || rights.has(right) ? SINGLE : right)),
  });
  return { problem: problemOf(problem.lefts, problem.rights, edges), begin };
}

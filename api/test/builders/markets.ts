import fc from 'fast-check';
import { isEdgeFault, toProblem } from '../../src/domain/matching/assignment/problem.ts';
import type { AssignmentProblem, Edge } from '../../src/domain/matching/assignment/problem.ts';
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

import type { AssignmentProblem } from '../../src/domain/matching/assignment/problem.ts';

/** Seeded chance: a linear congruential generator (Numerical Recipes' constants), enough to draw markets. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

/**
 * A market of `size` a side with so many candidates each, of skewed popularity: seven of ten candidates are drawn by the square of an even draw, so that a few
 * rights stand on very many lists, and those weigh more.
 */
export function skewedMarket(size: number, candidates: number, seed: number): AssignmentProblem {
  const next = chance(seed);
  const start = new Int32Array(size + 1);
  const right: number[] = [];
  const weight: number[] = [];
  for (let left = 0; left < size; left++) {
    const known = new Set<number>();
    while (known.size < candidates) known.add(Math.floor(size * (next() < 0.3 ? next() : next() ** 2)));
    for (const one of known) {
      right.push(one);
      weight.push(Math.max(0.01, 0.35 * (1 - one / size) + 0.65 * next()));
    }
    start[left + 1] = right.length;
  }
  return { lefts: size, rights: size, start, right: Int32Array.from(right), weight: Float64Array.from(weight) };
}

/** The floor: all edges sorted, the heaviest taken while both are single. What the pairs weigh. */
export function greedyWeight({ lefts, rights, start, right, weight }: AssignmentProblem): number {
  const rowOf = new Int32Array(right.length);
  for (let left = 0; left < lefts; left++) rowOf.fill(left, start[left]!, start[left + 1]!);
  const order = Uint32Array.from(right.keys()).sort((a, b) => weight[b]! - weight[a]!);
  const [takenLefts, takenRights] = [new Uint8Array(lefts), new Uint8Array(rights)];
  let total = 0;
  for (const edge of order) {
    if (takenLefts[rowOf[edge]!] !== 0 || takenRights[right[edge]!] !== 0) continue;
    takenLefts[rowOf[edge]!] = 1;
    takenRights[right[edge]!] = 1;
    total += weight[edge]!;
  }
  return total;
}

import { rowsOf, type AssignmentProblem } from './assignment/problem.ts';
import type { Resources } from './assignment/resources.ts';

/** How often the weight is halved that a pair must reach: one part in a thousand of the range. */
const HALVINGS = 10;

/**
 * Which pairs can matter where places are few (MA43): 1 by edge; null where all can. With at most c places no choice has more than c pairs. Of
 * the pairs that need the same things let 2c + 1, of whom no two share anybody, weigh at least w. Then no choice needs a pair of the same kind that weighs less than w:
 * its other pairs hold at most 2c - 2 people, so one of the 2c + 1 is free to take its place. Nor do the prices change that prove the maximum: at
 * most 2c people are paired and have one, so one of the 2c + 1 is paid for by its places alone, which are the same. (After the kernels of
 * parameterised matching; Fellows et al., Faster fixed-parameter tractable algorithms for matching and packing problems, 2008.) Cost O(edges).
 */
export function worthAPlace(problem: AssignmentProblem, resources: Resources): Uint8Array | null {
  const most = mostPairs(resources);
  const needed = 2 * most + 1;
  if (needed > Math.min(problem.lefts, problem.rights)) return null;
  const worth = new Uint8Array(problem.right.length).fill(1);
  const crowd = new Crowd(problem);
  let isCut = false;
  for (const kind of kindsOf(resources)) {
    const least = leastOfMany(kind, needed, { problem, crowd });
    for (const edge of kind) {
      if (problem.weight[edge]! >= least) continue;
      worth[edge] = 0;
      isCut = true;
    }
  }
  return isCut ? worth : null;
}

/** The most pairs that any choice can have: every pair uses the first thing that it names; without limit where one uses nothing. */
function mostPairs({ capacity, first, used }: Resources): number {
  const firsts = new Set<number>();
  for (let edge = 0; edge + 1 < first.length; edge++) {
    if (first[edge] === first[edge + 1]) return Infinity;
    firsts.add(used[first[edge]!]!);
  }
  let most = 0;
  for (const resource of firsts) most += capacity[resource]!;
  return most;
}

/** Edges that use the very same things. */
function kindsOf({ capacity, first, used }: Resources): readonly (readonly number[])[] {
  const ofOne: number[][] = Array.from(capacity, () => []);
  const ofMore = new Map<string, number[]>();
  for (let edge = 0; edge + 1 < first.length; edge++) {
    const [from, to] = [first[edge]!, first[edge + 1]!];
    if (to === from + 1) {
      ofOne[used[from]!]!.push(edge);
      continue;
    }
    const key = to === from + 2 ? `${used[from]!} ${used[from + 1]!}` : used.subarray(from, to).join(' ');
    const kind = ofMore.get(key);
    if (kind) kind.push(edge);
    else ofMore.set(key, [edge]);
  }
  return [...ofOne, ...ofMore.values()];
}

/** A weight that so many pairs of one kind reach who share nobody; nothing where there are not so many. */
function leastOfMany(
  kind: readonly number[],
  needed: number,
  { problem: { weight }, crowd }: { problem: AssignmentProblem; crowd: Crowd },
): number {
  const reaches = (least: number): boolean => crowd.holdsApart(kind, needed, least);
  if (kind.length < needed || !reaches(-Infinity)) return -Infinity;
  let [reached, missed] = [Infinity, -Infinity];
  for (const edge of kind) {
    reached = Math.min(reached, weight[edge]!);
    missed = Math.max(missed, weight[edge]!);
  }
  for (let at = 0; at < HALVINGS; at++) {
    const middle = (reached + missed) / 2;
    if (reaches(middle)) reached = middle;
    else missed = middle;
  }
  return reached;
}

/** Counts pairs that share nobody, taken as they come. */
class Crowd {
  readonly #weight: Float64Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #takenLeft: Int32Array;
  readonly #takenRight: Int32Array;
  #count = 0;

  constructor(problem: AssignmentProblem) {
    this.#weight = problem.weight;
    this.#left = rowsOf(problem);
    this.#right = problem.right;
    this.#takenLeft = new Int32Array(problem.lefts);
    this.#takenRight = new Int32Array(problem.rights);
  }

  /** Whether so many of these pairs of at least this weight share nobody. */
  holdsApart(edges: readonly number[], needed: number, least: number): boolean {
    const count = ++this.#count;
    let found = 0;
    for (const edge of edges) {
      if (this.#weight[edge]! < least) continue;
      const [left, right] = [this.#left[edge]!, this.#right[edge]!];
      if (this.#takenLeft[left] === count || this.#takenRight[right] === count) continue;
      this.#takenLeft[left] = count;
      this.#takenRight[right] = count;
      if (++found >= needed) return true;
    }
    return false;
  }
}

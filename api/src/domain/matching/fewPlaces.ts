import { rowsOf, type AssignmentProblem } from './assignment/problem.ts';
import type { Needs } from './scarcity.ts';

/** How often the weight is halved that a pair must reach: one part in a thousand of the range. */
const HALVINGS = 10;

/**
 * Which pairs can matter where places are few (MA43): 1 by edge; null where all can. With at most c places no choice has more than c pairs. Of
 * the pairs that need the same things let 2c + 1, of whom no two share anybody, weigh at least w. Then no choice needs a pair of the same kind that weighs less than w:
 * its other pairs hold at most 2c - 2 people, so one of the 2c + 1 is free to take its place. Nor do the prices change that prove the maximum: at
 * most 2c people are paired and have one, so one of the 2c + 1 is paid for by its places alone, which are the same. (After the kernels of
 * parameterised matching; Fellows et al., Faster fixed-parameter tractable algorithms for matching and packing problems, 2008.) Cost O(edges).
 */
export function worthAPlace(
  problem: AssignmentProblem,
  needs: Pick<Needs, 'kindOf' | 'kinds' | 'capacity'>,
): Uint8Array | null {
  const most = mostPairs(needs);
  const needed = 2 * most + 1;
  if (needed > Math.min(problem.lefts, problem.rights)) return null;
  const worth = new Uint8Array(problem.right.length).fill(1);
  const crowd = new Crowd(problem);
  let isCut = false;
  for (const kind of edgesByKind(needs)) {
    const least = leastOfMany(kind, needed, { problem, crowd });
    if (least === -Infinity) continue;
    for (let at = 0; at < kind.length; at++) {
      if (problem.weight[kind[at]!]! >= least) continue;
      worth[kind[at]!] = 0;
      isCut = true;
    }
  }
  return isCut ? worth : null;
}

/** The most pairs that any choice can have: every pair uses the first thing that it names; without limit where one uses nothing. */
function mostPairs({ kinds, capacity }: Pick<Needs, 'kinds' | 'capacity'>): number {
  if (kinds.some((list) => list.length === 0)) return Infinity;
  let most = 0;
  for (const thing of new Set(kinds.map((list) => list[0]!))) most += capacity[thing]!;
  return most;
}

/** The edges of each kind, in order. */
function edgesByKind({ kindOf, kinds }: Pick<Needs, 'kindOf' | 'kinds'>): readonly Int32Array[] {
  const counts = new Int32Array(kinds.length);
  for (let edge = 0; edge < kindOf.length; edge++) counts[kindOf[edge]!]!++;
  const lists = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let edge = 0; edge < kindOf.length; edge++) {
    const kind = kindOf[edge]!;
    lists[kind]![counts[kind]!++] = edge;
  }
  return lists;
}

/**
 * A weight that so many pairs of one kind reach who share nobody; nothing where there are not so many. Each weight that is reached leaves the lighter ones out
 * of what is still looked at, so that most are looked at two or three times.
 */
function leastOfMany(
  kind: Int32Array,
  needed: number,
  { problem: { weight }, crowd }: { problem: AssignmentProblem; crowd: Crowd },
): number {
  if (kind.length < needed || !crowd.holdsApart(kind, needed, -Infinity)) return -Infinity;
  let [reached, missed] = [Infinity, -Infinity];
  for (let at = 0; at < kind.length; at++) {
    const value = weight[kind[at]!]!;
    if (value < reached) reached = value;
    if (value > missed) missed = value;
  }
  let left = kind;
  for (let at = 0; at < HALVINGS; at++) {
    const middle = (reached + missed) / 2;
    if (crowd.holdsApart(left, needed, middle)) {
      reached = middle;
      left = left.filter((edge) => weight[edge]! >= middle);
    } else missed = middle;
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
  holdsApart(edges: Int32Array, needed: number, least: number): boolean {
    const count = ++this.#count;
    const [weight, lefts, rights] = [this.#weight, this.#left, this.#right];
    const [takenLeft, takenRight] = [this.#takenLeft, this.#takenRight];
    let found = 0;
    for (let at = 0; at < edges.length; at++) {
      const edge = edges[at]!;
      if (weight[edge]! < least) continue;
      const [left, right] = [lefts[edge]!, rights[edge]!];
      if (takenLeft[left] === count || takenRight[right] === count) continue;
      takenLeft[left] = count;
      takenRight[right] = count;
      if (++found >= needed) return true;
    }
    return false;
  }
}

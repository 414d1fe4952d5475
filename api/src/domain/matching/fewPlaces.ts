import { rowsOf, type AssignmentProblem } from './assignment/problem.ts';
import type { Needs } from './scarcity.ts';

/** Weights are told apart by so many steps of their range, to find the heaviest pairs without sorting all. */
const STEPS = 1_024;
/** Of each kind so many times the pairs that are needed are tried first: the heaviest share people. */
const FIRST_TRIED = 8;
/** So many times more are tried next. */
const MORE_TRIED = 4;

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
 * The weight of the last of so many pairs of one kind who share nobody, the heaviest taken first; nothing where there are not so many. A count of
 * weights by steps finds the heaviest few, which are all that is sorted. Cost O(edges of the kind).
 */
function leastOfMany(
  kind: Int32Array,
  needed: number,
  { problem: { weight }, crowd }: { problem: AssignmentProblem; crowd: Crowd },
): number {
  if (kind.length < needed) return -Infinity;
  const steps = new WeightSteps(kind, weight);
  for (let tried = FIRST_TRIED * needed; ; tried *= MORE_TRIED) {
    const heaviest = steps.heaviest(tried);
    const last = crowd.lastOfApart(heaviest, needed);
    if (last >= 0) return weight[last]!;
    if (heaviest.length === kind.length) return -Infinity;
  }
}

/** How many edges of a kind weigh how much, in even steps from the lightest to the heaviest. */
class WeightSteps {
  readonly #kind: Int32Array;
  readonly #weight: Float64Array;
  readonly #counts = new Int32Array(STEPS);
  readonly #lightest: number;
  readonly #perUnit: number;

  constructor(kind: Int32Array, weight: Float64Array) {
    this.#kind = kind;
    this.#weight = weight;
    let [lightest, heaviest] = [Infinity, -Infinity];
    for (let at = 0; at < kind.length; at++) {
      const value = weight[kind[at]!]!;
      if (value < lightest) lightest = value;
      if (value > heaviest) heaviest = value;
    }
    this.#lightest = lightest;
    this.#perUnit = heaviest > lightest ? (STEPS - 1) / (heaviest - lightest) : 0;
    for (let at = 0; at < kind.length; at++) this.#counts[this.#stepOf(kind[at]!)]!++;
  }

  /** At least so many of the heaviest edges, whole steps of them, the heaviest first and of equal ones the first; all where there are no more. */
  heaviest(many: number): Int32Array {
    let [from, count] = [STEPS, 0];
    while (from > 0 && count < many) count += this.#counts[--from]!;
    const found = new Int32Array(count);
    let next = 0;
    for (let at = 0; at < this.#kind.length; at++) {
      const edge = this.#kind[at]!;
      if (this.#stepOf(edge) >= from) found[next++] = edge;
    }
    const weight = this.#weight;
    return found.sort((a, b) => weight[b]! - weight[a]! || a - b);
  }

  #stepOf(edge: number): number {
    return Math.trunc((this.#weight[edge]! - this.#lightest) * this.#perUnit);
  }
}

/** Counts pairs that share nobody, taken as they come. */
class Crowd {
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #takenLeft: Int32Array;
  readonly #takenRight: Int32Array;
  #count = 0;

  constructor(problem: AssignmentProblem) {
    this.#left = rowsOf(problem);
    this.#right = problem.right;
    this.#takenLeft = new Int32Array(problem.lefts);
    this.#takenRight = new Int32Array(problem.rights);
  }

  /** The edge that makes it so many who share nobody; -1 where there are not so many. */
  lastOfApart(edges: Int32Array, needed: number): number {
    const count = ++this.#count;
    let found = 0;
    for (let at = 0; at < edges.length; at++) {
      const edge = edges[at]!;
      const [left, right] = [this.#left[edge]!, this.#right[edge]!];
      if (this.#takenLeft[left] === count || this.#takenRight[right] === count) continue;
      this.#takenLeft[left] = count;
      this.#takenRight[right] = count;
      if (++found >= needed) return edge;
    }
    return -1;
  }
}

import type { Needs } from './scarcity.ts';

/** Weights are told apart by so many steps of their range, to find the heaviest pairs without sorting all. */
const STEPS = 1_024;
/** Of each kind so many times the pairs that are needed are tried first: the heaviest share people. */
const FIRST_TRIED = 8;
/** So many times more are tried next. */
const MORE_TRIED = 4;

/**
 * Which pairs can matter where places are few (MA43): 1 by pair; null where all can. With at most c places no choice has more than c pairs. Of
 * the pairs that need the same things let 2c + 1, of whom no two share anybody, weigh at least w. Then no choice needs a pair of the same kind that weighs less than w:
 * its other pairs hold at most 2c - 2 people, so one of the 2c + 1 is free to take its place. Nor do the prices change that prove the maximum: at
 * most 2c people are paired and have one, so one of the 2c + 1 is paid for by its places alone, which are the same. (After the kernels of
 * parameterised matching; Fellows et al., Faster fixed-parameter tractable algorithms for matching and packing problems, 2008.) Cost O(edges).
 */
export function worthAPlace(
  pairs: WeighedPairs,
  needs: Pick<Needs, 'kindOf' | 'kinds' | 'capacity'>,
): Uint8Array | null {
  const needed = 2 * mostPairs(needs) + 1;
  if (needed > Math.min(pairs.lefts, pairs.rights)) return null;
  const least = leastOfKinds(pairs, needs, needed);
  if (least.every((weight) => weight === -Infinity)) return null;
  const { kindOf } = needs;
  const worth = new Uint8Array(kindOf.length);
  let kept = 0;
  for (let pair = 0; pair < kindOf.length; pair++) {
    if (pairs.weight[pair]! < least[kindOf[pair]!]!) continue;
    worth[pair] = 1;
    kept++;
  }
  return kept < kindOf.length ? worth : null;
}

/** Pairs between so many lefts and rights, in any order, and what each weighs. */
export interface WeighedPairs {
  lefts: number;
  rights: number;
  left: Int32Array;
  right: Int32Array;
  weight: Float64Array;
}

/** The most pairs that any choice can have: every pair uses the first thing that it names; without limit where one uses nothing. */
function mostPairs({ kinds, capacity }: Pick<Needs, 'kinds' | 'capacity'>): number {
  if (kinds.some((list) => list.length === 0)) return Infinity;
  let most = 0;
  for (const thing of new Set(kinds.map((list) => list[0]!))) most += capacity[thing]!;
  return most;
}

/**
 * By kind the weight of the last of so many of its pairs who share nobody, the heaviest taken first, of equal ones the lower numbers; less than all where
 * there are not so many. A count of weights by steps finds the heaviest few, which are all that is sorted. Cost O(pairs).
 */
function leastOfKinds(
  pairs: WeighedPairs,
  { kindOf, kinds }: Pick<Needs, 'kindOf' | 'kinds'>,
  needed: number,
): Float64Array {
  const least = new Float64Array(kinds.length).fill(-Infinity);
  const crowd = new Crowd(pairs);
  const steps = new WeightSteps(pairs.weight, kindOf, kinds.length);
  let open = [...kinds.keys()].filter((kind) => steps.countOf(kind) >= needed);
  for (let tried = FIRST_TRIED * needed; open.length > 0; tried *= MORE_TRIED) {
    const heaviest = steps.heaviest(open, tried);
    open = open.filter((kind) => {
      const last = crowd.lastOfApart(sorted(heaviest.get(kind)!, pairs), needed);
      if (last >= 0) least[kind] = pairs.weight[last]!;
      return last < 0 && heaviest.get(kind)!.length < steps.countOf(kind);
    });
  }
  return least;
}

/** The heaviest first, of equal ones those of the lower left, then of the lower right. */
function sorted(list: number[], { left, right, weight }: WeighedPairs): number[] {
  return list.sort((a, b) => weight[b]! - weight[a]! || left[a]! - left[b]! || right[a]! - right[b]!);
}

/** How many pairs of each kind weigh how much, in even steps from the lightest to the heaviest of all. */
class WeightSteps {
  readonly #weight: Float64Array;
  readonly #kindOf: Int32Array;
  /** By kind and step. */
  readonly #counts: Int32Array;
  readonly #lightest: number;
  readonly #perUnit: number;

  constructor(weight: Float64Array, kindOf: Int32Array, kinds: number) {
    this.#weight = weight;
    this.#kindOf = kindOf;
    let [lightest, heaviest] = [Infinity, -Infinity];
    for (let at = 0; at < weight.length; at++) {
      const value = weight[at]!;
      if (value < lightest) lightest = value;
      if (value > heaviest) heaviest = value;
    }
    this.#lightest = lightest;
    this.#perUnit = heaviest > lightest ? (STEPS - 1) / (heaviest - lightest) : 0;
    const counts = new Int32Array(kinds * STEPS);
    for (let at = 0; at < weight.length; at++)
      counts[kindOf[at]! * STEPS + Math.trunc((weight[at]! - lightest) * this.#perUnit)]!++;
    this.#counts = counts;
  }

  countOf(kind: number): number {
    let count = 0;
    for (let at = kind * STEPS; at < (kind + 1) * STEPS; at++) count += this.#counts[at]!;
    return count;
  }

  /** Of each of these kinds at least so many of the heaviest pairs, whole steps of them; all where there are no more. */
  heaviest(kinds: readonly number[], many: number): ReadonlyMap<number, number[]> {
    const found = new Map<number, number[]>();
    const listOf: (number[] | undefined)[] = [];
    const from = new Int32Array(this.#counts.length / STEPS).fill(STEPS);
    for (const kind of kinds) {
      from[kind] = this.#firstStep(kind, many);
      found.set(kind, (listOf[kind] = []));
    }
    const [weight, kindOf, lightest, perUnit] = [this.#weight, this.#kindOf, this.#lightest, this.#perUnit];
    for (let at = 0; at < weight.length; at++) {
      const kind = kindOf[at]!;
      if (Math.trunc((weight[at]! - lightest) * perUnit) >= from[kind]!) listOf[kind]!.push(at);
    }
    return found;
  }

  /** The step from which on a kind has so many pairs. */
  #firstStep(kind: number, many: number): number {
    let step = STEPS;
    for (let count = 0; step > 0 && count < many;) count += this.#counts[kind * STEPS + --step]!;
    return step;
  }
}

/** Counts pairs that share nobody, taken as they come. */
class Crowd {
  readonly #pairs: WeighedPairs;
  readonly #takenLeft: Int32Array;
  readonly #takenRight: Int32Array;
  #count = 0;

  constructor(pairs: WeighedPairs) {
    this.#pairs = pairs;
    this.#takenLeft = new Int32Array(pairs.lefts);
    this.#takenRight = new Int32Array(pairs.rights);
  }

  /** The pair that makes it so many who share nobody; -1 where there are not so many. */
  lastOfApart(pairs: readonly number[], needed: number): number {
    const count = ++this.#count;
    let found = 0;
    for (const pair of pairs) {
      const [left, right] = [this.#pairs.left[pair]!, this.#pairs.right[pair]!];
      if (this.#takenLeft[left] === count || this.#takenRight[right] === count) continue;
      this.#takenLeft[left] = count;
      this.#takenRight[right] = count;
      if (++found >= needed) return pair;
    }
    return -1;
  }
}

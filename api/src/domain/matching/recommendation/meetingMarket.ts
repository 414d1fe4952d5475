import { bestOf } from './best.ts';
import { clearMarket, meetingsOf } from './clearing.ts';
import type { BothSides, Clearing, PullGraph } from './clearing.ts';

/** Everybody who could meet, and how much. */
export interface MarketMeans {
  lefts: number;
  rights: number;
  /** Candidates that each keeps (RE3). */
  candidates: number;
  /** How strongly two are drawn to each other; 0: they cannot meet. Asked again whenever it is needed, so it should be cheap. */
  pullOf(left: number, right: number): number;
}

/** Who is looked at anew. */
export interface Changed {
  lefts: readonly number[];
  rights: readonly number[];
}

/** A market that has cleared. */
export interface Cleared {
  graph: PullGraph;
  clearing: Clearing;
  /** Meetings that each candidate pair of the graph gets. */
  meetings: Float64Array;
}

/** Settled enough for an order of lists. */
const SETTLED = 1e-6;
const MOST_STEPS = 1_000;
/** Sweeps in which the average of the rest is fitted. */
const REST_SWEEPS = 6;

/**
 * The pairs of a large market that matter, kept while people come and change (RE3, RE6).
 *
 * Method: each keeps its best candidates by how much a pair pulls beyond what its two pull on average (what is popular with everybody is cleared away
 * by prices, so it tells nothing), and all other pairs stand together as one average of rank one that keeps everybody's sum. A change looks
 * at the rows and columns of those who changed, and the market clears from the factors it had.
 * Cost: O(lefts x rights) once; a change O((changed lefts x rights + changed rights x lefts) log candidates + edges x steps). Memory O(edges).
 */
export class MeetingMarket {
  readonly #means: MarketMeans;
  /** What each pulls in all. */
  readonly #sums: BothSides;
  readonly #chosenByLeft: Int32Array[];
  readonly #chosenByRight: Int32Array[];
  #all = 0;
  #factors: BothSides | undefined;

  constructor(means: MarketMeans) {
    this.#means = means;
    const { lefts, rights } = means;
    this.#sums = { left: new Float64Array(lefts), right: new Float64Array(rights) };
    for (let i = 0; i < lefts; i++) for (let j = 0; j < rights; j++) this.#count(i, j, 1);
    this.#chosenByLeft = Array.from({ length: lefts }, (_, left) => this.#choiceOfLeft(left));
    this.#chosenByRight = Array.from({ length: rights }, (_, right) => this.#choiceOfRight(right));
  }

  /** Changes what these pull: `change` is called between the old pulls being taken out and the new ones being counted. */
  change(changed: Changed, change: () => void): void {
    this.#countAll(changed, -1);
    change();
    this.#countAll(changed, 1);
    for (const left of changed.lefts) this.#chosenByLeft[left] = this.#choiceOfLeft(left);
    for (const right of changed.rights) this.#chosenByRight[right] = this.#choiceOfRight(right);
    // Others keep whom they had chosen, and find the changed ones through the choice of those.
  }

  /** Clears the market for these free slots, from the factors of the last time. */
  clear(mass: BothSides): Cleared {
    const graph = this.#graph();
    const clearing = clearMarket(graph, mass, { from: this.#factors, tolerance: SETTLED, mostSteps: MOST_STEPS });
    this.#factors = clearing.factors;
    return { graph, clearing, meetings: meetingsOf(graph, clearing) };
  }

  #count(left: number, right: number, sign: 1 | -1): void {
    const pull = sign * this.#means.pullOf(left, right);
    this.#sums.left[left]! += pull;
    this.#sums.right[right]! += pull;
    this.#all += pull;
  }

  #countAll({ lefts, rights }: Changed, sign: 1 | -1): void {
    const counted = new Set(lefts);
    for (const left of counted) for (let j = 0; j < this.#means.rights; j++) this.#count(left, j, sign);
    for (const right of new Set(rights))
      for (let i = 0; i < this.#means.lefts; i++) if (!counted.has(i)) this.#count(i, right, sign);
  }

  #choiceOfLeft(left: number): Int32Array {
    const { rights, candidates, pullOf } = this.#means;
    const { right: sums } = this.#sums;
    return bestOf(
      Float64Array.from({ length: rights }, (_, j) => beyond(pullOf(left, j), sums[j]!)),
      candidates,
    );
  }

  #choiceOfRight(right: number): Int32Array {
    const { lefts, candidates, pullOf } = this.#means;
    const { left: sums } = this.#sums;
    return bestOf(
      Float64Array.from({ length: lefts }, (_, i) => beyond(pullOf(i, right), sums[i]!)),
      candidates,
    );
  }

  /** What somebody chose or was chosen by, as compressed rows. */
  #graph(): PullGraph {
    const { lefts, rights, pullOf } = this.#means;
    const chosenBy: number[][] = Array.from({ length: lefts }, () => []);
    for (const [right, chosen] of this.#chosenByRight.entries()) for (const left of chosen) chosenBy[left]!.push(right);
    const start = new Int32Array(lefts + 1);
    const right: number[] = [];
    const pull: number[] = [];
    const seenBy = new Int32Array(rights).fill(-1);
    for (let i = 0; i < lefts; i++) {
      for (const list of [this.#chosenByLeft[i]!, chosenBy[i]!]) {
        for (const j of list) {
          if (seenBy[j] === i) continue;
          seenBy[j] = i;
          const value = pullOf(i, j);
          // Whom somebody chose earlier may have become impossible.
          if (!(value > 0)) continue;
          right.push(j);
          pull.push(value);
        }
      }
      start[i + 1] = right.length;
    }
    const graph = { lefts, rights, start, right: Int32Array.from(right), pull: Float64Array.from(pull) };
    return { ...graph, rest: restOf(graph, this.#sums, this.#all) };
  }
}

/** How much a pair pulls for what its counterpart pulls in all. */
function beyond(pull: number, sum: number): number {
  return pull > 0 ? pull / sum : 0;
}

/** Below this share of all pulls, the rest is rounding. */
const NOTHING = 1e-9;

/**
 * The average of the pairs that are no candidates, of rank one: everybody's sum over them is kept (iterative proportional fitting over the pairs that
 * are not in the graph, of which only the sums are known).
 */
function restOf(
  { lefts, rights, start, right, pull }: Omit<PullGraph, 'rest'>,
  sums: BothSides,
  all: number,
): BothSides | null {
  const wanted = { left: sums.left.slice(), right: sums.right.slice() };
  let total = all;
  for (let i = 0; i < lefts; i++)
    for (let edge = start[i]!; edge < start[i + 1]!; edge++) {
      wanted.left[i]! -= pull[edge]!;
      wanted.right[right[edge]!]! -= pull[edge]!;
      total -= pull[edge]!;
    }
  if (total <= NOTHING * all) return null;
  const rest = {
    left: wanted.left.map((sum) => Math.max(0, sum)),
    right: wanted.right.map((sum) => Math.max(0, sum) / total),
  };
  for (let sweep = 0; sweep < REST_SWEEPS; sweep++) {
    const rightSum = sumOf(rest.right);
    for (let i = 0; i < lefts; i++) {
      let others = rightSum;
      for (let edge = start[i]!; edge < start[i + 1]!; edge++) others -= rest.right[right[edge]!]!;
      rest.left[i] = share(wanted.left[i]!, others);
    }
    const others = new Float64Array(rights).fill(sumOf(rest.left));
    for (let i = 0; i < lefts; i++)
      for (let edge = start[i]!; edge < start[i + 1]!; edge++) others[right[edge]!]! -= rest.left[i]!;
    for (let j = 0; j < rights; j++) rest.right[j] = share(wanted.right[j]!, others[j]!);
  }
  return rest;
}

/** A sum that is nothing but rounding has no share. */
function share(wanted: number, others: number): number {
  return wanted > NOTHING && others > NOTHING ? wanted / others : 0;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

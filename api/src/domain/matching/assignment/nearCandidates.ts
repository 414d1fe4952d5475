import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { Half } from './treeSearch.ts';

/** Candidates of one side in a row. */
export type Candidates = Pick<Half, 'start' | 'to' | 'weight'>;

/** Room for so many near candidates a left to begin with. */
const ROOM = 16;

/** Collects the near candidates of a market row by row, and turns them by right in the end. Cost O(edges) in all. */
export class NearCandidates {
  readonly #problem: AssignmentProblem;
  /** What each right costs; not a number: unknown. */
  readonly #prices: Float64Array;
  readonly #start: Int32Array;
  #to: Int32Array;
  #weight: Float64Array;
  #count = 0;
  /** How many near candidates each right has, shifted by one. */
  readonly #columnStart: Int32Array;
  /** Of the row added last: what it gains from its partner (not a number: it has none), by which edge, and what it gains at best. */
  gain = Number.NaN;
  edge = SINGLE;
  best = 0;

  constructor(problem: AssignmentProblem, prices: Float64Array) {
    this.#problem = problem;
    this.#prices = prices;
    this.#start = new Int32Array(problem.lefts + 1);
    this.#columnStart = new Int32Array(problem.rights + 1);
    this.#to = new Int32Array(ROOM * problem.lefts);
    this.#weight = new Float64Array(ROOM * problem.lefts);
  }

  /** What the best candidate of known price gives a left. */
  bestOf(left: number): number {
    const { start, right, weight } = this.#problem;
    let best = 0;
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
      const gain = weight[edge]! - this.#prices[right[edge]!]!;
      if (gain > best) best = gain;
    }
    return best;
  }

  /** Adds those who give a left no less than `least`, and those whose price is not known. Lefts come in order. */
  add(left: number, { partner, least }: { partner: number; least: number }): void {
    const { start, right, weight } = this.#problem;
    const [from, end] = [start[left]!, start[left + 1]!];
    if (this.#count + end - from > this.#to.length) this.#grow(end - from);
    const [to, weights, prices, columnStart] = [this.#to, this.#weight, this.#prices, this.#columnStart];
    let [count, best, gain, own] = [this.#count, 0, Number.NaN, SINGLE];
    for (let edge = from; edge < end; edge++) {
      const one = right[edge]!;
      const value = weight[edge]! - prices[one]!;
      if (value < least) continue;
      to[count] = one;
      weights[count++] = weight[edge]!;
      columnStart[one + 1]!++;
      if (value > best) best = value;
      if (one === partner) [gain, own] = [value, edge];
    }
    [this.#count, this.best, this.gain, this.edge] = [count, best, gain, own];
    this.#start[left + 1] = count;
  }

  rows(): Candidates {
    return { start: this.#start, to: this.#to, weight: this.#weight };
  }

  columns(): Candidates {
    const start = this.#columnStart;
    for (let one = 1; one < start.length; one++) start[one]! += start[one - 1]!;
    const next = start.slice();
    const to = new Int32Array(this.#count);
    const weight = new Float64Array(this.#count);
    for (let left = 0; left < this.#start.length - 1; left++) {
      for (let edge = this.#start[left]!; edge < this.#start[left + 1]!; edge++) {
        const at = next[this.#to[edge]!]!++;
        to[at] = left;
        weight[at] = this.#weight[edge]!;
      }
    }
    return { start, to, weight };
  }

  #grow(by: number): void {
    const room = 2 * this.#to.length + by;
    const [to, weight] = [new Int32Array(room), new Float64Array(room)];
    to.set(this.#to);
    weight.set(this.#weight);
    [this.#to, this.#weight] = [to, weight];
  }
}

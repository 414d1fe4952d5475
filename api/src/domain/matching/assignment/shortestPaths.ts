import { Heap } from './heap.ts';
import { SINGLE } from './problem.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';

/**
 * Exact maximum-weight matching with singles on a sparse bipartite graph.
 *
 * Method: successive shortest paths with potentials, one left after the other (Kuhn 1955; Edmonds and Karp 1972; the sparse form is that of
 * Jonker and Volgenant 1987). The path of a new left ends at a free right, or at a left that is better single: every left has a right of its
 * own that weighs nothing. Slack of a pair = price of its left + price of its right - weight, never negative; Dijkstra runs over slacks.
 * Cost: a Dijkstra a left, O(lefts x (edges + rights) log rights) at worst; paths are short in practice. Memory O(lefts + rights + edges).
 * Limits: exact up to rounding of sums; meant for rounds of up to a few hundred a side and as the oracle of the tests.
 */
export function solveByShortestPaths(problem: AssignmentProblem): Assignment {
  const search = new Search(problem);
  for (let left = 0; left < problem.lefts; left++) search.insert(left);
  return search.assignment();
}

/** The growing matching, its prices and the work space of one Dijkstra, made once and cleaned by what was touched. */
class Search {
  readonly #problem: AssignmentProblem;
  readonly #leftPrice: Float64Array;
  readonly #rightPrice: Float64Array;
  readonly #edgeOf: Int32Array;
  readonly #leftOf: Int32Array;
  /** Distance to each right; infinite where the tree has not come. */
  readonly #distance: Float64Array;
  /** Distance to each left of the tree. */
  readonly #leftDistance: Float64Array;
  /** The edge by which each right was reached, and the left it comes from. */
  readonly #byEdge: Int32Array;
  readonly #byLeft: Int32Array;
  readonly #heap: Heap;
  #touched: number[] = [];
  #tree: number[] = [];

  constructor(problem: AssignmentProblem) {
    const { lefts, rights } = problem;
    this.#problem = problem;
    this.#leftPrice = new Float64Array(lefts);
    this.#rightPrice = new Float64Array(rights);
    this.#edgeOf = new Int32Array(lefts).fill(SINGLE);
    this.#leftOf = new Int32Array(rights).fill(SINGLE);
    this.#distance = new Float64Array(rights).fill(Infinity);
    this.#leftDistance = new Float64Array(lefts);
    this.#byEdge = new Int32Array(rights);
    this.#byLeft = new Int32Array(rights);
    this.#heap = new Heap(rights, this.#distance);
  }

  /** Gives `left` the best that the others can make room for, and moves the prices so that they prove it. */
  insert(left: number): void {
    const best = this.#bestOffer(left);
    // Nobody offers it anything: it is single, and costs nothing.
    if (best <= 0) return;
    this.#leftPrice[left] = best;
    const end = this.#grow(left);
    this.#raisePrices(end.distance);
    if (end.single !== SINGLE) this.#release(end.single, left);
    else this.#assignBack(end.right, left);
    this.#clean();
  }

  assignment(): Assignment {
    const { lefts, right, weight } = this.#problem;
    const rightOf = new Int32Array(lefts).fill(SINGLE);
    let total = 0;
    for (let left = 0; left < lefts; left++) {
      const edge = this.#edgeOf[left]!;
      if (edge === SINGLE) continue;
      rightOf[left] = right[edge]!;
      total += weight[edge]!;
    }
    return {
      rightOf,
      edgeOf: this.#edgeOf,
      weight: total,
      prices: { left: this.#leftPrice, right: this.#rightPrice },
    };
  }

  #bestOffer(left: number): number {
    const { start, right, weight } = this.#problem;
    let best = 0;
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
      best = Math.max(best, weight[edge]! - this.#rightPrice[right[edge]!]!);
    }
    return best;
  }

  /** Grows the tree of shortest alternating paths until the cheapest end is known: a free right, or a left of the tree that becomes single. */
  #grow(root: number): { distance: number; right: number; single: number } {
    let single = root;
    let singleAt = this.#leftPrice[root]!;
    this.#reach(root, 0);
    for (;;) {
      const right = this.#heap.pop();
      if (right === SINGLE || this.#distance[right]! >= singleAt) return { distance: singleAt, right: SINGLE, single };
      const distance = this.#distance[right]!;
      const mate = this.#leftOf[right]!;
      if (mate === SINGLE) return { distance, right, single: SINGLE };
      const alone = distance + this.#leftPrice[mate]!;
      if (alone < singleAt) {
        singleAt = alone;
        single = mate;
      }
      this.#reach(mate, distance);
    }
  }

  #reach(left: number, distance: number): void {
    const { start, right, weight } = this.#problem;
    this.#tree.push(left);
    this.#leftDistance[left] = distance;
    const base = distance + this.#leftPrice[left]!;
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
      const to = right[edge]!;
      // Rounding may leave a tight pair a hair below zero, and a Dijkstra must never step back.
      const through = Math.max(distance, base + this.#rightPrice[to]! - weight[edge]!);
      if (through >= this.#distance[to]!) continue;
      if (this.#distance[to] === Infinity) this.#touched.push(to);
      this.#distance[to] = through;
      this.#byEdge[to] = edge;
      this.#byLeft[to] = left;
      this.#heap.put(to);
    }
  }

  #raisePrices(reached: number): void {
    for (const left of this.#tree) {
      const within = reached - this.#leftDistance[left]!;
      if (within > 0) this.#leftPrice[left] = Math.max(0, this.#leftPrice[left]! - within);
    }
    for (const right of this.#touched) {
      const within = reached - this.#distance[right]!;
      if (within > 0) this.#rightPrice[right]! += within;
    }
  }

  /** `alone` gives its right to the one before it on the path, and so on back to the root. */
  #release(alone: number, root: number): void {
    const edge = this.#edgeOf[alone]!;
    this.#edgeOf[alone] = SINGLE;
    if (alone !== root) this.#assignBack(this.#problem.right[edge]!, root);
  }

  #assignBack(end: number, root: number): void {
    for (let right = end; ;) {
      const left = this.#byLeft[right]!;
      const before = this.#edgeOf[left]!;
      this.#edgeOf[left] = this.#byEdge[right]!;
      this.#leftOf[right] = left;
      if (left === root) return;
      right = this.#problem.right[before]!;
    }
  }

  #clean(): void {
    for (const right of this.#touched) this.#distance[right] = Infinity;
    this.#heap.clear();
    this.#touched = [];
    this.#tree = [];
  }
}

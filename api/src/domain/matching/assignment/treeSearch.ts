import { Nearest } from './nearest.ts';
import { SINGLE } from './problem.ts';

/** One side of a market that is being repaired: what being in it is worth to each, with whom each is paired, and the other side's numbers beside it. */
export interface Half {
  price: Float64Array;
  /** The number of each one's partner on the other side, or `SINGLE`. */
  mate: Int32Array;
  /** The candidates of `one` stand at `start[one]` up to (not including) `start[one + 1]` in `to` and `weight`. */
  start: Int32Array;
  to: Int32Array;
  weight: Float64Array;
}

/** How far a search may go. */
export interface Reach {
  /** So many of the other side are looked at. */
  steps: number;
  /** No price moves by more. */
  distance: number;
}

/**
 * Finds a place for somebody who has none although its price says that it should: the shortest alternating path to somebody free on the other side, or to
 * somebody of its own side who loses least by being single.
 *
 * Method: Dijkstra over slacks (price + price - weight), as in the Hungarian method (Kuhn 1955; Edmonds and Karp 1972), with an end: after so many steps
 * the prices move as far as the tree has come, which keeps every pair covered, and the search is given up for now. Both sides use it, so
 * that searches from both ends meet half way. A pair that is covered short by `e` before is never covered shorter after.
 * Cost: O(steps x (candidates + log)) a search; memory O(people), made once.
 */
export class TreeSearch {
  readonly #own: Half;
  readonly #other: Half;
  /** From the root to each of the other side; infinite where the tree has not come. */
  readonly #distance: Float64Array;
  /** By whom each of the other side was reached, and by which candidate. */
  readonly #by: Int32Array;
  readonly #byEdge: Int32Array;
  readonly #touched: Int32Array;
  #touchedCount = 0;
  readonly #tree: Int32Array;
  readonly #treeDistance: Float64Array;
  #treeSize = 0;
  readonly #heap = new Nearest();
  /** The nearest end so far: somebody free opposite, or somebody of this side who becomes single; neither: the search stops there. */
  #reach = 0;
  #endOpposite = SINGLE;
  #endSingle = SINGLE;
  /** Candidates looked at so far. */
  work = 0;

  constructor(own: Half, other: Half) {
    const [people, others] = [own.mate.length, other.mate.length];
    this.#own = own;
    this.#other = other;
    this.#distance = new Float64Array(others).fill(Infinity);
    this.#by = new Int32Array(others);
    this.#byEdge = new Int32Array(others);
    this.#touched = new Int32Array(others);
    this.#tree = new Int32Array(people);
    this.#treeDistance = new Float64Array(people);
  }

  /** Whether `root` has a partner now, or is rightly single; false where the search was given up, after the prices moved. */
  settle(root: number, reach: Reach): boolean {
    this.#grow(root, reach);
    this.#movePrices();
    const isFound = this.#endOpposite !== SINGLE || this.#endSingle !== SINGLE;
    if (isFound) this.#turn(root);
    this.#heap.clear();
    return isFound;
  }

  #grow(root: number, { steps, distance }: Reach): void {
    const [mate, price, distances, heap] = [this.#other.mate, this.#own.price, this.#distance, this.#heap];
    this.#treeSize = 0;
    this.#touchedCount = 0;
    this.#endOpposite = SINGLE;
    this.#endSingle = price[root]! <= distance ? root : SINGLE;
    this.#reach = Math.min(distance, price[root]!);
    let one = root;
    let at = 0;
    for (let step = 0; ; step++) {
      this.#visit(one, at);
      let next = heap.pop();
      // It was reached by a shorter way since.
      while (next !== SINGLE && heap.distance > distances[next]!) next = heap.pop();
      if (next === SINGLE) return;
      at = heap.distance;
      if (at >= this.#reach) return;
      if (step === steps) {
        this.#end(at, SINGLE, SINGLE);
        return;
      }
      one = mate[next]!;
      if (at + price[one]! < this.#reach) this.#end(at + price[one]!, SINGLE, one);
    }
  }

  #end(reach: number, opposite: number, single: number): void {
    this.#reach = reach;
    this.#endOpposite = opposite;
    this.#endSingle = single;
  }

  #visit(one: number, at: number): void {
    const { start, to, weight } = this.#own;
    const { price, mate } = this.#other;
    const [distance, by, byEdge, heap] = [this.#distance, this.#by, this.#byEdge, this.#heap];
    this.#tree[this.#treeSize] = one;
    this.#treeDistance[this.#treeSize++] = at;
    const base = at + this.#own.price[one]!;
    const [from, end] = [start[one]!, start[one + 1]!];
    this.work += end - from;
    let reach = this.#reach;
    for (let edge = from; edge < end; edge++) {
      const other = to[edge]!;
      let through = base + price[other]! - weight[edge]!;
      if (through >= reach) continue;
      // A pair that is covered short, by rounding or from before, must not take a Dijkstra back.
      if (through < at) through = at;
      const known = distance[other]!;
      if (through >= known) continue;
      if (known === Infinity) this.#touched[this.#touchedCount++] = other;
      distance[other] = through;
      by[other] = one;
      byEdge[other] = edge;
      if (mate[other] !== SINGLE) heap.put(other, through);
      else {
        this.#end(through, other, SINGLE);
        reach = through;
      }
    }
  }

  /** Whoever the tree holds pays for how far it has come: the own side gives, the other takes. */
  #movePrices(): void {
    const [own, other, distance] = [this.#own.price, this.#other.price, this.#distance];
    for (let at = 0; at < this.#treeSize; at++) {
      const within = this.#reach - this.#treeDistance[at]!;
      if (within > 0) own[this.#tree[at]!] = Math.max(0, own[this.#tree[at]!]! - within);
    }
    for (let at = 0; at < this.#touchedCount; at++) {
      const one = this.#touched[at]!;
      const within = this.#reach - distance[one]!;
      if (within > 0) other[one]! += within;
      distance[one] = Infinity;
    }
  }

  /** Turns the pairs of the path: each of the own side on it takes by whom it was led on. */
  #turn(root: number): void {
    const [own, other] = [this.#own, this.#other];
    let opposite = this.#endOpposite;
    if (this.#endSingle !== SINGLE) {
      const alone = this.#endSingle;
      opposite = own.mate[alone]!;
      own.mate[alone] = SINGLE;
      own.price[alone] = 0;
      if (alone === root) return;
    }
    for (;;) {
      const one = this.#by[opposite]!;
      const before = own.mate[one]!;
      own.mate[one] = opposite;
      other.mate[opposite] = one;
      // A pair that was covered short is covered exactly once it is one.
      own.price[one] = Math.max(own.price[one]!, own.weight[this.#byEdge[opposite]!]! - other.price[opposite]!);
      if (one === root) return;
      opposite = before;
    }
  }
}

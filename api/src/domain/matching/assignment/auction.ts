import { boundBy, provenBySum, relativeGap } from './certificate.ts';
import type { Proof } from './certificate.ts';
import { SINGLE, weigh } from './problem.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';
import { noResources } from './resources.ts';
import { solveByShortestPaths } from './shortestPaths.ts';

/** How near to the maximum. */
export interface AuctionWish {
  /** The relative gap wanted, computed from the data at the end. */
  gap: number;
}

/** Bids a left on average after which a price war is taken to rage: prices are then found coarsely first. */
const PEACEFUL_BIDS = 120;
/** How much coarser each step is than the next, and how many steps there are. */
const COARSER = 6;
const STEPS = 4;
/** The increment is that of the wanted gap, less what rounding and people at the margin take. */
const MARGIN = 0.7;
/** Increments tried, each a third of the one before, until the gap is reached; after that the market is solved exactly. */
const MOST_TRIES = 3;

const NO_PRICE = new Float64Array(0);

/**
 * Maximum-weight matching with singles on a large sparse graph, to a wanted gap.
 *
 * Method: Bertsekas' auction (1988), Gauss-Seidel. A left that is not served bids for the right that gives it most, raising its price by how much
 * better it is than the next best (staying single is one of them) and a small increment. From zero prices no right that nobody has costs
 * anything, so the gap is at most one increment a pair. Where prices had to be found coarsely first, idle rights may cost something: a reverse
 * auction (Bertsekas and Castanon 1992) lets each of them lower its price until somebody takes it or it costs nothing.
 * The gap is computed from the data; a gap that is too large is tried again with a third of the increment, and solved exactly in the end.
 * Cost: about 40 bids a left of its candidates each, at a gap of 1e-3 (5,000 x 5,000 with 50 candidates each: less time than sorting all
 * edges); price wars, as where all weights are equal, cost more. Memory O(edges). Limits: from zero prices only; `repair.ts` goes on from others.
 */
export function solveByAuction(problem: AssignmentProblem, wish: AuctionWish): Assignment & Proof {
  const increment = MARGIN * wish.gap * typicalWeight(problem);
  if (increment > 0) {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const found = auctionOnce(problem, increment / 3 ** attempt);
      const free = noResources(problem.right.length);
      const { bound, left } = boundBy(problem, free, { right: found.prices.right, resource: NO_PRICE });
      const gap = relativeGap(found.weight, bound);
      if (gap <= wish.gap) return { ...found, prices: { ...found.prices, left }, bound, gap };
    }
  }
  return provenBySum(solveByShortestPaths(problem));
}

/**
 * One auction with one increment. At its end nobody could gain more than the increment elsewhere, and what nobody has costs nothing. The left
 * prices of the answer are not set.
 */
export function auctionOnce(problem: AssignmentProblem, increment: number): Assignment {
  const auction = new Auction(problem);
  if (!auction.forward(increment, PEACEFUL_BIDS * problem.lefts)) {
    for (let step = STEPS - 1; step >= 0; step--) {
      auction.dismiss();
      auction.forward(increment * COARSER ** step, Infinity);
      auction.reverse(increment * COARSER ** step);
    }
  }
  return auction.assignment();
}

/** What a pair of the matching weighs, roughly: what everybody's best candidate does, on average. */
function typicalWeight({ lefts, start, weight }: AssignmentProblem): number {
  let total = 0;
  for (let left = 0; left < lefts; left++) {
    let best = 0;
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) best = Math.max(best, weight[edge]!);
    total += best;
  }
  return lefts > 0 ? total / lefts : 0;
}

class Auction {
  readonly #problem: AssignmentProblem;
  readonly #price: Float64Array;
  readonly #edgeOf: Int32Array;
  readonly #ownerOf: Int32Array;
  /** Lefts that are not served, the next to bid at the end. */
  readonly #waiting: Int32Array;
  #waitingCount = 0;
  #columns: { start: Int32Array; edge: Int32Array; left: Int32Array } | null = null;

  constructor(problem: AssignmentProblem) {
    this.#problem = problem;
    this.#price = new Float64Array(problem.rights);
    this.#edgeOf = new Int32Array(problem.lefts).fill(SINGLE);
    this.#ownerOf = new Int32Array(problem.rights).fill(SINGLE);
    this.#waiting = new Int32Array(problem.lefts);
    this.dismiss();
  }

  /** Everybody lets go and bids again, at the prices reached. */
  dismiss(): void {
    this.#edgeOf.fill(SINGLE);
    this.#ownerOf.fill(SINGLE);
    this.#waitingCount = 0;
    for (let left = this.#problem.lefts - 1; left >= 0; left--) this.#waiting[this.#waitingCount++] = left;
  }

  /** Lets all who are not served bid until each is, or is better single; false when the bids allowed ran out. */
  forward(increment: number, mostBids: number): boolean {
    const { start, right, weight } = this.#problem;
    const [price, edgeOf, ownerOf, waiting] = [this.#price, this.#edgeOf, this.#ownerOf, this.#waiting];
    let bids = 0;
    while (this.#waitingCount > 0) {
      if (bids++ >= mostBids) return false;
      const left = waiting[--this.#waitingCount]!;
      let bestEdge = SINGLE;
      let best = 0;
      let next = 0;
      for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
        const gain = weight[edge]! - price[right[edge]!]!;
        if (gain > best) {
          next = best;
          best = gain;
          bestEdge = edge;
        } else if (gain > next) next = gain;
      }
      if (bestEdge === SINGLE) continue;
      const won = right[bestEdge]!;
      const owner = ownerOf[won]!;
      if (owner !== SINGLE) {
        edgeOf[owner] = SINGLE;
        waiting[this.#waitingCount++] = owner;
      }
      ownerOf[won] = left;
      edgeOf[left] = bestEdge;
      price[won]! += best - next + increment;
    }
    return true;
  }

  /** Idle rights that cost something lower their price until they are taken or cost nothing. Whom they take leaves another right idle. */
  reverse(increment: number): void {
    const { right, rights, weight } = this.#problem;
    const { start, edge: edges, left: lefts } = this.#byRight();
    const [price, edgeOf, ownerOf, profit] = [this.#price, this.#edgeOf, this.#ownerOf, this.#profits()];
    const idle: number[] = [];
    for (let one = rights - 1; one >= 0; one--) if (ownerOf[one] === SINGLE && price[one]! > 0) idle.push(one);
    for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
      let bestAt = SINGLE;
      let best = -Infinity;
      let next = -Infinity;
      for (let at = start[one]!; at < start[one + 1]!; at++) {
        const offer = weight[edges[at]!]! - profit[lefts[at]!]!;
        if (offer > best) [next, best, bestAt] = [best, offer, at];
        else if (offer > next) next = offer;
      }
      if (best < increment) {
        price[one] = 0;
        continue;
      }
      const taker = lefts[bestAt]!;
      const edge = edges[bestAt]!;
      const before = edgeOf[taker]!;
      price[one] = Math.max(0, next - increment);
      profit[taker] = weight[edge]! - price[one]!;
      edgeOf[taker] = edge;
      ownerOf[one] = taker;
      if (before === SINGLE) continue;
      const left = right[before]!;
      ownerOf[left] = SINGLE;
      if (price[left]! > 0) idle.push(left);
    }
  }

  assignment(): Assignment {
    const { right, lefts } = this.#problem;
    const rightOf = this.#edgeOf.map((edge) => (edge === SINGLE ? SINGLE : right[edge]!));
    const weight = weigh(this.#edgeOf, this.#problem);
    return { rightOf, edgeOf: this.#edgeOf, weight, prices: { left: new Float64Array(lefts), right: this.#price } };
  }

  /** What each left gains at the prices reached; nothing for who is single. */
  #profits(): Float64Array {
    const { right, weight } = this.#problem;
    return Float64Array.from(this.#edgeOf, (edge) =>
      edge === SINGLE ? 0 : Math.max(0, weight[edge]! - this.#price[right[edge]!]!),
    );
  }

  /** The edges by right. */
  #byRight(): { start: Int32Array; edge: Int32Array; left: Int32Array } {
    if (this.#columns) return this.#columns;
    const { lefts, rights, right, start: rowStart } = this.#problem;
    const start = new Int32Array(rights + 1);
    for (const one of right) start[one + 1]!++;
    for (let one = 0; one < rights; one++) start[one + 1]! += start[one]!;
    const next = start.slice();
    const edge = new Int32Array(right.length);
    const left = new Int32Array(right.length);
    for (let row = 0; row < lefts; row++) {
      for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++) {
        const place = next[right[at]!]!++;
        edge[place] = at;
        left[place] = row;
      }
    }
    this.#columns = { start, edge, left };
    return this.#columns;
  }
}

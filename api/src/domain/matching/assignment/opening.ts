import { columnsOf, nearRows } from './nearCandidates.ts';
import type { Candidates } from './nearCandidates.ts';
import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { Half } from './treeSearch.ts';

/** Where a matching may begin: what is known from an earlier, similar market. */
export interface Beginning {
  /** What everybody cost; `NaN` for who is new. */
  prices: { left: Float64Array; right: Float64Array };
  /** For each left the right that it was paired with, or `SINGLE`; a pair that is no candidate any more is parted. */
  rightOf: Int32Array;
  /** What everything scarce cost, by its number; 0 for what is new. Left out: nothing is known of it. */
  resource?: Float64Array;
}

/** A market as it is opened from an earlier one: the pairs that still suit stand, and only the near candidates are looked at. */
export interface Opening {
  left: Half;
  right: Half;
  /** For each left: far candidates gave it less than this at the prices of the opening. */
  least: Float64Array;
  /** What the best candidate gave each left, and what everybody cost. */
  before: { best: Float64Array; left: Float64Array; right: Float64Array };
  /** 1 for each right of which all candidates are near ones. */
  isWhole: Uint8Array;
  /** For each left the edge of the pair that stands, or `SINGLE`. */
  edgeOf: Int32Array;
  /** By how much a candidate may be worse than the best and still be near. */
  within: number;
  /** What a price may be by rounding alone. */
  negligible: number;
}

/** So many candidates a left are near on average: the paths of a repair hardly ever use others. */
const NEAR = 6;
/** So many lefts are looked at to know the scale of a market. */
const SAMPLE = 30;
/** Room for the candidates of so many lefts as are looked at, to begin with. */
const ROOM = 4_096;

/** The scale of a market: what a left's best candidate weighs, and by how much its first `NEAR` candidates are worse than the best. */
export function scaleOf(problem: AssignmentProblem, prices: Float64Array): { typical: number; within: number } {
  const { lefts, start, right, weight } = problem;
  const step = Math.max(1, Math.floor(lefts / SAMPLE));
  let slacks = new Float64Array(ROOM);
  let [count, total, sampled] = [0, 0, 0];
  for (let left = 0; left < lefts; left += step) {
    const [from, end] = [start[left]!, start[left + 1]!];
    let [heaviest, best] = [0, 0];
    for (let edge = from; edge < end; edge++) {
      heaviest = Math.max(heaviest, weight[edge]!);
      const gain = weight[edge]! - prices[right[edge]!]!;
      if (gain > best) best = gain;
    }
    if (count + end - from > slacks.length)
      slacks = Float64Array.from({ length: 2 * (count + end - from) }, (_, at) => slacks[at] ?? 0);
    for (let edge = from; edge < end; edge++) {
      const slack = best - weight[edge]! + prices[right[edge]!]!;
      if (slack >= 0) slacks[count++] = slack;
    }
    total += heaviest;
    sampled++;
  }
  const sorted = slacks.subarray(0, count).sort();
  return { typical: sampled > 0 ? total / sampled : 0, within: sorted[NEAR * sampled] ?? Infinity };
}

/**
 * Opens a market at the prices and pairs of an earlier one. A pair stands where its left gains elsewhere no more than `tolerance`. A right that
 * nobody has costs what its best candidate offers: nobody gains by it, and its own search finds who takes it.
 * Cost O(edges): one look at each candidate, and lists of the near ones by left and by right.
 */
export function openMarket(
  problem: AssignmentProblem,
  begin: Beginning,
  { tolerance, within, negligible }: { tolerance: number; within: number; negligible: number },
): Opening {
  const { lefts, rights } = problem;
  const price = { left: new Float64Array(lefts), right: pricesOfTaken(begin) };
  const mate = { left: new Int32Array(lefts).fill(SINGLE), right: new Int32Array(rights).fill(SINGLE) };
  const rows = nearRows(problem, begin, { price: price.right, within });
  const { best, gain, edgeOf, least } = rows;
  for (let left = 0; left < lefts; left++) {
    const partner = begin.rightOf[left]!;
    const stands = gain[left]! >= best[left]! - tolerance && mate.right[partner] === SINGLE;
    price.left[left] = stands ? Math.max(0, gain[left]!) : best[left]!;
    if (!stands) {
      edgeOf[left] = SINGLE;
      continue;
    }
    mate.left[left] = partner;
    mate.right[partner] = left;
  }
  const columns = columnsOf(rows);
  const isWhole = new Uint8Array(rights);
  for (let right = 0; right < rights; right++) {
    if (!Number.isNaN(price.right[right]!)) continue;
    isWhole[right] = 1;
    price.right[right] = offersFor(right, columns, { price: price.left, best });
  }
  return {
    left: { price: price.left, mate: mate.left, start: rows.start, to: rows.to, weight: rows.weight },
    right: { price: price.right, mate: mate.right, ...columns },
    least,
    before: { best, left: price.left.slice(), right: price.right.slice() },
    isWhole,
    edgeOf,
    within,
    negligible,
  };
}

/** The prices of those rights who had a partner; not a number for the others. */
function pricesOfTaken({ prices, rightOf }: Beginning): Float64Array {
  const taken = new Float64Array(prices.right.length).fill(Number.NaN);
  for (const right of rightOf) if (right !== SINGLE) taken[right] = prices.right[right]!;
  return taken;
}

/** The best offer for a right whose price was not known; it is then one of the candidates that a left gains most by. */
function offersFor(
  right: number,
  { start, to, weight }: Candidates,
  { price, best }: { price: Float64Array; best: Float64Array },
): number {
  let offer = 0;
  for (let at = start[right]!; at < start[right + 1]!; at++) offer = Math.max(offer, weight[at]! - price[to[at]!]!);
  for (let at = start[right]!; at < start[right + 1]!; at++) {
    best[to[at]!] = Math.max(best[to[at]!]!, weight[at]! - offer);
  }
  return offer;
}

import { relativeGap } from './certificate.ts';
import type { Proof } from './certificate.ts';
import { openMarket, scaleOf } from './opening.ts';
import type { Beginning, Opening } from './opening.ts';
import type { Candidates } from './nearCandidates.ts';
import { SINGLE } from './problem.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';
import { TreeSearch } from './treeSearch.ts';
import type { Half } from './treeSearch.ts';

/** A matching, the prices that prove it, and how good they say it is. */
export type Repaired = Assignment &
  Proof & {
    /** Candidates looked at. */
    work: number;
  };

/** When a repair is good enough, and when it is given up. */
export interface RepairWish {
  /** The relative gap wanted; 0: the maximum. */
  gap: number;
  /** The share of a side without a place beyond which there is too little left to repair. Left out: any. */
  mostOpen?: number;
  /** Candidates looked at after which what was reached is returned. Left out: no limit. */
  work?: number;
}

/** Steps of a first search; those that were given up go on with so many times more. */
const FIRST_STEPS = 20;
const MORE_STEPS = 2;
/** After so many searches what is still open is counted again. */
const LOOKS_AHEAD = 8;
/** Of the distance within which candidates are near, how far a first search may move a price. */
const FIRST_DISTANCE = 0.07;
/** Of the wanted gap, what a standing pair may leave at most (an auction's leave 0.7), and what people without a place may leave together. */
const SHARE_OF_PAIRS = 0.9;
const SHARE_OF_OPEN = 0.5;
/** Rounding, of what a typical pair weighs. */
const ROUNDING = 1e-12;
/** Each try looks so many times farther than the first and is so much stricter with the pairs that stand; the last looks at everybody. */
const TRIES = [
  { farther: 1, stricter: 1, mostSteps: 2_000 },
  { farther: 4, stricter: 1, mostSteps: Infinity },
  { farther: Infinity, stricter: 4, mostSteps: Infinity },
] as const;

/**
 * Maximum-weight matching from the prices and pairs of an earlier, similar market, to a wanted gap.
 *
 * Method: pairs that still suit at the old prices stand; whoever has no partner although its price is above zero looks for one by shortest alternating
 * paths (`treeSearch.ts`), first the lefts, then the rights (whose idle prices so come down: the part of a reverse auction, Bertsekas and
 * Castanon 1992), in turn and with ever more steps, so that searches from both ends meet half way. Paths run over near candidates only
 * (`opening.ts`); the bound is computed from the data in the end, and a gap that is too large is tried again with farther ones.
 * Cost: O(edges) for the opening and the bound, and for each change a search of some 50 steps. Exact pairs stay exact: the gap of many rounds
 * in a row falls instead of growing. Null where too many have no place: then a solution from nothing costs less.
 */
export function repair(problem: AssignmentProblem, begin: Beginning, wish: RepairWish): Repaired | null {
  const { typical, within } = scaleOf(problem, begin.prices.right);
  const tolerance = (wish.gap > 0 ? SHARE_OF_PAIRS * wish.gap : ROUNDING) * typical;
  const most = wish.work ?? Infinity;
  let [from, work] = [begin, 0];
  let found: Repaired | null = null;
  for (const { farther, stricter, mostSteps } of TRIES) {
    const opening = openMarket(problem, from, {
      tolerance: tolerance / stricter,
      within: farther * within,
      negligible: ROUNDING * typical,
    });
    if (found === null && shareOpen(opening) > (wish.mostOpen ?? Infinity)) return null;
    work += settleAll(opening, { allowed: SHARE_OF_OPEN * wish.gap, most: most - work, mostSteps });
    found = { ...provenBy(problem, opening), work };
    if (found.gap <= Math.max(wish.gap, ROUNDING) || work >= most) break;
    from = found;
  }
  return found;
}

/** The larger share of a side that has no place. */
function shareOpen({ left, right, negligible }: Opening): number {
  return Math.max(...[left, right].map((half) => openOf(half, negligible).length / Math.max(1, half.mate.length)));
}

/** Lets all without a place search in turn, until what is open is within what is allowed, or nobody is. Says how many candidates were looked at. */
function settleAll(
  { left, right, within, negligible }: Opening,
  { allowed, most, mostSteps }: { allowed: number; most: number; mostSteps: number },
): number {
  const sides = [
    { half: left, search: new TreeSearch(left, right), open: openOf(left, negligible) },
    { half: right, search: new TreeSearch(right, left), open: openOf(right, negligible) },
  ];
  const enough = allowed * (sumOf(left.price) + sumOf(right.price));
  const isEnough = (): boolean =>
    sides.reduce((rest, { half, open }) => rest + openWorth(open, half, negligible), 0) <= enough;
  const work = (): number => sides[0]!.search.work + sides[1]!.search.work;
  for (let steps = FIRST_STEPS; ; steps *= MORE_STEPS) {
    const distance = Math.min(1, (FIRST_DISTANCE * steps) / FIRST_STEPS) * within;
    for (const side of sides) {
      for (const [at, one] of side.open.entries()) {
        if (at % LOOKS_AHEAD === 0 && isEnough()) return work();
        if (isOpen(one, side.half, negligible)) side.search.settle(one, { steps, distance });
      }
      side.open = side.open.filter((one) => isOpen(one, side.half, negligible));
    }
    if (isEnough() || work() >= most || steps > Math.min(mostSteps, left.mate.length + right.mate.length))
      return work();
  }
}

/** What those without a place gain together at their prices. */
function openWorth(open: readonly number[], half: Half, negligible: number): number {
  let worth = 0;
  for (const one of open) if (isOpen(one, half, negligible)) worth += half.price[one]!;
  return worth;
}

function sumOf(prices: Float64Array): number {
  let sum = 0;
  for (const price of prices) sum += price;
  return sum;
}

function openOf(half: Half, negligible: number): number[] {
  const open: number[] = [];
  for (let one = 0; one < half.mate.length; one++) if (isOpen(one, half, negligible)) open.push(one);
  return open;
}

/** Whether somebody has no partner although its price says that it should. */
function isOpen(one: number, { mate, price }: Half, negligible: number): boolean {
  return mate[one] === SINGLE && price[one]! > negligible;
}

/** The matching with what it weighs, and the bound that its prices give. */
function provenBy(problem: AssignmentProblem, opening: Opening): Assignment & Proof {
  const { lefts, right, weight } = problem;
  const { mate } = opening.left;
  const prices = { left: coveringPrices(problem, opening), right: opening.right.price };
  const edgeOf = opening.edgeOf.slice();
  let [total, bound] = [0, 0];
  for (let one = 0; one < lefts; one++) {
    const partner = mate[one]!;
    let edge = edgeOf[one]!;
    if (partner === SINGLE) edge = SINGLE;
    else if (edge === SINGLE || right[edge] !== partner) edge = edgeTo(partner, one, problem);
    edgeOf[one] = edge;
    if (edge !== SINGLE) total += weight[edge]!;
    bound += prices.left[one]!;
  }
  for (const price of prices.right) bound += price;
  return { rightOf: mate, edgeOf, weight: total, prices, bound, gap: relativeGap(total, bound) };
}

/**
 * For each left a price that covers all its candidates. Its own covers the near ones, as searches keep them covered; where it was short of them at the
 * opening (a pair that stands though it leaves a little) they are looked at again. Far candidates gave it less than `least` then; they are looked at where
 * prices of rights fell so far since that they may have come near: all of them where most of the fall is common, else those whose price fell much.
 */
function coveringPrices({ lefts, start, right, weight }: AssignmentProblem, opening: Opening): Float64Array {
  const { left: near, right: columns, before, least } = opening;
  const prices = columns.price;
  const all = { start, to: right, weight };
  const { common, most, fellMuch } = fallOf(opening);
  const covering = new Float64Array(lefts);
  for (let one = 0; one < lefts; one++) {
    const own = near.price[one]!;
    if (own < least[one]! + common) covering[one] = bestOf(one, all, prices);
    else {
      let best = before.best[one]! > before.left[one]! ? bestOf(one, near, prices) : own;
      if (own < least[one]! + most) {
        const end = start[one + 1]!;
        for (let edge = start[one]!; edge < end; edge++) {
          const to = right[edge]!;
          if (fellMuch[to] === 1) best = Math.max(best, weight[edge]! - prices[to]!);
        }
      }
      covering[one] = best;
    }
  }
  return covering;
}

/** A fall of a price by less than this share of the distance within which candidates are near is common. */
const COMMON_FALL = 0.25;

/** By how much prices of rights with far candidates fell since the opening: most of them, and the few that fell much. */
function fallOf({ right: { price }, before, isWhole, within }: Opening): {
  common: number;
  most: number;
  fellMuch: Uint8Array;
} {
  const fellMuch = new Uint8Array(price.length);
  let [common, most] = [0, 0];
  for (let one = 0; one < price.length; one++) {
    const fallen = before.right[one]! - price[one]!;
    if (fallen <= 0 || isWhole[one] === 1) continue;
    if (fallen > COMMON_FALL * within) fellMuch[one] = 1;
    else common = Math.max(common, fallen);
    most = Math.max(most, fallen);
  }
  return { common, most, fellMuch };
}

function edgeTo(partner: number, left: number, { start, right }: AssignmentProblem): number {
  let edge = start[left]!;
  while (right[edge] !== partner) edge++;
  return edge;
}

function bestOf(one: number, { start, to, weight }: Candidates, prices: Float64Array): number {
  let best = 0;
  for (let edge = start[one]!; edge < start[one + 1]!; edge++) {
    const gain = weight[edge]! - prices[to[edge]!]!;
    if (gain > best) best = gain;
  }
  return best;
}

import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * How good a matching is, proven by prices and computed from the data alone (weak duality of linear programming: whatever is paired, each pair
 * weighs at most the two prices of its ends plus those of the places it uses, so all prices together are a bound for every matching).
 */
export interface Proof {
  weight: number;
  /** No matching of this graph, within these capacities, weighs more. */
  bound: number;
  /** `(bound - weight) / bound`; 0 when nobody can be paired. */
  gap: number;
}

/** A resource of which only so many can be had: the tables of a venue, an interpreter. */
export interface Resources {
  /** How many pairs may use each. */
  capacity: Int32Array;
  /** The resources that edge `e` uses: `used[first[e]]` up to (not including) `used[first[e + 1]]`. */
  first: Int32Array;
  used: Int32Array;
}

/** What each resource costs who uses it. */
export interface Prices {
  left: Float64Array;
  right: Float64Array;
  /** As long as `Resources.capacity`; empty where there are none. */
  resource: Float64Array;
}

/** Why a certificate does not hold. */
export type CertificateFault =
  | { fault: 'not-a-candidate'; left: number }
  | { fault: 'paired-twice'; right: number }
  | { fault: 'capacity-exceeded'; resource: number }
  | { fault: 'price-negative'; of: 'left' | 'right' | 'resource'; at: number }
  | { fault: 'price-not-finite'; of: 'left' | 'right' | 'resource'; at: number }
  | { fault: 'pair-not-covered'; edge: number; short: number };

/** Rounding allowed in one sum of prices against one weight. */
const TOLERANCE = 1e-9;

/** A graph without scarce resources. */
export function noResources(edges: number): Resources {
  return { capacity: new Int32Array(0), first: new Int32Array(edges + 1), used: new Int32Array(0) };
}

/** The proof that prices of rights and resources give: each left's price is the least that covers its candidates. Cost O(edges). */
export function boundBy(
  problem: AssignmentProblem,
  resources: Resources,
  prices: Pick<Prices, 'right' | 'resource'>,
): { bound: number; left: Float64Array } {
  const left = new Float64Array(problem.lefts);
  let bound = 0;
  for (let i = 0; i < problem.lefts; i++) {
    let best = 0;
    for (let edge = problem.start[i]!; edge < problem.start[i + 1]!; edge++) {
      best = Math.max(
        best,
        problem.weight[edge]! - prices.right[problem.right[edge]!]! - costOf(edge, resources, prices.resource),
      );
    }
    left[i] = best;
    bound += best;
  }
  for (const price of prices.right) bound += price;
  for (const [resource, price] of prices.resource.entries()) bound += price * resources.capacity[resource]!;
  return { bound, left };
}

/** What edge `edge` pays for the resources it uses. */
export function costOf(edge: number, { first, used }: Resources, price: Float64Array): number {
  let cost = 0;
  for (let at = first[edge]!; at < first[edge + 1]!; at++) cost += price[used[at]!]!;
  return cost;
}

/** The relative gap between a weight and its bound, never below zero; a bound that is nothing but rounding leaves no gap. */
export function relativeGap(weight: number, bound: number): number {
  return bound > TOLERANCE ? Math.max(0, (bound - weight) / bound) : 0;
}

/**
 * Checks a matching and its prices against the candidate graph, knowing nothing of how they were found: every pair is a candidate, nobody is
 * paired twice, no resource is used beyond its capacity, no price is negative, and every candidate pair is covered by its prices.
 * Cost O(edges + resources used).
 */
export function verifyCertificate(
  problem: AssignmentProblem,
  resources: Resources,
  claim: { rightOf: Int32Array; prices: Prices },
): Proof | CertificateFault {
  const matching = weighMatching(problem, resources, claim.rightOf);
  if (typeof matching !== 'number') return matching;
  const fault = priceFault(claim.prices) ?? coverFault(problem, resources, claim.prices);
  if (fault) return fault;
  const bound =
    sum(claim.prices.left) +
    sum(claim.prices.right) +
    sum(claim.prices.resource.map((price, resource) => price * resources.capacity[resource]!));
  return { weight: matching, bound, gap: relativeGap(matching, bound) };
}

/** Whether a check found a fault. */
export function isCertificateFault(checked: Proof | CertificateFault): checked is CertificateFault {
  return 'fault' in checked;
}

function weighMatching(
  problem: AssignmentProblem,
  resources: Resources,
  rightOf: Int32Array,
): number | CertificateFault {
  const taken = new Set<number>();
  const usage = new Int32Array(resources.capacity.length);
  let weight = 0;
  for (let left = 0; left < problem.lefts; left++) {
    const right = rightOf[left]!;
    if (right === SINGLE) continue;
    const edge = edgeBetween(problem, left, right);
    if (edge === SINGLE) return { fault: 'not-a-candidate', left };
    if (taken.has(right)) return { fault: 'paired-twice', right };
    taken.add(right);
    weight += problem.weight[edge]!;
    for (let at = resources.first[edge]!; at < resources.first[edge + 1]!; at++) usage[resources.used[at]!]!++;
  }
  const over = usage.findIndex((used, resource) => used > resources.capacity[resource]!);
  return over < 0 ? weight : { fault: 'capacity-exceeded', resource: over };
}

function edgeBetween({ start, right }: AssignmentProblem, left: number, wanted: number): number {
  for (let edge = start[left]!; edge < start[left + 1]!; edge++) if (right[edge] === wanted) return edge;
  return SINGLE;
}

function priceFault(prices: Prices): CertificateFault | null {
  for (const list of ['left', 'right', 'resource'] as const) {
    const strange = prices[list].findIndex((price) => !Number.isFinite(price));
    if (strange >= 0) return { fault: 'price-not-finite', of: list, at: strange };
    const negative = prices[list].findIndex((price) => price < 0);
    if (negative >= 0) return { fault: 'price-negative', of: list, at: negative };
  }
  return null;
}

function coverFault(problem: AssignmentProblem, resources: Resources, prices: Prices): CertificateFault | null {
  for (let left = 0; left < problem.lefts; left++) {
    for (let edge = problem.start[left]!; edge < problem.start[left + 1]!; edge++) {
      const covered =
        prices.left[left]! + prices.right[problem.right[edge]!]! + costOf(edge, resources, prices.resource);
      const short = problem.weight[edge]! - covered;
      if (short > TOLERANCE * Math.max(1, problem.weight[edge]!)) return { fault: 'pair-not-covered', edge, short };
    }
  }
  return null;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

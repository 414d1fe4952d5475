import type { Assignment, AssignmentProblem } from './problem.ts';
import { costOf } from './resources.ts';
import type { Resources } from './resources.ts';

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

/** What each resource costs who uses it. */
export interface Prices {
  left: Float64Array;
  right: Float64Array;
  /** As long as `Resources.capacity`; empty where there are none. */
  resource: Float64Array;
}

/**
 * Prices prove a bound; where no prices prove one that is tight enough, two cases do: every matching either holds a pair or does not. `with` is
 * null where the pair does not fit the capacities at all.
 */
export type ProofTree = { prices: Prices } | { edge: number; without: ProofTree; with: ProofTree | null };

/** Why a certificate does not hold. */
export type CertificateFault =
  | { fault: 'not-a-candidate'; left: number }
  | { fault: 'paired-twice'; right: number }
  | { fault: 'capacity-exceeded'; resource: number }
  | { fault: 'price-missing'; of: 'left' | 'right' | 'resource' }
  | { fault: 'price-negative'; of: 'left' | 'right' | 'resource'; at: number }
  | { fault: 'price-not-finite'; of: 'left' | 'right' | 'resource'; at: number }
  | { fault: 'pair-not-covered'; edge: number; short: number }
  | { fault: 'case-missing'; edge: number };

/** A bound no larger than this is nothing but rounding. */
const TOLERANCE = 1e-9;

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

/** The relative gap between a weight and its bound, never below zero; a bound that is nothing but rounding leaves no gap. */
export function relativeGap(weight: number, bound: number): number {
  return bound > TOLERANCE ? Math.max(0, (bound - weight) / bound) : 0;
}

/** A matching with the bound that its own prices give: what everybody is worth, all together. */
export function provenBySum<Found extends Assignment>(found: Found): Found & Proof {
  const bound = sumOf(found.prices.left) + sumOf(found.prices.right);
  return { ...found, bound, gap: relativeGap(found.weight, bound) };
}

function sumOf(prices: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < prices.length; at++) sum += prices[at]!;
  return sum;
}

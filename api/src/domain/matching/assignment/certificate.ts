import { withEdge, withoutEdge } from './cases.ts';
import type { Case } from './cases.ts';
import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
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
  | { fault: 'price-negative'; of: 'left' | 'right' | 'resource'; at: number }
  | { fault: 'price-not-finite'; of: 'left' | 'right' | 'resource'; at: number }
  | { fault: 'pair-not-covered'; edge: number; short: number }
  | { fault: 'case-missing'; edge: number };

/** Rounding allowed in one sum of prices against one weight. */
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

/**
 * Checks a matching and its proof against the candidate graph, knowing nothing of how they were found: every pair is a candidate, nobody is
 * paired twice, no resource is used beyond its capacity, no price is negative, in every case each candidate pair is covered by its prices,
 * and the cases leave nothing out. Cost O(edges + resources used) a case.
 */
export function verifyCertificate(
  problem: AssignmentProblem,
  resources: Resources,
  claim: { rightOf: Int32Array; proof: ProofTree },
): Proof | CertificateFault {
  const matching = weighMatching(problem, resources, claim.rightOf);
  if (typeof matching !== 'number') return matching;
  const proven = provenBound({ problem, resources, held: [], weight: 0 }, claim.proof);
  if (typeof proven !== 'number') return proven;
  return { weight: matching, bound: proven, gap: relativeGap(matching, proven) };
}

/** Whether a check found a fault. */
export function isCertificateFault(checked: Proof | CertificateFault): checked is CertificateFault {
  return 'fault' in checked;
}

/** The bound that a proof gives for a case: that of its prices, or the larger one of the two cases into which it falls. */
function provenBound(one: Case, proof: ProofTree): number | CertificateFault {
  if ('prices' in proof) {
    const fault = priceFault(proof.prices) ?? coverFault(one.problem, one.resources, proof.prices);
    return fault ?? one.weight + worthOf(proof.prices, one.resources);
  }
  const taken = withEdge(one, proof.edge);
  if (taken !== null && proof.with === null) return { fault: 'case-missing', edge: proof.edge };
  const without = provenBound(withoutEdge(one, proof.edge), proof.without);
  const held = taken && proof.with ? provenBound(taken, proof.with) : Number.NEGATIVE_INFINITY;
  if (typeof without !== 'number') return without;
  return typeof held === 'number' ? Math.max(without, held) : held;
}

/** All prices together. */
function worthOf(prices: Prices, { capacity }: Resources): number {
  return (
    sum(prices.left) + sum(prices.right) + sum(prices.resource.map((price, resource) => price * capacity[resource]!))
  );
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

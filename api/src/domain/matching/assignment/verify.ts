import type { CertificateFault, Prices, Proof, ProofTree } from './certificate.ts';
import type { AssignmentProblem } from './problem.ts';
import type { Resources } from './resources.ts';

/** What a round claims: who is paired, and the prices that prove how good that is. */
export interface Claim {
  /** For each left its right, or -1. */
  rightOf: Int32Array;
  proof: ProofTree;
}

/** Rounding allowed in one sum of prices against one weight. */
const ROUNDING = 1e-9;

/**
 * Checks a matching and its proof against the candidate graph (MA37). It reads nothing but the graph and the claim, and shares no code with the
 * solver: every pair is a candidate, nobody is paired twice, nothing scarce is used beyond its capacity; no price is missing, negative or
 * endless; in every case each pair that is open to it is covered by its prices; and the cases leave nothing out.
 * Method: weak duality. Whatever is paired, each pair weighs at most the prices of its two ends and of what it uses, so all prices together
 * (those of scarce things times their number) are a bound. Cost O(edges + what they use) a case.
 */
export function verifyCertificate(
  problem: AssignmentProblem,
  resources: Resources,
  claim: Claim,
): Proof | CertificateFault {
  const weight = weightClaimed(problem, resources, claim.rightOf);
  if (typeof weight !== 'number') return weight;
  const bound = boundClaimed({ problem, resources }, claim.proof, anything(resources));
  if (typeof bound !== 'number') return bound;
  return { weight, bound, gap: bound > ROUNDING ? Math.max(0, (bound - weight) / bound) : 0 };
}

/** Whether a check found a fault. */
export function isCertificateFault(checked: Proof | CertificateFault): checked is CertificateFault {
  return 'fault' in checked;
}

interface Graph {
  problem: AssignmentProblem;
  resources: Resources;
}

/** The matchings that a case speaks of: those that hold some pairs and leave out some others. */
interface Choice {
  without: ReadonlySet<number>;
  /** Lefts and rights of the held pairs. */
  lefts: ReadonlySet<number>;
  rights: ReadonlySet<number>;
  /** What the held pairs weigh. */
  weight: number;
  /** What the held pairs leave of everything scarce. */
  capacity: readonly number[];
}

const NOTHING: ReadonlySet<number> = new Set();

/** All matchings. */
function anything({ capacity }: Resources): Choice {
  return { without: NOTHING, lefts: NOTHING, rights: NOTHING, weight: 0, capacity: Array.from(capacity) };
}

function weightClaimed(
  { lefts, rights, start, right, weight }: AssignmentProblem,
  resources: Resources,
  rightOf: Int32Array,
): number | CertificateFault {
  const seen = new Uint8Array(rights);
  const capacity = Array.from(resources.capacity);
  let total = 0;
  for (let left = 0; left < lefts; left++) {
    const claimed = rightOf[left] ?? -2;
    if (claimed === -1) continue;
    const edge = right.subarray(start[left]!, start[left + 1]!).indexOf(claimed) + start[left]!;
    if (edge < start[left]!) return { fault: 'not-a-candidate', left };
    if (seen[claimed] === 1) return { fault: 'paired-twice', right: claimed };
    seen[claimed] = 1;
    total += weight[edge]!;
    for (const resource of usedBy(edge, resources)) capacity[resource]!--;
  }
  const over = capacity.findIndex((rest) => rest < 0);
  return over < 0 ? total : { fault: 'capacity-exceeded', resource: over };
}

/** What a proof bounds the matchings of a choice by: its prices, or the larger of the two cases into which it falls. */
function boundClaimed(graph: Graph, proof: ProofTree, choice: Choice): number | CertificateFault {
  if ('prices' in proof) return boundOfPrices(graph, proof.prices, choice);
  const without = boundClaimed(graph, proof.without, { ...choice, without: new Set([...choice.without, proof.edge]) });
  if (typeof without !== 'number') return without;
  const held = holding(graph, proof.edge, choice);
  if (held === null) return without;
  if (proof.with === null) return { fault: 'case-missing', edge: proof.edge };
  const bound = boundClaimed(graph, proof.with, held);
  return typeof bound === 'number' ? Math.max(without, bound) : bound;
}

/** The matchings of a choice that hold a pair; null where there are none. */
function holding({ problem, resources }: Graph, edge: number, choice: Choice): Choice | null {
  const left = leftOf(problem, edge);
  const right = problem.right[edge];
  if (left < 0 || right === undefined || !isOpen({ edge, left, right }, choice)) return null;
  const capacity = [...choice.capacity];
  for (const resource of usedBy(edge, resources)) capacity[resource]!--;
  if (capacity.some((rest) => rest < 0)) return null;
  const [lefts, rights] = [new Set([...choice.lefts, left]), new Set([...choice.rights, right])];
  return { ...choice, lefts, rights, capacity, weight: choice.weight + problem.weight[edge]! };
}

function boundOfPrices({ problem, resources }: Graph, prices: Prices, choice: Choice): number | CertificateFault {
  const { lefts, rights, start, right, weight } = problem;
  const counts = { left: lefts, right: rights, resource: choice.capacity.length };
  let bound = choice.weight;
  for (const whose of ['left', 'right', 'resource'] as const) {
    if (prices[whose].length !== counts[whose]) return { fault: 'price-missing', of: whose };
    for (const [at, price] of prices[whose].entries()) {
      if (!Number.isFinite(price)) return { fault: 'price-not-finite', of: whose, at };
      if (price < 0) return { fault: 'price-negative', of: whose, at };
      bound += whose === 'resource' ? price * choice.capacity[at]! : price;
    }
  }
  for (let left = 0; left < lefts; left++) {
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
      if (!isOpen({ edge, left, right: right[edge]! }, choice)) continue;
      const paid = prices.left[left]! + prices.right[right[edge]!]! + paidForUse(edge, resources, prices.resource);
      const short = weight[edge]! - paid;
      if (!(short <= ROUNDING * Math.max(1, weight[edge]!))) return { fault: 'pair-not-covered', edge, short };
    }
  }
  return bound;
}

/** Whether a choice may still hold a pair. */
function isOpen({ edge, left, right }: { edge: number; left: number; right: number }, choice: Choice): boolean {
  return !choice.without.has(edge) && !choice.lefts.has(left) && !choice.rights.has(right);
}

function usedBy(edge: number, { first, used }: Resources): Int32Array {
  return used.subarray(first[edge]!, first[edge + 1]!);
}

function paidForUse(edge: number, { first, used }: Resources, price: Float64Array): number {
  let paid = 0;
  for (let at = first[edge]!; at < first[edge + 1]!; at++) paid += price[used[at]!]!;
  return paid;
}

function leftOf({ lefts, start }: AssignmentProblem, edge: number): number {
  for (let left = 0; left < lefts; left++) if (start[left]! <= edge && edge < start[left + 1]!) return left;
  return -1;
}

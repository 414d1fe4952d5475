import type { Resources } from './resources.ts';
import { rowsOf, SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

// Bringing a matching within capacities. Matchings are arrays of one edge a left (`edgeOf`), never changed in place.

/** A graph and its limits, with what is read of them again and again, worked out once. */
export interface Market {
  problem: AssignmentProblem;
  resources: Resources;
  /** The left of each edge. */
  rowOf: Int32Array;
  /** All edges that weigh something, the heaviest first. */
  heaviest: Int32Array;
}

/** Cost O(edges log edges). */
export function marketOf(problem: AssignmentProblem, resources: Resources): Market {
  const { weight } = problem;
  const heaviest = Int32Array.from(weight.keys()).filter((edge) => weight[edge]! > 0);
  heaviest.sort((a, b) => weight[b]! - weight[a]! || a - b);
  return { problem, resources, rowOf: rowsOf(problem), heaviest };
}

/** How many pairs of a matching use each resource. */
export function usageOf(edgeOf: Int32Array, { capacity, first, used }: Resources): Int32Array {
  const usage = new Int32Array(capacity.length);
  for (const edge of edgeOf) {
    if (edge === SINGLE) continue;
    for (let at = first[edge]!; at < first[edge + 1]!; at++) usage[used[at]!]!++;
  }
  return usage;
}

/** Drops the lightest pairs that use a resource beyond its capacity. Cost O(pairs log pairs). */
export function shed(edgeOf: Int32Array, { problem: { weight }, resources }: Market): Int32Array {
  const usage = usageOf(edgeOf, resources);
  if (!isOver(usage, resources)) return edgeOf;
  const kept = edgeOf.slice();
  for (const left of leftsByWeight(edgeOf, weight)) {
    const edge = kept[left]!;
    if (!usesOver(edge, usage, resources)) continue;
    kept[left] = SINGLE;
    account(edge, -1, { usage, resources });
  }
  return kept;
}

/** Adds the heaviest candidates between two who are single, as far as the capacities reach. Cost O(edges). */
export function fill(
  edgeOf: Int32Array,
  { problem: { right, rights }, resources, rowOf, heaviest }: Market,
): Int32Array {
  const taken = new Uint8Array(rights);
  for (const edge of edgeOf) if (edge !== SINGLE) taken[right[edge]!] = 1;
  const filled = edgeOf.slice();
  const usage = usageOf(edgeOf, resources);
  for (const edge of heaviest) {
    const left = rowOf[edge]!;
    if (filled[left] !== SINGLE || taken[right[edge]!] !== 0 || !fits(edge, usage, resources)) continue;
    filled[left] = edge;
    taken[right[edge]!] = 1;
    account(edge, 1, { usage, resources });
  }
  return filled;
}

function leftsByWeight(edgeOf: Int32Array, weight: Float64Array): number[] {
  const lefts: number[] = [];
  for (let left = 0; left < edgeOf.length; left++) if (edgeOf[left] !== SINGLE) lefts.push(left);
  return lefts.sort((a, b) => weight[edgeOf[a]!]! - weight[edgeOf[b]!]! || b - a);
}

function isOver(usage: Int32Array, { capacity }: Resources): boolean {
  return usage.some((used, resource) => used > capacity[resource]!);
}

function usesOver(edge: number, usage: Int32Array, { capacity, first, used }: Resources): boolean {
  for (let at = first[edge]!; at < first[edge + 1]!; at++) if (usage[used[at]!]! > capacity[used[at]!]!) return true;
  return false;
}

function fits(edge: number, usage: Int32Array, { capacity, first, used }: Resources): boolean {
  for (let at = first[edge]!; at < first[edge + 1]!; at++) if (usage[used[at]!]! >= capacity[used[at]!]!) return false;
  return true;
}

function account(edge: number, sign: 1 | -1, { usage, resources }: { usage: Int32Array; resources: Resources }): void {
  for (let at = resources.first[edge]!; at < resources.first[edge + 1]!; at++) usage[resources.used[at]!]! += sign;
}

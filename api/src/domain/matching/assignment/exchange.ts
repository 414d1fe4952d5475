import type { Resources } from './resources.ts';
import { rowsOf, SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Putting matchings together within capacities. Matchings are arrays of one edge a left (`edgeOf`), never changed in place.
 * Where two matchings differ they fall into alternating paths and cycles that share nobody, and each may be switched alone.
 */

/** A graph and its limits, with what every exchange reads of them, worked out once. */
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

/**
 * Switches `base` to `other` along those alternating paths that gain weight and keep within the capacities, the largest gain first, until none
 * does; gains that need a loss elsewhere are tried with the smallest loss that makes room. Cost O(paths squared + lefts).
 */
export function merge(
  base: Int32Array,
  other: Int32Array,
  { problem, resources }: Pick<Market, 'problem' | 'resources'>,
): Int32Array {
  const paths = pathsBetween(base, other, problem).map((lefts) => change(lefts, { base, other, problem, resources }));
  if (paths.length === 0) return base;
  const usage = usageOf(base, resources);
  const merged = base.slice();
  const gains = paths.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain);
  const losses = paths.filter(({ gain }) => gain <= 0).sort((a, b) => b.gain - a.gain);
  for (const path of gains) {
    if (within([path], usage, resources)) switchAlong([path], { merged, other, usage });
    else {
      const room = losses.find(
        (loss) => !loss.switched && path.gain + loss.gain > 0 && within([path, loss], usage, resources),
      );
      if (room) switchAlong([path, room], { merged, other, usage });
    }
  }
  return merged;
}

/** One alternating path: whom it touches, what switching it gains, and what that uses. */
interface Change {
  lefts: readonly number[];
  gain: number;
  uses: Int32Array;
  switched: boolean;
}

function change(
  lefts: readonly number[],
  {
    base,
    other,
    problem,
    resources,
  }: { base: Int32Array; other: Int32Array; problem: AssignmentProblem; resources: Resources },
): Change {
  const uses = new Int32Array(resources.capacity.length);
  let gain = 0;
  for (const left of lefts) {
    for (const [edge, sign] of [
      [other[left]!, 1],
      [base[left]!, -1],
    ] as const) {
      if (edge === SINGLE) continue;
      gain += sign * problem.weight[edge]!;
      account(edge, sign, { usage: uses, resources });
    }
  }
  return { lefts, gain, uses, switched: false };
}

/** The lefts of each path or cycle along which two matchings differ. */
function pathsBetween(base: Int32Array, other: Int32Array, { right, rights }: AssignmentProblem): number[][] {
  const holders = [new Int32Array(rights).fill(SINGLE), new Int32Array(rights).fill(SINGLE)] as const;
  base.forEach((edge, left) => edge !== SINGLE && (holders[0][right[edge]!] = left));
  other.forEach((edge, left) => edge !== SINGLE && (holders[1][right[edge]!] = left));
  const seen = new Uint8Array(base.length);
  const paths: number[][] = [];
  for (let root = 0; root < base.length; root++) {
    if (seen[root] !== 0 || base[root] === other[root]) continue;
    const path = [root];
    seen[root] = 1;
    for (let at = 0; at < path.length; at++) {
      const left = path[at]!;
      for (const [edge, holder] of [
        [base[left]!, holders[1]],
        [other[left]!, holders[0]],
      ] as const) {
        const next = edge === SINGLE ? SINGLE : holder[right[edge]!]!;
        if (next === SINGLE || seen[next] !== 0) continue;
        seen[next] = 1;
        path.push(next);
      }
    }
    paths.push(path);
  }
  return paths;
}

function within(changes: readonly Change[], usage: Int32Array, { capacity }: Resources): boolean {
  return capacity.every((most, resource) => {
    const change = changes.reduce((sum, { uses }) => sum + uses[resource]!, 0);
    return change <= 0 || usage[resource]! + change <= most;
  });
}

function switchAlong(
  changes: readonly Change[],
  { merged, other, usage }: { merged: Int32Array; other: Int32Array; usage: Int32Array },
): void {
  for (const change of changes) {
    change.switched = true;
    for (const left of change.lefts) merged[left] = other[left]!;
    change.uses.forEach((uses, resource) => (usage[resource]! += uses));
  }
}

function leftsByWeight(edgeOf: Int32Array, weight: Float64Array): number[] {
  const lefts = [...edgeOf.keys()].filter((left) => edgeOf[left] !== SINGLE);
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

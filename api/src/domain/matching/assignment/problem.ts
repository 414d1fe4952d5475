/**
 * Who may be paired with whom, as compressed rows: the candidates of left `i` stand at `start[i]` up to (not including) `start[i + 1]` in `right`
 * and `weight`. Anybody may stay single, which weighs nothing.
 */
export interface AssignmentProblem {
  lefts: number;
  rights: number;
  /** `lefts + 1` long. */
  start: Int32Array;
  right: Int32Array;
  weight: Float64Array;
}

/** A matching and the prices that prove how good it is. */
export interface Assignment {
  /** For each left the right it is paired with, or `SINGLE`. */
  rightOf: Int32Array;
  /** Index of the edge of each left's pair, or `SINGLE`. */
  edgeOf: Int32Array;
  /** Sum of the pairs' weights. */
  weight: number;
  /** What being in the market is worth to each: no pair of candidates weighs more than its two prices together. */
  prices: { left: Float64Array; right: Float64Array };
}

/** Stands for "nobody" in `rightOf` and `edgeOf`. */
export const SINGLE = -1;

/** One candidate pair. */
export interface Edge {
  left: number;
  right: number;
  weight: number;
}

/** What is wrong with a list of edges. */
export interface EdgeFault {
  fault: 'left-out-of-range' | 'right-out-of-range' | 'weight-not-finite' | 'pair-twice';
  /** Position in the list. */
  edge: number;
}

/** Compresses edges into rows, in the order of (left, right). Pairs that weigh nothing or less are left out: staying single is as good. */
export function toProblem(
  size: { lefts: number; rights: number },
  edges: readonly Edge[],
): AssignmentProblem | EdgeFault {
  const fault = faultOf(size, edges);
  if (fault) return fault;
  const kept = edges.filter((edge) => edge.weight > 0).sort((a, b) => a.left - b.left || a.right - b.right);
  const start = new Int32Array(size.lefts + 1);
  for (const edge of kept) start[edge.left + 1]!++;
  for (let left = 0; left < size.lefts; left++) start[left + 1]! += start[left]!;
  return {
    ...size,
    start,
    right: Int32Array.from(kept, (edge) => edge.right),
    weight: Float64Array.from(kept, (edge) => edge.weight),
  };
}

/** Whether the edges could not be compressed. */
export function isEdgeFault(made: AssignmentProblem | EdgeFault): made is EdgeFault {
  return 'fault' in made;
}

/** What the pairs of a matching weigh together. */
export function weigh(edgeOf: Int32Array, { weight }: AssignmentProblem): number {
  let total = 0;
  for (const edge of edgeOf) if (edge !== SINGLE) total += weight[edge]!;
  return total;
}

/** The row that each edge lies in. */
export function rowsOf({ lefts, start }: AssignmentProblem): Int32Array {
  const rows = new Int32Array(start[lefts]!);
  for (let left = 0; left < lefts; left++) rows.fill(left, start[left]!, start[left + 1]!);
  return rows;
}

function faultOf(size: { lefts: number; rights: number }, edges: readonly Edge[]): EdgeFault | null {
  const seen = new Set<number>();
  for (const [at, { left, right, weight }] of edges.entries()) {
    if (!Number.isInteger(left) || left < 0 || left >= size.lefts) return { fault: 'left-out-of-range', edge: at };
    if (!Number.isInteger(right) || right < 0 || right >= size.rights) return { fault: 'right-out-of-range', edge: at };
    if (!Number.isFinite(weight)) return { fault: 'weight-not-finite', edge: at };
    const pair = left * size.rights + right;
    if (seen.has(pair)) return { fault: 'pair-twice', edge: at };
    seen.add(pair);
  }
  return null;
}

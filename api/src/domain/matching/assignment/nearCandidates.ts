import type { Beginning } from './opening.ts';
import { SINGLE } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import type { Half } from './treeSearch.ts';

/** Candidates of one side in a row. */
export type Candidates = Pick<Half, 'start' | 'to' | 'weight'>;

/** Room for so many near candidates a left to begin with. */
const ROOM = 8;

/** The near candidates of a market, and what they give each left. */
export interface NearRows extends Candidates {
  /** How many lefts have each right for a near candidate. */
  counts: Int32Array;
  /** For each left: candidates that give it less are not near. */
  least: Float64Array;
  /** For each left what its near candidates of known price give it at best. */
  best: Float64Array;
  /** For each left what its partner gives it, and by which edge; not a number, and `SINGLE`, where that is no near candidate. */
  gain: Float64Array;
  edgeOf: Int32Array;
}

/**
 * The candidates of each left that give it no less than its price of before less `within` (who is new: than its best one less that), and those whose
 * price is not known. `price`: of each right; not a number: unknown. Cost O(edges), one look at each.
 */
export function nearRows(
  problem: AssignmentProblem,
  begin: Beginning,
  { price, within }: { price: Float64Array; within: number },
): NearRows {
  const { lefts, start: from, right, weight: weights } = problem;
  const [before, rightOf] = [begin.prices.left, begin.rightOf];
  const least = new Float64Array(lefts);
  const best = new Float64Array(lefts);
  const gain = new Float64Array(lefts).fill(Number.NaN);
  const edgeOf = new Int32Array(lefts).fill(SINGLE);
  const counts = new Int32Array(problem.rights);
  const start = new Int32Array(lefts + 1);
  let [to, weight] = [new Int32Array(ROOM * lefts), new Float64Array(ROOM * lefts)];
  let count = 0;
  for (let left = 0; left < lefts; left++) {
    const [first, end] = [from[left]!, from[left + 1]!];
    if (count + end - first > to.length)
      [to, weight] = [larger(to, count + end - first), larger(weight, count + end - first)];
    const known = before[left]!;
    const enough = (Number.isNaN(known) ? bestOf(left, problem, price) : known) - within;
    const partner = rightOf[left]!;
    let most = 0;
    for (let edge = first; edge < end; edge++) {
      const one = right[edge]!;
      const value = weights[edge]! - price[one]!;
      if (value < enough) continue;
      to[count] = one;
      weight[count++] = weights[edge]!;
      counts[one]!++;
      if (value > most) most = value;
      if (one === partner) {
        gain[left] = value;
        edgeOf[left] = edge;
      }
    }
    least[left] = enough;
    best[left] = most;
    start[left + 1] = count;
  }
  return { start, to, weight, counts, least, best, gain, edgeOf };
}

/** The near candidates by right. Cost O(near candidates). */
export function columnsOf({ start: rows, to: rights, weight: weights, counts }: NearRows): Candidates {
  const start = new Int32Array(counts.length + 1);
  for (let one = 0; one < counts.length; one++) start[one + 1] = start[one]! + counts[one]!;
  const next = start.slice();
  const to = new Int32Array(start[counts.length]!);
  const weight = new Float64Array(to.length);
  for (let left = 0; left + 1 < rows.length; left++) {
    const end = rows[left + 1]!;
    for (let edge = rows[left]!; edge < end; edge++) {
      const at = next[rights[edge]!]!++;
      to[at] = left;
      weight[at] = weights[edge]!;
    }
  }
  return { start, to, weight };
}

/** What the best candidate of known price gives a left. */
function bestOf(left: number, { start, right, weight }: AssignmentProblem, price: Float64Array): number {
  let best = 0;
  for (let edge = start[left]!; edge < start[left + 1]!; edge++) {
    const gain = weight[edge]! - price[right[edge]!]!;
    if (gain > best) best = gain;
  }
  return best;
}

/** The same numbers with room for twice as many and some more. */
function larger<List extends Int32Array | Float64Array>(list: List, more: number): List {
  const room = 2 * list.length + more;
  const made = (list instanceof Int32Array ? new Int32Array(room) : new Float64Array(room)) as List;
  made.set(list);
  return made;
}

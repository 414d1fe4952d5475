/** How strongly pairs are drawn to each other, as compressed rows: the candidates of left `i` stand at `start[i]` up to `start[i + 1]`. */
export interface PullGraph {
  lefts: number;
  rights: number;
  start: Int32Array;
  right: Int32Array;
  /** e to the power of (what the meeting is worth to the two / spread): positive. */
  pull: Float64Array;
  /** What the pairs that are no candidates pull on average, `left[i] * right[j]`; null: there are none, or they cannot meet. */
  rest: BothSides | null;
}

/** A number for everybody on either side. */
export interface BothSides {
  left: Float64Array;
  right: Float64Array;
}

/** Where a market clears: the meetings of a pair are its pull times the two factors. */
export interface Clearing {
  /** Square root of what each has left over: low where many want the same. */
  factors: BothSides;
  steps: number;
  /** The most by which anybody's meetings and what is left over miss its mass. */
  residual: number;
}

/** From which factors to begin, and how exact to be. */
export interface ClearingWish {
  /** Factors of an earlier, similar market; none: all begin at the root of their mass. */
  from?: BothSides;
  tolerance?: number;
  mostSteps?: number;
}

/**
 * The transferable-utility equilibrium (RE1): how many meetings each pair gets when nobody has more than its mass and prices settle who meets whom.
 *
 * Method: Choo and Siow (2006), solved by iterative proportional fitting (Galichon and Salanie, Review of Economic Studies 2022; for ranking Tomita,
 * Togashi, Hashizume and Ohsaka, RecSys 2023): in turn each side's factor is set to the root of `x^2 + x * sum = mass`.
 * Cost: O(edges + lefts + rights) a step, some 4 to 40 steps, fewer from factors of a similar market. Memory O(lefts + rights + edges).
 * Limits: the smaller the spread behind the pulls, the more steps; what is not settled after `mostSteps` stands in `residual`.
 */
export function clearMarket(
  graph: PullGraph,
  mass: BothSides,
  { from, tolerance = 1e-9, mostSteps = 10_000 }: ClearingWish = {},
): Clearing {
  const factors = from
    ? { left: from.left.slice(), right: from.right.slice() }
    : { left: mass.left.map(Math.sqrt), right: mass.right.map(Math.sqrt) };
  const excess = excessOf(graph);
  const sums = { left: new Float64Array(graph.lefts), right: new Float64Array(graph.rights) };
  for (let steps = 1; ; steps++) {
    balance(factors, mass);
    pullOnLefts({ graph, excess }, factors.right, sums.left);
    // Rights were fitted last, so only lefts have something over.
    const residual = overOf(factors.left, sums.left, mass.left);
    const leftMoved = fit(factors.left, sums.left, mass.left);
    pullOnRights({ graph, excess }, factors.left, sums.right);
    const moved = Math.max(leftMoved, fit(factors.right, sums.right, mass.right));
    if ((moved < tolerance && residual < tolerance) || steps >= mostSteps) return { factors, steps, residual };
  }
}

/** How many meetings each candidate pair of the graph gets. */
export function meetingsOf(
  { lefts, start, right, pull }: PullGraph,
  { factors }: Pick<Clearing, 'factors'>,
): Float64Array {
  const meetings = new Float64Array(pull.length);
  for (let i = 0; i < lefts; i++)
    for (let edge = start[i]!; edge < start[i + 1]!; edge++)
      meetings[edge] = pull[edge]! * factors.left[i]! * factors.right[right[edge]!]!;
  return meetings;
}

/** What each candidate pair pulls more than the average of the rest, so that the rest can be summed for all at once. */
function excessOf({ lefts, start, right, pull, rest }: PullGraph): Float64Array {
  if (!rest) return pull;
  const excess = pull.slice();
  for (let i = 0; i < lefts; i++)
    for (let edge = start[i]!; edge < start[i + 1]!; edge++) excess[edge]! -= rest.left[i]! * rest.right[right[edge]!]!;
  return excess;
}

interface Pulls {
  graph: PullGraph;
  excess: Float64Array;
}

function pullOnLefts(
  { graph: { lefts, start, right, rest }, excess }: Pulls,
  factor: Float64Array,
  sums: Float64Array,
): void {
  const background = rest ? dot(rest.right, factor) : 0;
  for (let i = 0; i < lefts; i++) {
    let sum = rest ? rest.left[i]! * background : 0;
    for (let edge = start[i]!; edge < start[i + 1]!; edge++) sum += excess[edge]! * factor[right[edge]!]!;
    sums[i] = sum;
  }
}

function pullOnRights(
  { graph: { lefts, start, right, rest }, excess }: Pulls,
  factor: Float64Array,
  sums: Float64Array,
): void {
  const background = rest ? dot(rest.left, factor) : 0;
  for (let j = 0; j < sums.length; j++) sums[j] = rest ? rest.right[j]! * background : 0;
  for (let i = 0; i < lefts; i++) {
    const own = factor[i]!;
    for (let edge = start[i]!; edge < start[i + 1]!; edge++) sums[right[edge]!]! += excess[edge]! * own;
  }
}

/** Sets each factor of a side to its root; answers the largest change. */
function fit(factor: Float64Array, sums: Float64Array, mass: Float64Array): number {
  let moved = 0;
  for (let one = 0; one < factor.length; one++) {
    const half = Math.max(0, sums[one]!) / 2;
    // The same root as sqrt(mass + half^2) - half, without the difference of two large numbers.
    const next = mass[one]! > 0 ? mass[one]! / (half + Math.sqrt(mass[one]! + half * half)) : 0;
    moved = Math.max(moved, Math.abs(next - factor[one]!));
    factor[one] = next;
  }
  return moved;
}

function overOf(factor: Float64Array, sums: Float64Array, mass: Float64Array): number {
  let over = 0;
  for (let one = 0; one < factor.length; one++)
    over = Math.max(over, Math.abs(mass[one]! - factor[one]! * sums[one]! - factor[one]! ** 2));
  return over;
}

/**
 * What is left over on the two sides differs by what their masses differ by. Raising the one side's factors and lowering the other's to meet that leaves
 * all meetings as they are, and takes the one slow motion out of a market in which hardly anything is left over.
 */
function balance({ left, right }: BothSides, mass: BothSides): void {
  const [overLeft, overRight] = [dot(left, left), dot(right, right)];
  if (overLeft === 0 || overRight === 0) return;
  const difference = sumOf(mass.left) - sumOf(mass.right);
  const root = Math.sqrt(difference ** 2 + 4 * overLeft * overRight);
  // The positive root of x^2 * overLeft - x * difference - overRight, without the difference of two large numbers.
  const square = difference > 0 ? (difference + root) / (2 * overLeft) : (2 * overRight) / (root - difference);
  const scale = Math.sqrt(square);
  for (let i = 0; i < left.length; i++) left[i]! *= scale;
  for (let j = 0; j < right.length; j++) right[j]! /= scale;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

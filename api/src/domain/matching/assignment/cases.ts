import type { AssignmentProblem } from './problem.ts';
import type { Resources } from './resources.ts';

/** A part of all matchings: those that hold certain pairs and leave out certain others. What is left to decide is a market of its own. */
export interface Case {
  /** The market of those who are not in a held pair, without the pairs that are left out: both weigh less than nothing in it. */
  problem: AssignmentProblem;
  /** What the held pairs leave of everything scarce. */
  resources: Resources;
  held: readonly { edge: number; left: number }[];
  /** What the held pairs weigh. */
  weight: number;
}

/** Stands for the weight of a pair that cannot be chosen. */
const OUT = -1;

/** The matchings of a case that leave a pair out. */
export function withoutEdge(one: Case, edge: number): Case {
  return { ...one, problem: { ...one.problem, weight: one.problem.weight.with(edge, OUT) } };
}

/** The matchings of a case that hold a pair; null where that is out already, or what it uses is used up. */
export function withEdge(one: Case, edge: number): Case | null {
  const { problem, resources } = one;
  const own = problem.weight[edge]!;
  const capacity = resources.capacity.slice();
  for (let at = resources.first[edge]!; at < resources.first[edge + 1]!; at++) capacity[resources.used[at]!]!--;
  if (own < 0 || capacity.some((left) => left < 0)) return null;
  const left = rowOf(problem, edge);
  const right = problem.right[edge]!;
  const weight = problem.weight.slice().fill(OUT, problem.start[left], problem.start[left + 1]);
  for (let other = 0; other < weight.length; other++) if (problem.right[other] === right) weight[other] = OUT;
  return {
    problem: { ...problem, weight },
    resources: { ...resources, capacity },
    held: [...one.held, { edge, left }],
    weight: one.weight + own,
  };
}

/** Binary search for the last row that starts at or before the edge. */
function rowOf({ start, lefts }: AssignmentProblem, edge: number): number {
  let [low, high] = [0, lefts];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= edge) low = middle;
    else high = middle;
  }
  return low;
}

import { solveByAuction } from './auction.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';
import { solveByShortestPaths } from './shortestPaths.ts';

/** Finds a maximum-weight matching of a graph without scarce resources. */
export interface Solver {
  solve(problem: AssignmentProblem): Assignment;
  /** The relative gap it leaves at most. */
  gap: number;
}

/** Exact. */
export const EXACT: Solver = { solve: solveByShortestPaths, gap: 0 };

/** To a quarter of the gap that a round may have, so that prices of places can add theirs. */
export const BY_AUCTION: Solver = { solve: (problem) => solveByAuction(problem, { gap: 2.5e-4 }), gap: 2.5e-4 };

/** Lefts x edges up to which the exact way costs some 10 ms at most. */
const MOST_EXACT_WORK = 2_000_000;

/** The solver for a market of this size. */
export function solverFor({ lefts, right }: AssignmentProblem): Solver {
  return lefts * right.length <= MOST_EXACT_WORK ? EXACT : BY_AUCTION;
}

import { solveByAuction } from './auction.ts';
import { provenBySum } from './certificate.ts';
import type { Proof } from './certificate.ts';
import { isDense, solveDense } from './dense.ts';
import type { Beginning } from './opening.ts';
import type { Assignment, AssignmentProblem } from './problem.ts';
import { repair } from './repair.ts';
import { solveByShortestPaths } from './shortestPaths.ts';

/** A matching of a graph without scarce resources, and how good its prices prove it to be. */
export type Solved = Assignment & Proof;

/** Finds a maximum-weight matching of a graph without scarce resources. */
export interface Solver {
  /** From what an earlier, similar market left, where it is given and of use. */
  solve(problem: AssignmentProblem, begin?: Beginning): Solved;
  /** The relative gap it leaves at most. */
  gap: number;
}

/** Exact. */
export const EXACT: Solver = {
  solve: (problem) => provenBySum(isDense(problem) ? solveDense(problem) : solveByShortestPaths(problem)),
  gap: 0,
};

/** A quarter of the gap that a round may have, so that prices of places can add theirs. */
const SURE_GAP = 2.5e-4;
/** The gap that is tried for as long as the work allows. */
const AIM = 1e-4;
/** Candidates looked at for the sake of `AIM`, of all there are: about as many again as an auction looks at. */
const WORK_FOR_AIM = 40;
/** Beyond this share of a side without a place, beginning from nothing costs less. */
const MOST_OPEN = 0.2;

/** To a gap of 2.5e-4 for sure, 1e-4 where that costs no more than as much again: by repair of what was, by auction otherwise. */
export const BY_AUCTION: Solver = {
  solve(problem, begin) {
    const repaired = begin ? repair(problem, begin, { gap: AIM, mostOpen: MOST_OPEN }) : null;
    if (repaired && repaired.gap <= SURE_GAP) return repaired;
    return refined(problem, solveByAuction(problem, { gap: SURE_GAP }));
  },
  gap: SURE_GAP,
};

/** Lefts x edges up to which the exact way costs some 10 ms at most. */
const MOST_EXACT_WORK = 2_000_000;

/** The solver for a market of this size. */
export function solverFor(problem: AssignmentProblem): Solver {
  return isDense(problem) || problem.lefts * problem.right.length <= MOST_EXACT_WORK ? EXACT : BY_AUCTION;
}

/** A solution brought nearer to the maximum while work is left; the matching and the bound are each the better one of before and after. */
function refined(problem: AssignmentProblem, found: Solved): Solved {
  if (found.gap <= AIM) return found;
  const better = repair(problem, found, { gap: AIM, work: WORK_FOR_AIM * problem.right.length });
  return better && better.gap < found.gap ? better : found;
}

import { solveWithin } from '../../src/domain/matching/assignment/capacity.ts';
import type { Beginning } from '../../src/domain/matching/assignment/opening.ts';
import { rowsOf } from '../../src/domain/matching/assignment/problem.ts';
import type { AssignmentProblem } from '../../src/domain/matching/assignment/problem.ts';
import type { Resources } from '../../src/domain/matching/assignment/resources.ts';
import { BY_AUCTION } from '../../src/domain/matching/assignment/solver.ts';
import { isCertificateFault, verifyCertificate } from '../../src/domain/matching/assignment/verify.ts';
import { resourcesOf } from '../../test/builders/markets.ts';
import { absolute, ratioOfPairs, type Figure } from '../figure.ts';
import { SkewedMarket } from './changingMarket.ts';
import { beginningAfter } from './endurance.ts';
import { timed, underLoad } from './measure.ts';

const BENCH = 'matching';
const PEOPLE = 1_500;
const ROUNDS = 10;
/** Tables of either hall, and video tables of either. */
const CAPACITY = [420, 260, 40, 40] as const;

/** Rounds in a row of a large market with fewer places than pairs, from the prices of people and places that the one before left. */
export function scarceRoundFigures(): Figure[] {
  const market = new SkewedMarket({ people: PEOPLE, candidates: 30, seed: 1 });
  let problem = market.problem;
  let last = solveWithin({ problem, resources: placesOf(problem) }, BY_AUCTION);
  const pairs: { value: number; floor: number }[] = [];
  let worst = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const changed = market.change(PEOPLE / 100);
    problem = market.problem;
    const resources = placesOf(problem);
    const begin: Beginning = { ...beginningAfter(changed, last), resource: last.prices.resource };
    const floor = timed(() => void solveWithin({ problem, resources }, BY_AUCTION));
    pairs.push({ floor, value: timed(() => void (last = solveWithin({ problem, resources, begin }, BY_AUCTION))) });
    const checked = verifyCertificate(problem, resources, last);
    if (isCertificateFault(checked)) throw new Error(`the certificate does not hold: ${JSON.stringify(checked)}`);
    worst = Math.max(worst, checked.gap);
  }
  const note = underLoad(
    '1,500 a side, 30 candidates each, 680 tables and 40 video tables in two halls, 1 % of either side replaced; floor: from zero prices',
  );
  return [
    ratioOfPairs({ bench: BENCH, metric: 'a large round with scarce places', unit: 'ms', goal: 0.5, note }, pairs),
    absolute({ bench: BENCH, metric: 'its worst gap', value: worst, unit: '', goal: 1e-3, note }),
  ];
}

/** Two of one hall take a table of it, two of different halls a video table of each; every third person is in the second. */
function placesOf(problem: AssignmentProblem): Resources {
  const rows = rowsOf(problem);
  const hallOf = (one: number): number => (one % 3 === 0 ? 1 : 0);
  const uses = [...problem.right].map((right, edge) => {
    const [here, there] = [hallOf(rows[edge]!), hallOf(right)];
    return here === there ? [here] : [2, 3];
  });
  return resourcesOf(CAPACITY, uses);
}

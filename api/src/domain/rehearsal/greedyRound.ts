import { relativeGap } from '../matching/assignment/certificate.ts';
import { SINGLE, weigh } from '../matching/assignment/problem.ts';
import { fill, marketOf } from '../matching/assignment/withinCapacity.ts';
import type { Candidate, CandidateGraph } from '../matching/candidates.ts';
import { ableInterpreters, commonLanguages, type Floor, type InterpreterId } from '../matching/eligibility.ts';
import type { Round, RoundPair } from '../matching/round.ts';
import { explain } from '../matching/score.ts';

/**
 * RH8: the rival: of the very candidates and weights of a round the heaviest pair first, then the next of whom both are still single and for whom
 * there is room. Its bound is the sum of each person's heaviest pair, so that its gap says little. Cost O(edges log edges).
 */
export function greedyRound(
  { problem, resources, candidateAt }: CandidateGraph,
  floor: Pick<Floor, 'interpreters'>,
): Pick<Round, 'pairs' | 'certificate'> {
  const edgeOf = fill(new Int32Array(problem.lefts).fill(SINGLE), marketOf(problem, resources));
  const chosen = [...edgeOf].filter((edge) => edge !== SINGLE);
  chosen.sort((a, b) => problem.weight[b]! - problem.weight[a]! || a - b);
  const taken = new Set<InterpreterId>();
  const pairs = chosen.flatMap((edge) => seated(candidateAt(edge), problem.weight[edge]!, { floor, taken }));
  const weight = weigh(edgeOf, problem);
  const bound = Math.max(weight, heaviestOfEach(problem));
  const certificate = { weight, bound, gap: relativeGap(weight, bound), weightsVersion: 'greedy', digest: 'greedy' };
  return { pairs, certificate };
}

/** The pair with the first interpreter who is left for it, if it needs one; none where nobody is. */
function seated(
  { exhibitor, buyer, score, seats, canTalk }: Candidate,
  weight: number,
  { floor, taken }: { floor: Pick<Floor, 'interpreters'>; taken: Set<InterpreterId> },
): RoundPair[] {
  const able = canTalk ? [] : ableInterpreters({ exhibitor, buyer }, floor);
  const interpreter = able.find((one) => !taken.has(one.interpreter))?.interpreter ?? null;
  if (!canTalk && interpreter === null) return [];
  if (interpreter !== null) taken.add(interpreter);
  const fit = explain(score, commonLanguages({ exhibitor, buyer }));
  const { participant } = exhibitor;
  return [{ exhibitor: participant, buyer: buyer.participant, fit, placeKind: seats.placeKind, interpreter, weight }];
}

function heaviestOfEach({ lefts, start, weight }: { lefts: number; start: Int32Array; weight: Float64Array }): number {
  let total = 0;
  for (let left = 0; left < lefts; left++) {
    let most = 0;
    for (let edge = start[left]!; edge < start[left + 1]!; edge++) most = Math.max(most, weight[edge]!);
    total += most;
  }
  return total;
}

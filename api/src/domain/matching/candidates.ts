import type { BySide } from '../kernel/side.ts';
import type { AssignmentProblem } from './assignment/problem.ts';
import type { Resources } from './assignment/resources.ts';
import { EdgeSet, type Edges, type FoundEdges } from './edgeSet.ts';
import { obstaclesBetween, ownObstacles, shareLanguage } from './eligibility.ts';
import { worthAPlace } from './fewPlaces.ts';
import { freeOn, memoryOf } from './roundInput.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';
import { crowdOf, needsOf, scarceThings } from './scarcity.ts';
import type { OrganisationScore } from './score.ts';
import { SeatPlan, type Seats } from './seats.ts';
import { ageing, urgency } from './urgency.ts';
import { pairValue, firstValue } from './value.ts';

/** Two free people who may be paired now, and what it takes. */
export interface Candidate {
  exhibitor: RoundParticipant;
  buyer: RoundParticipant;
  score: OrganisationScore;
  seats: Seats;
  /** Whether the two talk without an interpreter. */
  canTalk: boolean;
}

/** The graph that a round saw: who may be paired with whom, what each pair weighs, and what is scarce. */
export interface CandidateGraph {
  people: BySide<readonly RoundParticipant[]>;
  problem: AssignmentProblem;
  resources: Resources;
  /** What each resource is: `table <venue>`, `interpreters ...`, `quota ...`, `pair ...`. */
  resourceNames: readonly string[];
  /** By edge: 1 where the two talk without an interpreter. */
  canTalk: Uint8Array;
  /** What stands behind an edge. */
  candidateAt(edge: number): Candidate;
}

/** MA42: each person keeps so many of those whom it could meet now. */
export const MOST_CANDIDATES = 50;

/** What a graph is made of besides its people and edges. */
export type GraphInput = Pick<RoundInput, 'floor' | 'rooms' | 'matchmaker'>;

/**
 * Builds the graph of everybody free (MA30, MA42) from nothing: what a small pool needs, and the oracle of `LiveHall`. Cost
 * O(free exhibitors x free buyers), each pair of organisations judged once and remembered.
 */
export function candidateGraph(input: RoundInput): CandidateGraph {
  const isOpen = (person: RoundParticipant): boolean => ownObstacles(person, input.floor).length === 0;
  const people = {
    exhibitor: freeOn(input, 'exhibitor').filter(isOpen),
    buyer: freeOn(input, 'buyer').filter(isOpen),
  };
  const plan = new SeatPlan(people, input);
  const open = people.exhibitor.flatMap((_, left) => openPairs(left, { people, input, plan }));
  const edges = new EdgeSet({ lefts: people.exhibitor.length, rights: people.buyer.length });
  const most = input.mostCandidates ?? MOST_CANDIDATES;
  for (const side of ['left', 'right'] as const) for (const pair of bestOfEach(open, side, most)) edges.add(pair);
  return graphOf({ people, edges, plan }, input);
}

/** Weighs the edges (MA32 to MA34), says what is scarce among them (MA35) and leaves out those that cannot matter (MA43). The graph keeps none of the arrays given. Cost O(edges). */
export function graphOf(
  { people, edges: set, plan }: { people: CandidateGraph['people']; edges: EdgeSet; plan: SeatPlan },
  input: GraphInput,
): CandidateGraph {
  const [lefts, rights] = [people.exhibitor.length, people.buyer.length];
  const found = set.found;
  const weights = weigh(found, people, input);
  const crowd = crowdOf(people, input);
  const worth = worthAPlace(
    { lefts, rights, left: found.left, right: found.right, weight: weights },
    needsOf({ people, edges: found, plan, crowd }, input),
  );
  const { edges, weight } = worth ? set.orderedOf(weights, worth) : set.ordered(weights);
  const { start, right } = edges;
  const scarce = scarceThings(needsOf({ people, edges, plan, crowd }, input));
  return { people, problem: { lefts, rights, start, right, weight }, ...scarce, ...behind(edges) };

  function behind({ left, right, canTalk }: Edges): Pick<CandidateGraph, 'canTalk' | 'candidateAt'> {
    const candidateAt = (edge: number): Candidate => {
      const [one, other] = [left[edge]!, right[edge]!];
      const [exhibitor, buyer] = [people.exhibitor[one]!, people.buyer[other]!];
      const { score } = input.matchmaker.fitOf(exhibitor.organisation, buyer.organisation);
      return { exhibitor, buyer, score: score!, seats: plan.of(one, other), canTalk: canTalk[edge] === 1 };
    };
    return { canTalk, candidateAt };
  }
}

/** A pair that nothing stands between now. */
interface OpenPair {
  left: number;
  right: number;
  canTalk: boolean;
  value: number;
  /** What the pair is worth by the weights that need no history. */
  rank: number;
}

function openPairs(
  left: number,
  { people, input, plan }: { people: CandidateGraph['people']; input: RoundInput; plan: SeatPlan },
): readonly OpenPair[] {
  const exhibitor = people.exhibitor[left]!;
  const fits = input.matchmaker.fitsOf(exhibitor.organisation);
  const open: OpenPair[] = [];
  for (const [right, buyer] of people.buyer.entries()) {
    const { score } = fits(buyer.organisation);
    if (!score || !plan.of(left, right).hasRoom) continue;
    const memory = memoryOf(input, exhibitor.organisation, buyer.organisation);
    if (obstaclesBetween({ exhibitor, buyer }, memory, input.floor).length > 0) continue;
    const canTalk = shareLanguage(exhibitor, buyer);
    const isAcross = exhibitor.venue !== buyer.venue;
    const value = pairValue(score, { model: input.acceptance, canTalk, isAcross });
    open.push({ left, right, canTalk, value, rank: firstValue(score, { canTalk, isAcross }) });
  }
  return open;
}

/** MA42: of each person of a side the pairs of the highest rank, of equal ones those with the lower ids. */
function bestOfEach(open: readonly OpenPair[], side: 'left' | 'right', most: number): readonly OpenPair[] {
  const rows = new Map<number, OpenPair[]>();
  for (const pair of open) {
    const row = rows.get(pair[side]);
    if (row) row.push(pair);
    else rows.set(pair[side], [pair]);
  }
  const other = side === 'left' ? 'right' : 'left';
  return [...rows.values()].flatMap((row) =>
    row.length <= most ? row : row.toSorted((a, b) => b.rank - a.rank || a[other] - b[other]).slice(0, most),
  );
}

/** MA32 to MA34: value of the pair + waiting of both + urgency of both. */
function weigh(
  { left, right, value }: FoundEdges,
  people: CandidateGraph['people'],
  { floor }: Pick<GraphInput, 'floor'>,
): Float64Array {
  const degree = { left: new Int32Array(people.exhibitor.length), right: new Int32Array(people.buyer.length) };
  for (let edge = 0; edge < value.length; edge++) {
    degree.left[left[edge]!]!++;
    degree.right[right[edge]!]!++;
  }
  // Of whom nobody could be met nothing is weighed.
  const term = (person: RoundParticipant, candidateCount: number): number =>
    ageing(person.waitingSince ?? floor.now, floor.now) + urgency(person, candidateCount, floor);
  const termsOf = (side: readonly RoundParticipant[], counts: Int32Array): Float64Array => {
    const terms = new Float64Array(side.length);
    for (let at = 0; at < side.length; at++) if (counts[at]! > 0) terms[at] = term(side[at]!, counts[at]!);
    return terms;
  };
  const ofLeft = termsOf(people.exhibitor, degree.left);
  const ofRight = termsOf(people.buyer, degree.right);
  const weight = new Float64Array(value.length);
  for (let edge = 0; edge < value.length; edge++)
    weight[edge] = value[edge]! + ofLeft[left[edge]!]! + ofRight[right[edge]!]!;
  return weight;
}

import type { ParticipantId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { ProposedPair } from '../pairing/command.ts';
import type { RoundCertificate } from '../pairing/event.ts';
import { solveWithin } from './assignment/capacity.ts';
import type { Solution } from './assignment/capacity.ts';
import { beginningOf, carriedFrom } from './assignment/carried.ts';
import type { Carried, Entrants } from './assignment/carried.ts';
import type { CertificateFault, Proof } from './assignment/certificate.ts';
import { SINGLE } from './assignment/problem.ts';
import { EXACT, solverFor } from './assignment/solver.ts';
import { isCertificateFault, verifyCertificate } from './assignment/verify.ts';
import { candidateGraph } from './candidates.ts';
import type { CandidateGraph } from './candidates.ts';
import { Digest } from './digest.ts';
import { commonLanguages } from './eligibility.ts';
import type { InterpreterId } from './eligibility.ts';
import { seatInterpreters } from './interpreters.ts';
import { withPassed } from './passed.ts';
import { passingHallOf, type RoundInput } from './roundInput.ts';
import { explain } from './score.ts';
import { SCORE_PARTS, UNKNOWN_FIT } from './scoreParts.ts';
import { ageing, AGEING_PER_MINUTE, URGENCY } from './urgency.ts';
import { ACROSS_VENUES } from './value.ts';
import type { AcceptanceModel } from './value.ts';

/** A pair that a round proposes. */
export interface RoundPair extends ProposedPair {
  interpreter: InterpreterId | null;
  /** Its weight in the round: value, waiting and urgency of both. */
  weight: number;
}

/** One run of the matchmaker over everybody free. */
export interface Round {
  /** Heaviest first. */
  pairs: readonly RoundPair[];
  /** Free people whom this round leaves waiting, in the order of ids; `whyNotYet` says why. */
  waiting: readonly ParticipantId[];
  certificate: RoundCertificate;
  /** What proves the certificate: kept beside the log, checked by `verifyRound`. */
  graph: CandidateGraph;
  solution: Solution;
}

/**
 * The best set of pairs out of everybody free (MA30 to MA37): a matching of the candidate graph, within the places and the other limits, of a
 * weight within the printed gap of the maximum. The same input gives the same round, to the byte. Pure: time, day and chance are in the input.
 * Cost: O(free exhibitors x free buyers) for the graph, one matching where no place is short, some 10 to 30 where places are.
 */
export function proposeRound(input: RoundInput): Round {
  const free = input.participants.filter(({ standing }) => standing === 'free').map(({ participant }) => participant);
  const round = roundOn(candidateGraph(input), { ...input, free });
  return { ...round, pairs: withPassed(round.pairs, passingHallOf(input)) };
}

/**
 * A round on a graph that was kept from event to event, or built for it. `free`: everybody free, in any order; `carried`: what the round before left
 * (`leftBy`), from which a large market is repaired instead of solved anew.
 */
export function roundOn(
  graph: CandidateGraph,
  input: Pick<RoundInput, 'floor' | 'acceptance'> & { free: readonly ParticipantId[]; carried?: Carried | null },
): Round {
  const solver = solverFor(graph.problem);
  // A small round is a function of its graph alone (MA38).
  const carried = solver === EXACT ? null : input.carried;
  const begin = carried ? beginningOf(entrantsOf(graph, input.floor.now), carried) : undefined;
  const solved = solveWithin({ ...graph, begin }, solver);
  const { solution, interpreterOf } = seatInterpreters(graph, solved, input.floor);
  const pairs = pairsOf(graph, { solution, interpreterOf });
  const paired = new Set(pairs.flatMap(({ exhibitor, buyer }) => [exhibitor, buyer]));
  const waiting = input.free.filter((participant) => !paired.has(participant)).sort();
  const { weight, bound, gap } = solution;
  const certificate = { weight, bound, gap, weightsVersion: weightsVersion(input.acceptance), digest: digestOf(graph) };
  return { pairs, waiting, certificate, graph, solution };
}

/** What a round leaves to the next: everybody's price and partner, by person, and the prices of what is scarce, by name; null for a small market, which is solved anew. */
export function leftBy({ graph, solution }: Pick<Round, 'graph' | 'solution'>, now: Instant): Carried | null {
  return solverFor(graph.problem) === EXACT ? null : carriedFrom(entrantsOf(graph, now), solution);
}

/** Checks a round's certificate against its own graph with nothing of the solver (MA37): the proof found, or what is wrong. */
export function verifyRound({
  graph,
  solution,
  certificate,
}: Pick<Round, 'graph' | 'solution' | 'certificate'>):
  Proof | CertificateFault | { fault: 'other-graph' | 'other-figures' } {
  if (digestOf(graph) !== certificate.digest) return { fault: 'other-graph' };
  const proof = verifyCertificate(graph.problem, graph.resources, solution);
  if (isCertificateFault(proof)) return proof;
  const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return same(proof.weight, certificate.weight) && same(proof.bound, certificate.bound)
    ? proof
    : { fault: 'other-figures' };
}

/** Names the weights that a round was computed with: another table, constant or acceptance model, another version. */
export function weightsVersion(acceptance: AcceptanceModel): string {
  let version = VERSIONS.get(acceptance);
  if (version === undefined) VERSIONS.set(acceptance, (version = versionOf(acceptance)));
  return version;
}

/** The versions of the models that are in use, as a model serves many rounds and is never changed in place. */
const VERSIONS = new WeakMap<AcceptanceModel, string>();

function versionOf(acceptance: AcceptanceModel): string {
  return new Digest().text(
    JSON.stringify({ SCORE_PARTS, UNKNOWN_FIT, URGENCY, AGEING_PER_MINUTE, ACROSS_VENUES, acceptance }),
  ).hex;
}

/** The digest of a candidate graph: who, which pairs, what they weigh, what is scarce. */
export function digestOf({ people, problem, resources, resourceNames }: CandidateGraph): string {
  const digest = new Digest();
  for (const side of ['exhibitor', 'buyer'] as const) {
    digest.number(people[side].length);
    for (const { participant } of people[side]) digest.text(participant);
  }
  digest.integers(problem.start).integers(problem.right).numbers(problem.weight);
  digest.integers(resources.capacity).integers(resources.first).integers(resources.used);
  for (const name of resourceNames) digest.text(name);
  return digest.hex;
}

/** What is scarce in a graph and its people with what their waiting adds to each of their pairs: the part of a weight that grows from round to round. */
function entrantsOf({ people, resourceNames: scarce }: CandidateGraph, now: Instant): Entrants {
  const named = (side: Side): Entrants['left'] =>
    people[side].map(({ participant, waitingSince }) => ({ id: participant, term: ageing(waitingSince ?? now, now) }));
  return { left: named('exhibitor'), right: named('buyer'), scarce };
}

function pairsOf(
  graph: CandidateGraph,
  { solution, interpreterOf }: { solution: Solution; interpreterOf: ReadonlyMap<number, InterpreterId> },
): readonly RoundPair[] {
  const pairs: RoundPair[] = [];
  for (const edge of solution.edgeOf) {
    if (edge === SINGLE) continue;
    const { exhibitor, buyer, score, seats } = graph.candidateAt(edge);
    const weight = graph.problem.weight[edge]!;
    pairs.push({
      exhibitor: exhibitor.participant,
      buyer: buyer.participant,
      fit: explain(score, commonLanguages({ exhibitor, buyer })),
      placeKind: seats.placeKind,
      interpreter: interpreterOf.get(edge) ?? null,
      weight,
    });
  }
  return pairs.sort((a, b) => b.weight - a.weight || (a.exhibitor < b.exhibitor ? -1 : 1));
}

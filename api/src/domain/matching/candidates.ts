import type { SpokenLanguage } from '../kernel/language.ts';
import type { BySide } from '../kernel/side.ts';
import type { PlaceKind, PoolKey } from '../pairing/place.ts';
import { eachPool, poolsOfPair } from '../pairing/pool.ts';
import { organisationPair } from '../pairing/session.ts';
import type { Resources } from './assignment/resources.ts';
import type { AssignmentProblem } from './assignment/problem.ts';
import { canInterpret, commonLanguages, obstaclesBetween, ownObstacles } from './eligibility.ts';
import type { InterpreterId } from './eligibility.ts';
import { freeOn, memoryOf } from './roundInput.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';
import { scoreOf } from './score.ts';
import type { OrganisationScore } from './score.ts';
import { ageing, urgency } from './urgency.ts';
import { pairValue } from './value.ts';

/** Two free people who may be paired now, and what it takes. */
export interface Candidate {
  /** Positions in `CandidateGraph.people`. */
  left: number;
  right: number;
  score: OrganisationScore;
  common: readonly SpokenLanguage[];
  placeKind: PlaceKind;
  pools: readonly PoolKey[];
  /** Who could interpret; empty where the two talk without. */
  interpreters: readonly InterpreterId[];
  /** What the pair is worth, 0 to 1, waiting and urgency apart. */
  value: number;
}

/** The graph that a round saw: who may be paired with whom, what each pair weighs, and what is scarce. */
export interface CandidateGraph {
  people: BySide<readonly RoundParticipant[]>;
  /** By edge of the problem. */
  candidates: readonly Candidate[];
  problem: AssignmentProblem;
  resources: Resources;
  /** What each resource is: `table <venue>`, `interpreters ...`, `quota ...`, `pair ...`. */
  resourceNames: readonly string[];
}

/** The kind of place at which two would sit: their session's own, video across venues, a table where the company has no stand there (MA35). */
export function placeKindFor(pair: BySide<RoundParticipant>, { floor, rooms }: RoundInput): PlaceKind {
  if (pair.exhibitor.venue !== pair.buyer.venue) return 'video';
  const { placeKind } = floor.rules;
  if (placeKind !== 'stand') return placeKind;
  const [pool] = eachPool(poolsOfPair('stand', pair));
  const stand = rooms.get(pool!);
  return stand?.exists && stand.venue === pair.buyer.venue ? 'stand' : 'table';
}

/** Builds the graph of everybody free (MA30). Cost O(free exhibitors x free buyers), each pair of organisations judged once and remembered. */
export function candidateGraph(input: RoundInput): CandidateGraph {
  const isOpen = (person: RoundParticipant): boolean => ownObstacles(person, input.floor).length === 0;
  const people = { exhibitor: freeOn(input, 'exhibitor').filter(isOpen), buyer: freeOn(input, 'buyer').filter(isOpen) };
  const candidates: Candidate[] = [];
  const start = new Int32Array(people.exhibitor.length + 1);
  for (const [left, exhibitor] of people.exhibitor.entries()) {
    for (const [right, buyer] of people.buyer.entries()) {
      const candidate = candidateOf({ exhibitor, buyer }, input);
      if (candidate) candidates.push({ ...candidate, left, right });
    }
    start[left + 1] = candidates.length;
  }
  const problem = {
    lefts: people.exhibitor.length,
    rights: people.buyer.length,
    start,
    right: Int32Array.from(candidates, ({ right }) => right),
    weight: weigh(candidates, people, input),
  };
  return { people, candidates, problem, ...scarcity(candidates, people, input) };
}

function candidateOf(pair: BySide<RoundParticipant>, input: RoundInput): Omit<Candidate, 'left' | 'right'> | null {
  const { exhibitor, buyer } = pair;
  const { score } = input.matchmaker.fitOf(exhibitor.organisation, buyer.organisation);
  if (!score) return null;
  const memory = memoryOf(input, exhibitor.organisation, buyer.organisation);
  if (obstaclesBetween(pair, memory, input.floor).length > 0) return null;
  const placeKind = placeKindFor(pair, input);
  const pools = eachPool(poolsOfPair(placeKind, pair));
  if (pools.some((pool) => (input.rooms.get(pool)?.free ?? 0) <= 0)) return null;
  const common = commonLanguages(pair);
  const able =
    common.length > 0 ? [] : input.floor.interpreters.filter((interpreter) => canInterpret(interpreter, pair));
  const value = pairValue(scoreOf(score, common), {
    model: input.acceptance,
    isAcross: exhibitor.venue !== buyer.venue,
  });
  return { score, common, placeKind, pools, interpreters: able.map(({ interpreter }) => interpreter), value };
}

/** MA32 to MA34: value of the pair + waiting of both + urgency of both. */
function weigh(
  candidates: readonly Candidate[],
  people: BySide<readonly RoundParticipant[]>,
  { floor }: RoundInput,
): Float64Array {
  const degree = { left: new Int32Array(people.exhibitor.length), right: new Int32Array(people.buyer.length) };
  for (const { left, right } of candidates) {
    degree.left[left]!++;
    degree.right[right]!++;
  }
  const term = (person: RoundParticipant, candidateCount: number): number =>
    ageing(person.waitingSince ?? floor.now, floor.now) + urgency(person, candidateCount, floor);
  const left = people.exhibitor.map((person, at) => term(person, degree.left[at]!));
  const right = people.buyer.map((person, at) => term(person, degree.right[at]!));
  return Float64Array.from(
    candidates,
    (candidate) => candidate.value + left[candidate.left]! + right[candidate.right]!,
  );
}

/** What the pairs compete for besides each other (MA35): places, interpreters, the quota of an organisation, one pair of two organisations. */
function scarcity(
  candidates: readonly Candidate[],
  people: BySide<readonly RoundParticipant[]>,
  input: RoundInput,
): Pick<CandidateGraph, 'resources' | 'resourceNames'> {
  const limits = new Limits();
  const first = new Int32Array(candidates.length + 1);
  const used: number[] = [];
  const crowd = { exhibitor: headCount(people.exhibitor), buyer: headCount(people.buyer) };
  for (const [edge, candidate] of candidates.entries()) {
    const pair = { exhibitor: people.exhibitor[candidate.left]!, buyer: people.buyer[candidate.right]! };
    for (const pool of candidate.pools) used.push(limits.of(pool, input.rooms.get(pool)!.free));
    if (candidate.interpreters.length > 0) {
      used.push(limits.of('interpreters', input.floor.interpreters.length));
      used.push(limits.of(`interpreters ${candidate.interpreters.join(' ')}`, candidate.interpreters.length));
    }
    used.push(...companyLimits(pair, { crowd, limits, most: input.floor.rules.mostMeetings }));
    first[edge + 1] = used.length;
  }
  return {
    resources: { capacity: Int32Array.from(limits.capacity), first, used: Int32Array.from(used) },
    resourceNames: limits.names,
  };
}

/** Rules that read the organisation, where several of its people are free: never two of one company with one buyer, and the quota. */
function companyLimits(
  { exhibitor, buyer }: BySide<RoundParticipant>,
  { crowd, limits, most }: { crowd: BySide<ReadonlyMap<string, number>>; limits: Limits; most: number | null },
): number[] {
  const used: number[] = [];
  const [many, others] = [crowd.exhibitor.get(exhibitor.organisation)!, crowd.buyer.get(buyer.organisation)!];
  if (many > 1 && others > 1)
    used.push(limits.of(`pair ${organisationPair(exhibitor.organisation, buyer.organisation)}`, 1));
  if (most === null) return used;
  for (const [person, count] of [
    [exhibitor, many],
    [buyer, others],
  ] as const) {
    const left = most - person.organisationMeetings;
    if (count > left) used.push(limits.of(`quota ${person.organisation}`, left));
  }
  return used;
}

function headCount(people: readonly RoundParticipant[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { organisation } of people) count.set(organisation, (count.get(organisation) ?? 0) + 1);
  return count;
}

/** Numbers what is scarce by name. */
class Limits {
  readonly names: string[] = [];
  readonly capacity: number[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string, capacity: number): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.capacity.push(capacity);
      this.#numbers.set(name, number);
    }
    return number;
  }
}

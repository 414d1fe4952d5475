import type { VenueId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import type { PlaceKind, PoolKey } from '../pairing/place.ts';
import { eachPool, poolsOfPair } from '../pairing/pool.ts';
import type { AssignmentProblem } from './assignment/problem.ts';
import type { Resources } from './assignment/resources.ts';
import { obstaclesBetween, ownObstacles, shareLanguage } from './eligibility.ts';
import { freeOn, memoryOf } from './roundInput.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';
import { scarceThings } from './scarcity.ts';
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
  seats: Seats;
  /** Whether the two talk without an interpreter. */
  canTalk: boolean;
}

/** Where two would sit. */
export interface Seats {
  placeKind: PlaceKind;
  /** The pools of which they need a place. */
  pools: readonly PoolKey[];
  /** Whether each of them has one to offer. */
  hasRoom: boolean;
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

/** Where two would sit: as their session does, by video across venues, at a table where the company has no stand there (MA35). */
export function seatsFor(pair: BySide<RoundParticipant>, { floor, rooms }: Pick<RoundInput, 'floor' | 'rooms'>): Seats {
  const seats = (placeKind: PlaceKind): Seats => {
    const pools = eachPool(poolsOfPair(placeKind, pair));
    return { placeKind, pools, hasRoom: pools.every((pool) => (rooms.get(pool)?.free ?? 0) > 0) };
  };
  if (pair.exhibitor.venue !== pair.buyer.venue) return seats('video');
  if (floor.rules.placeKind !== 'stand') return seats(floor.rules.placeKind);
  const own = seats('stand');
  const stand = rooms.get(own.pools[0]!);
  return stand?.exists && stand.venue === pair.buyer.venue ? own : seats('table');
}

/** Builds the graph of everybody free (MA30). Cost O(free exhibitors x free buyers), each pair of organisations judged once and remembered. */
export function candidateGraph(input: RoundInput): CandidateGraph {
  const isOpen = (person: RoundParticipant): boolean => ownObstacles(person, input.floor).length === 0;
  const people = {
    exhibitor: freeOn(input, 'exhibitor').filter(isOpen),
    buyer: freeOn(input, 'buyer').filter(isOpen),
  };
  const plan = new SeatPlan(input);
  const candidates: Candidate[] = [];
  const values: number[] = [];
  const start = new Int32Array(people.exhibitor.length + 1);
  for (const [left, exhibitor] of people.exhibitor.entries()) {
    const fits = input.matchmaker.fitsOf(exhibitor.organisation);
    for (const [right, buyer] of people.buyer.entries()) {
      const { score } = fits(buyer.organisation);
      const seats = score && seatsIfOpen({ exhibitor, buyer }, input, plan);
      if (!seats) continue;
      const canTalk = shareLanguage(exhibitor, buyer);
      candidates.push({ left, right, score, seats, canTalk });
      const isAcross = exhibitor.venue !== buyer.venue;
      values.push(pairValue(scoreOf(score, canTalk), { model: input.acceptance, isAcross }));
    }
    start[left + 1] = candidates.length;
  }
  const problem = {
    lefts: people.exhibitor.length,
    rights: people.buyer.length,
    start,
    right: Int32Array.from(candidates, ({ right }) => right),
    weight: weigh(candidates, values, { people, floor: input.floor }),
  };
  return { people, candidates, problem, ...scarceThings(candidates, people, input) };
}

/** Where two sit if nothing stands between them now and there is room; null otherwise. */
function seatsIfOpen(pair: BySide<RoundParticipant>, input: RoundInput, plan: SeatPlan): Seats | null {
  const seats = plan.of(pair);
  if (!seats.hasRoom) return null;
  const memory = memoryOf(input, pair.exhibitor.organisation, pair.buyer.organisation);
  return obstaclesBetween(pair, memory, input.floor).length === 0 ? seats : null;
}

/** MA32 to MA34: value of the pair + waiting of both + urgency of both. */
function weigh(
  candidates: readonly Candidate[],
  values: readonly number[],
  { people, floor }: { people: BySide<readonly RoundParticipant[]>; floor: RoundInput['floor'] },
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
    (candidate, at) => values[at]! + left[candidate.left]! + right[candidate.right]!,
  );
}

/** Seats by the two's venues, found once a round; a company's own stand is a matter of the company. */
class SeatPlan {
  readonly #input: RoundInput;
  readonly #byVenues = new Map<VenueId, Map<VenueId, Seats>>();

  constructor(input: RoundInput) {
    this.#input = input;
  }

  of(pair: BySide<RoundParticipant>): Seats {
    if (this.#input.floor.rules.placeKind === 'stand') return seatsFor(pair, this.#input);
    const { exhibitor, buyer } = pair;
    let row = this.#byVenues.get(exhibitor.venue);
    if (!row) this.#byVenues.set(exhibitor.venue, (row = new Map()));
    let seats = row.get(buyer.venue);
    if (!seats) row.set(buyer.venue, (seats = seatsFor(pair, this.#input)));
    return seats;
  }
}

import type { BySide } from '../kernel/side.ts';
import { otherSide, SIDES } from '../kernel/side.ts';
import { leftWithKind, limitsKinds, meetingsLeft } from '../pairing/quota.ts';
import { organisationPair } from '../pairing/session.ts';
import type { CandidateGraph, GraphInput } from './candidates.ts';
import type { Edges } from './edgeSet.ts';
import { ableInterpreters, type Floor } from './eligibility.ts';
import type { RoundParticipant } from './roundInput.ts';
import type { SeatPlan } from './seats.ts';

/** What the pairs compete for besides each other (MA35): places, interpreters, the quota of an organisation, one pair of two organisations. */
export function scarceThings(
  { people, edges, plan }: { people: CandidateGraph['people']; edges: Edges; plan: SeatPlan },
  input: GraphInput,
): Pick<CandidateGraph, 'resources' | 'resourceNames'> {
  const limits = new Limits();
  const crowd = { exhibitor: headCount(people.exhibitor), buyer: headCount(people.buyer) };
  // Where everybody came alone and has a meeting left no rule that reads the organisation can bind.
  const isCrowded = SIDES.some((side) => crowd[side].size < people[side].length);
  const count = edges.right.length;
  const first = new Int32Array(count + 1);
  const used: number[] = [];
  const numbersOf: (readonly number[] | undefined)[] = plan.ways.map(() => undefined);
  for (let edge = 0; edge < count; edge++) {
    const [left, right] = [edges.left[edge]!, edges.right[edge]!];
    const way = plan.wayOf(left, right);
    const places = (numbersOf[way] ??= plan.ways[way]!.pools.map((pool) =>
      limits.of(pool, input.rooms.get(pool)!.free),
    ));
    for (let at = 0; at < places.length; at++) used.push(places[at]!);
    if (edges.canTalk[edge] === 0 || isCrowded) {
      const pair = { exhibitor: people.exhibitor[left]!, buyer: people.buyer[right]! };
      if (edges.canTalk[edge] === 0) used.push(...interpreterLimits(pair, input, limits));
      if (isCrowded) used.push(...organisationLimits(pair, { crowd, limits, floor: input.floor }));
    }
    first[edge + 1] = used.length;
  }
  const resources = { capacity: new Int32Array(limits.capacity), first, used: new Int32Array(used) };
  return { resources, resourceNames: limits.names };
}

/** Names of limits that count interpreters begin so. */
export const INTERPRETERS = 'interpreters';

/** All interpreters, and those who could sit with just this pair. */
function interpreterLimits(pair: BySide<RoundParticipant>, { floor }: GraphInput, limits: Limits): readonly number[] {
  const able = ableInterpreters(pair, floor).map(({ interpreter }) => interpreter);
  return [
    limits.of(INTERPRETERS, floor.interpreters.length),
    limits.of(`${INTERPRETERS} ${able.join(' ')}`, able.length),
  ];
}

/** Rules that read the organisation, where several of its people are free: never two of one company with one buyer, and the quota. */
function organisationLimits(
  pair: BySide<RoundParticipant>,
  { crowd, limits, floor }: { crowd: BySide<ReadonlyMap<string, number>>; limits: Limits; floor: Floor },
): readonly number[] {
  const used: number[] = [];
  const free = (side: 'exhibitor' | 'buyer'): number => crowd[side].get(pair[side].organisation)!;
  if (free('exhibitor') > 1 && free('buyer') > 1) {
    used.push(limits.of(`pair ${organisationPair(pair.exhibitor.organisation, pair.buyer.organisation)}`, 1));
  }
  for (const side of SIDES) {
    const { organisation, load } = pair[side];
    const left = meetingsLeft(load, floor);
    if (free(side) > left) used.push(limits.of(`quota ${organisation}`, left));
    for (const kind of limitsKinds(floor.rules) ? pair[otherSide(side)].kinds : []) {
      const ofKind = leftWithKind(load, { rules: floor.rules, kind });
      if (free(side) > ofKind) used.push(limits.of(`quota ${organisation} ${kind}`, ofKind));
    }
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

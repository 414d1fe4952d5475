import type { BySide, Side } from '../kernel/side.ts';
import { otherSide, SIDES } from '../kernel/side.ts';
import { leftWithKind, limitsKinds, meetingsLeft } from '../pairing/quota.ts';
import { organisationPair } from '../pairing/session.ts';
import type { CandidateGraph, GraphInput } from './candidates.ts';
import type { FoundEdges } from './edgeSet.ts';
import { ableInterpreters, type Floor } from './eligibility.ts';
import type { RoundParticipant } from './roundInput.ts';
import type { SeatPlan } from './seats.ts';

/** What each pair of a round needs besides the two, by kind: pairs of one kind need the very same things. */
export interface Needs {
  /** By edge. */
  kindOf: Int32Array;
  /** By kind: the numbers of the scarce things that each of its pairs uses. */
  kinds: readonly (readonly number[])[];
  /** By thing: how many pairs may use it, and what it is. */
  capacity: readonly number[];
  names: readonly string[];
}

/** How many people of the same organisation are free, by person of a round; null where everybody came alone. */
export interface Crowd {
  count: BySide<Int32Array>;
  /** 1 where a quota may bind the organisation, as more of its people are free than it has meetings left. */
  isBound: BySide<Uint8Array>;
}

/** Who came with others. Cost O(people). */
export function crowdOf(people: CandidateGraph['people'], { floor }: Pick<GraphInput, 'floor'>): Crowd | null {
  const heads = { exhibitor: headCount(people.exhibitor), buyer: headCount(people.buyer) };
  if (SIDES.every((side) => heads[side].size === people[side].length)) return null;
  const hasKindQuotas = limitsKinds(floor.rules);
  const countOf = (side: Side): Int32Array =>
    Int32Array.from(people[side], ({ organisation }) => heads[side].get(organisation)!);
  const count = { exhibitor: countOf('exhibitor'), buyer: countOf('buyer') };
  const boundOf = (side: Side): Uint8Array =>
    Uint8Array.from(people[side], ({ load }, at) =>
      count[side][at]! > 1 && (hasKindQuotas || count[side][at]! > meetingsLeft(load, floor)) ? 1 : 0,
    );
  return { count, isBound: { exhibitor: boundOf('exhibitor'), buyer: boundOf('buyer') } };
}

/**
 * What the pairs compete for besides each other (MA35): places, interpreters, the quota of an organisation, one pair of two organisations. Most pairs need a place and nothing
 * else, which follows from where they would sit. Cost O(edges).
 */
export function needsOf(
  {
    people,
    edges,
    plan,
    crowd,
  }: { people: CandidateGraph['people']; edges: FoundEdges; plan: SeatPlan; crowd: Crowd | null },
  input: GraphInput,
): Needs {
  const limits = new Limits();
  const kinds = new Kinds();
  const { left, right, canTalk } = edges;
  const kindOf = new Int32Array(right.length);
  const kindOfWay = new Int32Array(plan.ways.length).fill(UNKNOWN);
  const placesOf = (way: number): readonly number[] =>
    plan.ways[way]!.pools.map((pool) => limits.of(pool, input.rooms.get(pool)!.free));
  for (let edge = 0; edge < right.length; edge++) {
    const [one, other] = [left[edge]!, right[edge]!];
    const way = plan.wayOf(one, other);
    const isWatched = crowd !== null && isLimited(crowd, one, other);
    if (canTalk[edge] === 1 && !isWatched) {
      if (kindOfWay[way] === UNKNOWN) kindOfWay[way] = kinds.of(placesOf(way));
      kindOf[edge] = kindOfWay[way]!;
      continue;
    }
    const pair = { exhibitor: people.exhibitor[one]!, buyer: people.buyer[other]! };
    const list = [...placesOf(way)];
    if (canTalk[edge] !== 1) list.push(...interpreterLimits(pair, input, limits));
    if (isWatched) {
      const free = { exhibitor: crowd.count.exhibitor[one]!, buyer: crowd.count.buyer[other]! };
      list.push(...organisationLimits(pair, { free, limits, floor: input.floor }));
    }
    kindOf[edge] = kinds.of(list);
  }
  return { kindOf, kinds: kinds.lists, capacity: limits.capacity, names: limits.names };
}

/** Whether a rule that reads the organisations may bind the two. */
function isLimited({ count, isBound }: Crowd, exhibitor: number, buyer: number): boolean {
  if (count.exhibitor[exhibitor]! > 1 && count.buyer[buyer]! > 1) return true;
  return isBound.exhibitor[exhibitor] === 1 || isBound.buyer[buyer] === 1;
}

const UNKNOWN = -1;

/** The needs of pairs as the solver reads them: by edge. */
export function scarceThings({
  kindOf,
  kinds,
  capacity,
  names,
}: Needs): Pick<CandidateGraph, 'resources' | 'resourceNames'> {
  const count = kindOf.length;
  const first = new Int32Array(count + 1);
  for (let edge = 0; edge < count; edge++) first[edge + 1] = first[edge]! + kinds[kindOf[edge]!]!.length;
  const used = new Int32Array(first[count]!);
  for (let edge = 0; edge < count; edge++) used.set(kinds[kindOf[edge]!]!, first[edge]);
  return { resources: { capacity: new Int32Array(capacity), first, used }, resourceNames: names };
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
  { free, limits, floor }: { free: BySide<number>; limits: Limits; floor: Floor },
): readonly number[] {
  const used: number[] = [];
  if (free.exhibitor > 1 && free.buyer > 1) {
    used.push(limits.of(`pair ${organisationPair(pair.exhibitor.organisation, pair.buyer.organisation)}`, 1));
  }
  for (const side of SIDES) {
    const { organisation, load } = pair[side];
    const left = meetingsLeft(load, floor);
    if (free[side] > left) used.push(limits.of(`quota ${organisation}`, left));
    for (const kind of limitsKinds(floor.rules) ? pair[otherSide(side)].kinds : []) {
      const ofKind = leftWithKind(load, { rules: floor.rules, kind });
      if (free[side] > ofKind) used.push(limits.of(`quota ${organisation} ${kind}`, ofKind));
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

/** Numbers lists of things, equal ones alike. */
class Kinds {
  readonly lists: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();

  of(list: readonly number[]): number {
    const key = list.join(' ');
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.lists.push(list) - 1));
    return number;
  }
}

import type { BySide } from '../kernel/side.ts';
import { SIDES } from '../kernel/side.ts';
import type { PoolKey } from '../pairing/place.ts';
import { organisationPair } from '../pairing/session.ts';
import type { Candidate, CandidateGraph } from './candidates.ts';
import { ableInterpreters } from './eligibility.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';

/** What the pairs compete for besides each other (MA35): places, interpreters, the quota of an organisation, one pair of two organisations. */
export function scarceThings(
  candidates: readonly Candidate[],
  people: BySide<readonly RoundParticipant[]>,
  input: RoundInput,
): Pick<CandidateGraph, 'resources' | 'resourceNames'> {
  const limits = new Limits();
  const crowd = { exhibitor: headCount(people.exhibitor), buyer: headCount(people.buyer) };
  const first = new Int32Array(candidates.length + 1);
  const used: number[] = [];
  const numbersOf = new Map<readonly PoolKey[], readonly number[]>();
  for (const [edge, { left, right, seats, canTalk }] of candidates.entries()) {
    const pair = { exhibitor: people.exhibitor[left]!, buyer: people.buyer[right]! };
    let places = numbersOf.get(seats.pools);
    if (!places) {
      places = seats.pools.map((pool) => limits.of(pool, input.rooms.get(pool)!.free));
      numbersOf.set(seats.pools, places);
    }
    used.push(...places);
    if (!canTalk) used.push(...interpreterLimits(pair, input, limits));
    used.push(...organisationLimits(pair, { crowd, limits, most: input.floor.rules.mostMeetings }));
    first[edge + 1] = used.length;
  }
  const resources = { capacity: Int32Array.from(limits.capacity), first, used: Int32Array.from(used) };
  return { resources, resourceNames: limits.names };
}

/** Names of limits that count interpreters begin so. */
export const INTERPRETERS = 'interpreters';

/** All interpreters, and those who could sit with just this pair. */
function interpreterLimits(pair: BySide<RoundParticipant>, { floor }: RoundInput, limits: Limits): readonly number[] {
  const able = ableInterpreters(pair, floor).map(({ interpreter }) => interpreter);
  return [
    limits.of(INTERPRETERS, floor.interpreters.length),
    limits.of(`${INTERPRETERS} ${able.join(' ')}`, able.length),
  ];
}

/** Rules that read the organisation, where several of its people are free: never two of one company with one buyer, and the quota. */
function organisationLimits(
  pair: BySide<RoundParticipant>,
  { crowd, limits, most }: { crowd: BySide<ReadonlyMap<string, number>>; limits: Limits; most: number | null },
): readonly number[] {
  const used: number[] = [];
  const free = (side: 'exhibitor' | 'buyer'): number => crowd[side].get(pair[side].organisation)!;
  if (free('exhibitor') > 1 && free('buyer') > 1) {
    used.push(limits.of(`pair ${organisationPair(pair.exhibitor.organisation, pair.buyer.organisation)}`, 1));
  }
  if (most === null) return used;
  for (const side of SIDES) {
    const left = most - pair[side].organisationMeetings;
    if (free(side) > left) used.push(limits.of(`quota ${pair[side].organisation}`, left));
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

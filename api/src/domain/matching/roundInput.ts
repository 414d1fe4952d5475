import type { OrganisationId, VenueId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { ForbiddenCause } from '../pairing/participant.ts';
import type { PoolKey } from '../pairing/place.ts';
import { organisationPair } from '../pairing/session.ts';
import type { Attendee, Floor, PairMemory } from './eligibility.ts';
import type { Matchmaker } from './matchmaker.ts';
import type { PassingHall } from './passed.ts';
import type { AcceptanceModel } from './value.ts';

/** Where somebody who is at the session stands: free to be paired, answering an offer, called to or in a meeting, or away (a break, silent). */
export type Standing = 'free' | 'asked' | 'meeting' | 'away';

/** Somebody who is at the session. */
export interface RoundParticipant extends Attendee {
  standing: Standing;
  /** Since when it waits, kept through offers that failed through no fault of its own. */
  waitingSince: Instant | null;
  /** When somebody busy should be free again; null when free, or nobody knows. */
  freeAt: Instant | null;
}

/** Reads by key; a `Map` and the session's own maps are such. */
export interface Lookup<K, V> {
  get(key: K): V | undefined;
}

/** Places that serve the same pairs. */
export interface Room {
  venue: VenueId;
  /** How many more pairs may be offered a place here now. */
  free: number;
  /** Whether it has any open place, in use or not. */
  exists: boolean;
  /** When the next of its places should be free; null when one is, or nothing is known. */
  nextFreeAt: Instant | null;
}

/** All that a round reads: plain data and the matchmaker's memory. */
export interface RoundInput {
  floor: Floor;
  participants: readonly RoundParticipant[];
  matchmaker: Matchmaker;
  /** By `organisationPair`. */
  memory: {
    forbidden: Lookup<string, ForbiddenCause>;
    metAt: Lookup<string, Instant>;
    notBefore: Lookup<string, Instant>;
    engaged: Lookup<string, unknown>;
  };
  rooms: ReadonlyMap<PoolKey, Room>;
  acceptance: AcceptanceModel;
  /** MA42: how many candidates each person keeps; `MOST_CANDIDATES` unless stated. */
  mostCandidates?: number;
}

/** What the two organisations remember of each other. */
export function memoryOf({ memory }: Pick<RoundInput, 'memory'>, a: OrganisationId, b: OrganisationId): PairMemory {
  const key = organisationPair(a, b);
  return {
    forbidden: memory.forbidden.get(key) ?? null,
    metAt: memory.metAt.get(key) ?? null,
    notBefore: memory.notBefore.get(key) ?? null,
    isEngaged: memory.engaged.get(key) !== undefined,
  };
}

/** FI11: what a round reads to say whom its pairs pass, each two judged. */
export function passingHallOf(input: RoundInput): PassingHall {
  const { floor, rooms, matchmaker } = input;
  return {
    floor,
    rooms,
    free: { exhibitor: freeOn(input, 'exhibitor'), buyer: freeOn(input, 'buyer') },
    fits: ({ exhibitor, buyer }) => matchmaker.fitOf(exhibitor.organisation, buyer.organisation).score !== null,
    memoryOf: ({ exhibitor, buyer }) => memoryOf(input, exhibitor.organisation, buyer.organisation),
  };
}

/** Everybody free, in the order of ids, so that equal inputs in another order give the same round. */
export function freeOn(input: RoundInput, side: RoundParticipant['side']): readonly RoundParticipant[] {
  // The sort is stable: of an id that stands twice the first counts.
  return input.participants
    .filter((participant) => participant.side === side && participant.standing === 'free')
    .sort((a, b) => (a.participant < b.participant ? -1 : a.participant > b.participant ? 1 : 0))
    .filter(({ participant }, at, all) => all[at - 1]?.participant !== participant);
}

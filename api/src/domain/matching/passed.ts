import type { ParticipantId } from '../kernel/id.ts';
import { otherSide, SIDES, type BySide, type Side } from '../kernel/side.ts';
import { MINUTE } from '../kernel/time.ts';
import type { ProposedPair } from '../pairing/command.ts';
import type { PoolKey } from '../pairing/place.ts';
import type { OrganisationLoad } from '../pairing/quota.ts';
import { obstaclesNow, type PairMemory } from './eligibility.ts';
import type { Room, RoundInput, RoundParticipant } from './roundInput.ts';
import { seatsFor } from './seats.ts';
import { WAITING_LIMIT_MINUTES } from './urgency.ts';

/** The hall in which a round found its pairs. */
export interface PassingHall extends Pick<RoundInput, 'floor' | 'rooms'> {
  /** Everybody free, paired or not. */
  free: BySide<readonly RoundParticipant[]>;
  /** Whether what the two organisations trade fits (MA2 to MA6). */
  fits(pair: BySide<RoundParticipant>): boolean;
  memoryOf(pair: BySide<RoundParticipant>): PairMemory;
}

/** Two whom a round pairs, with all that is known of them. */
type Two = BySide<RoundParticipant> & Pick<ProposedPair, 'interpreter'>;

/**
 * FI11: a round's pairs, each with whom it passes: who is left waiting on the side and in the hall of one of the two, waits longer by more than the
 * limit (MA33), and could have sat in its place, by every rule and with every place, interpreter and quota that the rest of the round leaves.
 * Cost O(pairs x waiting people) of comparing times; only who waits so much longer is judged, and by MA36 hardly anybody does.
 */
export function withPassed<Pair extends ProposedPair>(pairs: readonly Pair[], hall: PassingHall): readonly Pair[] {
  const longest = hall.floor.now - WAITING_LIMIT_MINUTES * MINUTE;
  const hasWaited = ({ waitingSince }: RoundParticipant): boolean => waitingSince !== null && waitingSince < longest;
  if (!SIDES.some((side) => hall.free[side].some(hasWaited))) return pairs.map((pair) => ({ ...pair, passed: [] }));
  const all = twosOf(pairs, hall);
  const paired = new Set(pairs.flatMap(({ exhibitor, buyer }) => [exhibitor, buyer]));
  const left = (side: Side): readonly RoundParticipant[] =>
    hall.free[side].filter(({ participant }) => !paired.has(participant));
  const waiting = { exhibitor: left('exhibitor'), buyer: left('buyer') };
  return pairs.map((pair, at) => {
    const others = all.filter((_, other) => other !== at);
    const passed = SIDES.flatMap((side) => passedOn(side, { two: all[at]!, others, waiting: waiting[side], hall }));
    return { ...pair, passed };
  });
}

function passedOn(
  side: Side,
  given: { two: Two; others: readonly Two[]; waiting: readonly RoundParticipant[]; hall: PassingHall },
): ParticipantId[] {
  const { two, others, waiting, hall } = given;
  const taken = two[side];
  const since = (taken.waitingSince ?? hall.floor.now) - WAITING_LIMIT_MINUTES * MINUTE;
  const passed: ParticipantId[] = [];
  for (const person of waiting) {
    if (person.waitingSince === null || person.waitingSince >= since || person.venue !== taken.venue) continue;
    const across = two[otherSide(side)];
    const pair = side === 'exhibitor' ? { exhibitor: person, buyer: across } : { exhibitor: across, buyer: person };
    if (hall.fits(pair) && couldSit(pair, others, hall)) passed.push(person.participant);
  }
  return passed;
}

/** Whether two could be paired beside the other pairs of the round. */
function couldSit(pair: BySide<RoundParticipant>, others: readonly Two[], hall: PassingHall): boolean {
  const helping = new Set(others.map(({ interpreter }) => interpreter));
  const interpreters = hall.floor.interpreters.filter(({ interpreter }) => !helping.has(interpreter));
  const floor = { ...hall.floor, interpreters };
  const isMet = others.some((other) => SIDES.every((side) => other[side].organisation === pair[side].organisation));
  const known = hall.memoryOf(pair);
  const memory = { ...known, isEngaged: known.isEngaged || isMet };
  const beside = { exhibitor: loaded(pair, 'exhibitor', others), buyer: loaded(pair, 'buyer', others) };
  if (obstaclesNow(beside, memory, floor).length > 0) return false;
  return seatsFor(pair, { floor, rooms: roomsBeside(others, hall) }).hasRoom;
}

/** Somebody whose organisation has those other pairs of the round too. */
function loaded(pair: BySide<RoundParticipant>, side: Side, others: readonly Two[]): RoundParticipant {
  const person = pair[side];
  const own = others.filter((other) => other[side].organisation === person.organisation);
  const load = own.reduce((sum, other) => loadWith(sum, other[otherSide(side)]), person.load);
  return { ...person, load };
}

function loadWith(load: OrganisationLoad, { kinds }: RoundParticipant): OrganisationLoad {
  const withKind = { ...load.withKind };
  for (const kind of kinds) withKind[kind] = (withKind[kind] ?? 0) + 1;
  return { ...load, meetings: load.meetings + 1, live: load.live + 1, withKind };
}

/** The places that the other pairs of the round leave. */
function roomsBeside(others: readonly Two[], hall: PassingHall): ReadonlyMap<PoolKey, Room> {
  const rooms = new Map(hall.rooms);
  for (const other of others)
    for (const pool of seatsFor(other, hall).pools) {
      const room = rooms.get(pool);
      if (room) rooms.set(pool, { ...room, free: room.free - 1 });
    }
  return rooms;
}

function twosOf(pairs: readonly ProposedPair[], { free }: PassingHall): readonly Two[] {
  const wanted = new Map<ParticipantId, RoundParticipant | null>();
  for (const { exhibitor, buyer } of pairs) wanted.set(exhibitor, null).set(buyer, null);
  for (const side of SIDES)
    for (const person of free[side])
      // Of an id that stands twice the first counts.
      if (wanted.get(person.participant) === null) wanted.set(person.participant, person);
  return pairs.map(({ exhibitor, buyer, interpreter }) => ({
    exhibitor: wanted.get(exhibitor)!,
    buyer: wanted.get(buyer)!,
    interpreter,
  }));
}

import type { VenueId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { commitmentsOf, freeAgainIfOffered } from '../pairing/commitment.ts';
import type { Participant } from '../pairing/participant.ts';
import type { PoolKey } from '../pairing/place.ts';
import { offersLeft } from '../pairing/room.ts';
import { dayOf, kindsOf, loadOf } from '../pairing/quota.ts';
import { placeExpectedAt } from '../pairing/seat.ts';
import type { Session } from '../pairing/session.ts';
import { isFreeToInterpret } from '../pairing/interpreterFor.ts';
import type { Floor, Interpreter } from './eligibility.ts';
import type { Matchmaker } from './matchmaker.ts';
import type { Room, RoundInput, RoundParticipant, Standing } from './roundInput.ts';
import { FIRST_ACCEPTANCE } from './value.ts';
import type { AcceptanceModel } from './value.ts';

/** What a round of a live session reads besides the session itself. */
export interface RoundCircumstances {
  now: Instant;
  matchmaker: Matchmaker;
  /** Interpreters to reckon with; nothing said: those of the session who are free. */
  interpreters?: readonly Interpreter[];
  acceptance?: AcceptanceModel;
}

/** A live session as the matchmaker reads it. Cost O(participants + places). */
export function roundInputOf(session: Session, circumstances: RoundCircumstances): RoundInput {
  const { matchmaker, acceptance = FIRST_ACCEPTANCE } = circumstances;
  matchmaker.emphasise(session.rules.emphasis);
  const participants: RoundParticipant[] = [];
  for (const participant of session.participants.values()) {
    const standing = standingOf(participant);
    if (standing === null) continue;
    participants.push({ ...attendeeOf(session, participant), standing, freeAt: freeAtOf(session, participant) });
  }
  const { forbidden, metAt, notBefore, pairsEngaged: engaged } = session;
  return {
    ...hallOf(session, circumstances),
    participants,
    matchmaker,
    memory: { forbidden, metAt, notBefore, engaged },
    acceptance,
  };
}

/** The floor and the places of a live session now. Cost O(pools). */
export function hallOf(
  session: Session,
  { now, interpreters = freeInterpreters(session, now) }: Pick<RoundCircumstances, 'now' | 'interpreters'>,
): Pick<RoundInput, 'floor' | 'rooms'> {
  const { endsAt, rules, venues, zoneMinutes } = session;
  const day = dayOf(now, zoneMinutes);
  const floor: Floor = { now, day, endsAt, rules, venues, videoVenues: videoVenuesOf(session), interpreters };
  return { floor, rooms: roomsOf(session, now) };
}

/** Somebody of a live session as eligibility reads a person. */
export function attendeeOf(session: Session, participant: Participant): Omit<RoundParticipant, 'standing' | 'freeAt'> {
  const { organisation } = participant;
  return {
    participant: participant.participant,
    side: participant.side,
    organisation,
    ownerGroup: participant.ownerGroup,
    venue: participant.venue,
    languages: participant.languages,
    answerSeconds: participant.answerSeconds,
    commitments: commitmentsOf(participant),
    meetings: participant.meetings,
    load: loadOf(session, organisation),
    kinds: kindsOf(participant),
    waitingSince: participant.waitingSince,
  };
}

/** Null: not at the session. Somebody whose device is silent keeps its waiting time and gets no offer. */
export function standingOf({ state, reachable, engagement }: Participant): Standing | null {
  switch (state) {
    case 'AVAILABLE':
      return reachable && engagement === null ? 'free' : 'away';
    case 'OFFERED':
      return 'asked';
    case 'SUMMONED':
    case 'MEETING':
    case 'COOLDOWN':
      return 'meeting';
    case 'PAUSED':
    case 'CHECKED_IN':
      return 'away';
    case 'EXPECTED':
    case 'LEFT':
      return null;
  }
}

/** When somebody busy should be free again, if all goes as planned; null when free, or nobody knows. */
function freeAtOf(session: Session, participant: Participant): Instant | null {
  const { engagement, state, until } = participant;
  if (state === 'COOLDOWN') return until;
  if (engagement === null) return null;
  if ('offer' in engagement) {
    const madeAt = session.offers.get(engagement.offer)?.madeAt;
    return madeAt === undefined ? null : freeAgainIfOffered(session, participant, madeAt);
  }
  const meeting = session.meetings.get(engagement.meeting);
  const begins = meeting?.summonsEndsAt ?? meeting?.placeExpectedAt ?? null;
  const ends = meeting?.endsAt ?? (begins === null ? null : minutesAfter(begins, session.rules.meetingMinutes));
  return ends === null ? null : secondsAfter(ends, session.rules.cooldownSeconds);
}

/** PA71: who is free to help a pair that is offered now. */
function freeInterpreters(session: Session, now: Instant): readonly Interpreter[] {
  const free: Interpreter[] = [];
  const ends = [...session.venues.keys()].map((venue) =>
    freeAgainIfOffered(session, { venue, answerSeconds: null }, now),
  );
  const until = Math.max(now, ...ends);
  for (const each of session.interpreters.values()) {
    const { interpreter, venue, languages } = each;
    if (!isFreeToInterpret(each, until)) continue;
    const pairs = languages.flatMap((one, at) => languages.slice(at + 1).map((other) => [one, other] as const));
    free.push({ interpreter, venue, pairs });
  }
  return free;
}

function roomsOf(session: Session, now: Instant): ReadonlyMap<PoolKey, Room> {
  const rooms = new Map<PoolKey, Room>();
  for (const [key, pool] of session.pools) {
    const free = Math.max(0, offersLeft(session, pool, now));
    const nextFreeAt = free > 0 ? null : placeExpectedAt(session, [pool], ({ waiting }) => waiting);
    rooms.set(key, { venue: pool.venue, free, exists: pool.open > 0, nextFreeAt });
  }
  return rooms;
}

function videoVenuesOf({ pools }: Session): Floor['videoVenues'] {
  const venues = new Set<VenueId>();
  for (const [key, pool] of pools) if (key === `video ${pool.venue}` && pool.open > 0) venues.add(pool.venue);
  return venues;
}

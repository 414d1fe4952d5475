import type { PlaceId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import { deadlineOfMeeting } from './deadline.ts';
import { engaged, freed, marked, moved, poolsOfThese, withPool } from './keptIndex.ts';
import { isLive, type Meeting } from './meeting.ts';
import { eachPlace, eachPool, poolOf } from './pool.ts';
import type { Session } from './session.ts';

/** The session with this meeting as it is now. */
export function keepMeeting(session: Session, meeting: Meeting): Session {
  const { meeting: id } = meeting;
  const before = session.meetings.get(id);
  const wasLive = before !== undefined && isLive(before);
  const next = {
    ...session,
    meetings: session.meetings.set(id, meeting),
    deadlines: moved(session.deadlines, `meeting ${id}`, [
      before && deadlineOfMeeting(before),
      deadlineOfMeeting(meeting),
    ]),
  };
  const seated = withSeats(withCover(withWait(next, before, meeting), before, meeting), before, meeting);
  if (wasLive === isLive(meeting)) return seated;
  const liveMeetings = marked(session.liveMeetings, id, isLive(meeting));
  return engaged({ ...seated, liveMeetings }, meeting, isLive(meeting) ? { meeting: id } : null);
}

/** Who needs an interpreter and has none stands in the order in which it came to that. */
function withCover(session: Session, before: Meeting | undefined, after: Meeting): Session {
  const lacks = lacksInterpreter(after);
  if (lacks === (before !== undefined && lacksInterpreter(before))) return session;
  const others = session.withoutInterpreter.filter((meeting) => meeting !== after.meeting);
  return { ...session, withoutInterpreter: lacks ? [...others, after.meeting] : others };
}

function lacksInterpreter(meeting: Meeting): boolean {
  return isLive(meeting) && meeting.needsInterpreter && meeting.interpreter === null;
}

function withWait(session: Session, before: Meeting | undefined, after: Meeting): Session {
  const waited = before !== undefined && waitsForPlace(before);
  const waits = waitsForPlace(after);
  if (waited === waits) return session;
  // Who lost its place goes before everybody: it had one already.
  const queue = session.waitingForPlace.filter((meeting) => meeting !== after.meeting);
  const first = before?.places ? [after.meeting, ...queue] : [...queue, after.meeting];
  return {
    ...session,
    waitingForPlace: waits ? first : queue,
    pools: eachPool(poolsOfThese(session, after)).reduce(
      (pools, key) => withPool(pools, key, (pool) => ({ ...pool, waiting: pool.waiting + (waits ? 1 : -1) })),
      session.pools,
    ),
  };
}

function withSeats(session: Session, before: Meeting | undefined, after: Meeting): Session {
  const from = seatsOf(before);
  const to = seatsOf(after);
  if (from.at === to.at && from.set === to.set && samePlaces(from.places, to.places)) return session;
  let { placeUse, pools } = session;
  for (const id of from.places) {
    const place = session.places.get(id)!;
    placeUse = placeUse.delete(id);
    pools = withPool(pools, poolOf(place), (pool) => ({
      ...pool,
      free: freed(pool, place, place.open),
      [from.set]: pool[from.set].remove(from.at, after.meeting),
    }));
  }
  for (const id of to.places) {
    const place = session.places.get(id)!;
    placeUse = placeUse.set(id, after.meeting);
    pools = withPool(pools, poolOf(place), (pool) => ({
      ...pool,
      free: freed(pool, place, false),
      [to.set]: pool[to.set].add(to.at, after.meeting),
    }));
  }
  return { ...session, placeUse, pools };
}

interface Seats {
  places: readonly PlaceId[];
  set: 'summoned' | 'running';
  at: Instant;
}

function seatsOf(meeting: Meeting | undefined): Seats {
  if (!meeting?.places || !isLive(meeting)) return { places: [], set: 'summoned', at: 0 };
  const places = eachPlace(meeting.places);
  return meeting.state === 'SUMMONED'
    ? { places, set: 'summoned', at: meeting.summonsEndsAt! }
    : { places, set: 'running', at: meeting.endsAt! };
}

function samePlaces(a: readonly PlaceId[], b: readonly PlaceId[]): boolean {
  return a.length === b.length && a.every((place, at) => place === b[at]);
}

function waitsForPlace(meeting: Meeting): boolean {
  return meeting.state === 'SUMMONED' && meeting.places === null;
}

import type { MeetingId, ParticipantId, PlaceId, SessionId, VenueId } from '../kernel/id.ts';
import { SIDES, type Side } from '../kernel/side.ts';
import { SECOND, type Instant, type Seconds } from '../kernel/time.ts';
import type { OutcomeKind } from '../pairing/meeting.ts';
import { eachPlace } from '../pairing/pool.ts';
import type { Session, SessionState } from '../pairing/session.ts';
import type { Figures, GroupFigures, MinuteFigures } from './figures.ts';
import { freeSince } from './freePlaces.ts';
import { waitsOf, waitsOfThese, type Waits } from './histogram.ts';
import { minuteOf, minutesUntil } from './minutes.ts';
import type { OutcomeSum } from './outcomeSum.ts';

/** FI1: where the people of one side are, at one venue. */
export interface SideFigures {
  venue: VenueId;
  side: Side;
  total: number;
  expected: number;
  checkedIn: number;
  available: number;
  offered: number;
  summoned: number;
  meeting: number;
  cooldown: number;
  paused: number;
  left: number;
  unreachable: number;
  waitMedianSeconds: Seconds | null;
  waitP95Seconds: Seconds | null;
}

/** FI2: one place, now. */
export interface PlaceFigure {
  place: PlaceId;
  state: 'open' | 'summoned' | 'meeting' | 'closed';
  /** Of an open place: since when a pair could have had it. */
  since: Instant | null;
  until: Instant | null;
  meeting: MeetingId | null;
  /** Whether a pair may get it, once it is free; what runs at a closed place ends there in peace (PA46). */
  isOpen: boolean;
}

/** A pair that is called to its place. */
export interface PlaceCall {
  meeting: MeetingId;
  place: PlaceId;
  participants: readonly ParticipantId[];
  summonedAt: Instant;
  summonsEndsAt: Instant;
}

/** The figures of a session as a board shows them: plain data, ids and numbers only, amounts as decimal text. */
export interface Board {
  session: SessionId;
  state: SessionState;
  asOf: Instant;
  sequence: number;
  endsAt: Instant;
  /** By venue in the session's order, exhibitors before buyers; groups without people too. */
  sides: readonly SideFigures[];
  places: readonly PlaceFigure[];
  /** FI3: waits that ended with a confirmed pair. */
  waitMedianSeconds: Seconds | null;
  waitP95Seconds: Seconds | null;
  /** FI3: of those who wait now. */
  waitingNow: Waits & { longestSeconds: Seconds | null };
  /** FI4: shares of 0 to 1; null while there is nothing to share out. */
  acceptance: number | null;
  kept: number | null;
  meetings: number;
  inMeeting: number;
  meetingsPerParticipant: number | null;
  secondMeetings: number | null;
  outcomes: readonly OutcomeSum[];
  outcomesByKind: Readonly<Record<OutcomeKind, number>>;
  signings: number;
  rounds: number;
  series: readonly MinuteFigures[];
  /** Latest first. */
  calls: readonly PlaceCall[];
}

/** The board at a moment. O(waiting people + places + live meetings): asked at most a few times a second. */
export function boardOf(figures: Figures, session: Session, now: Instant): Board {
  const current = minutesUntil(figures, session, now);
  const sides = sidesOf(current, session);
  const present = sides.reduce((sum, { total, expected }) => sum + total - expected, 0);
  const { begun, running, noShows, calledOff, held } = current.meetings;
  const { confirmed, declined, expired } = current.offers;
  const { medianSeconds, p95Seconds } = waitsOf(current.waits);
  return {
    session: session.session,
    state: session.state,
    asOf: now,
    sequence: session.head,
    endsAt: session.endsAt,
    sides,
    places: placesOf(session, figures),
    waitMedianSeconds: medianSeconds,
    waitP95Seconds: p95Seconds,
    waitingNow: waitingNow(session, now),
    acceptance: share(confirmed, confirmed + declined + expired),
    kept: share(begun, begun + noShows + calledOff),
    meetings: begun,
    inMeeting: running,
    meetingsPerParticipant: share(2 * held, present),
    secondMeetings: share(current.withSecondMeeting, present),
    outcomes: current.outcomes,
    outcomesByKind: current.outcomesByKind,
    signings: current.signings,
    rounds: current.rounds,
    series: current.minute === null ? [] : [...current.minutes, minuteOf(current, session, current.minute)],
    calls: callsOf(session),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sidesOf({ groups }: Figures, session: Session): SideFigures[] {
  return [...session.venues.keys()].flatMap((venue) =>
    SIDES.map((side) =>
      sideFigures(
        venue,
        side,
        groups.find((group) => group.venue === venue && group.side === side),
      ),
    ),
  );
}

function sideFigures(venue: VenueId, side: Side, group: GroupFigures | undefined): SideFigures {
  const { counts } = group ?? {};
  const waits = group ? waitsOf(group.waits) : { medianSeconds: null, p95Seconds: null };
  return {
    venue,
    side,
    total: Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0),
    expected: counts?.EXPECTED ?? 0,
    checkedIn: counts?.CHECKED_IN ?? 0,
    available: counts?.AVAILABLE ?? 0,
    offered: counts?.OFFERED ?? 0,
    summoned: counts?.SUMMONED ?? 0,
    meeting: counts?.MEETING ?? 0,
    cooldown: counts?.COOLDOWN ?? 0,
    paused: counts?.PAUSED ?? 0,
    left: counts?.LEFT ?? 0,
    unreachable: group?.unreachable ?? 0,
    waitMedianSeconds: waits.medianSeconds,
    waitP95Seconds: waits.p95Seconds,
  };
}

function waitingNow({ available, participants }: Session, now: Instant): Board['waitingNow'] {
  const lengths = [...available.keys()].map((id) => (now - (participants.get(id)!.waitingSince ?? now)) / SECOND);
  const longest = lengths.reduce((most, seconds) => Math.max(most, seconds), 0);
  return { ...waitsOfThese(lengths), longestSeconds: lengths.length === 0 ? null : Math.round(longest) };
}

function placesOf(session: Session, { freePlaces }: Figures): PlaceFigure[] {
  const figures = [...session.places.values()].map(({ place, open }): PlaceFigure => {
    const id = session.placeUse.get(place);
    const meeting = id && session.meetings.get(id)!;
    if (!meeting) {
      const since = open ? freeSince(freePlaces, place) : null;
      return { place, state: open ? 'open' : 'closed', since, until: null, meeting: null, isOpen: open };
    }
    const isRunning = meeting.state === 'IN_PROGRESS';
    const [since, until] = isRunning ? [meeting.begunAt, meeting.endsAt] : [meeting.summonedAt, meeting.summonsEndsAt];
    return { place, state: isRunning ? 'meeting' : 'summoned', since, until, meeting: meeting.meeting, isOpen: open };
  });
  const order = (id: PlaceId) => session.places.get(id)!;
  return figures.sort((a, b) => comparePlaces(order(a.place), order(b.place)));
}

function comparePlaces(a: { venue: string; kind: string; label: string }, b: typeof a): number {
  if (a.venue !== b.venue) return a.venue < b.venue ? -1 : 1;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  const [first, second] = [Number(/\d+/.exec(a.label)?.[0] ?? 0), Number(/\d+/.exec(b.label)?.[0] ?? 0)];
  return first - second || (a.label < b.label ? -1 : 1);
}

function callsOf(session: Session): PlaceCall[] {
  const calls = [...session.liveMeetings.keys()].flatMap((id): PlaceCall[] => {
    const meeting = session.meetings.get(id)!;
    if (meeting.state !== 'SUMMONED' || !meeting.places) return [];
    const { places, summonedAt, summonsEndsAt } = meeting;
    return eachPlace(places).map((place) => ({
      meeting: id,
      place,
      participants: SIDES.filter((side) => places[side] === place).map((side) => meeting[side]),
      summonedAt: summonedAt!,
      summonsEndsAt: summonsEndsAt!,
    }));
  });
  return calls.sort((a, b) => b.summonedAt - a.summonedAt || (a.place < b.place ? -1 : 1));
}

import type { MeetingId } from '../kernel/id.ts';
import { SIDES, type BySide, type Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import { called, interpreted } from './evolveInterpreter.ts';
import { barred, parted, unbarred } from './evolveOffer.ts';
import { withParticipant } from './evolvePresence.ts';
import type { EventOf, Folds } from './fold.ts';
import { keepMeeting } from './keepingMeeting.ts';
import { added, metKinds } from './keptIndex.ts';
import type { Meeting } from './meeting.ts';
import { dayOf } from './quota.ts';
import { organisationPair, type Session } from './session.ts';

/** How the events of summons, meetings and outcomes are recorded. */
export const MEETING_FOLDS: Folds<
  | 'place-assigned'
  | 'place-lost'
  | 'summons-warned'
  | 'delay-announced'
  | 'way-asked'
  | 'arrived'
  | 'no-show-claimed'
  | 'no-show-claim-answered'
  | 'no-show-recorded'
  | 'meeting-begun'
  | 'done-said'
  | 'more-time-asked'
  | 'meeting-extended'
  | 'meeting-ended'
  | 'meeting-moved'
  | 'meeting-cancelled'
  | 'meeting-restored'
  | 'outcome-recorded'
  | 'outcome-confirmed'
> = {
  'place-assigned': (session, { at, meeting, places, summonsWarnsAt, summonsEndsAt }) =>
    withMeeting(session, meeting, { places, summonsWarnsAt, summonsEndsAt, summonedAt: at, placeExpectedAt: null }),
  'place-lost': (session, { meeting, placeExpectedAt }) =>
    withMeeting(session, meeting, {
      places: null,
      summonedAt: null,
      summonsWarnsAt: null,
      summonsEndsAt: null,
      claim: null,
      placeExpectedAt,
      arrivedAt: NOBODY_HERE,
      interpreterArrivedAt: null,
    }),
  'summons-warned': (session, { meeting }) => withMeeting(session, meeting, { summonsWarnsAt: null }),
  'delay-announced': (session, { meeting, side, minutes, summonsEndsAt }) =>
    withMeeting(session, meeting, {
      summonsEndsAt,
      lateMinutes: { ...meetingOf(session, meeting).lateMinutes, [side]: minutes },
    }),
  'way-asked': (session, { at, meeting, side }) =>
    withMeeting(session, meeting, { wayAskedAt: { ...meetingOf(session, meeting).wayAskedAt, [side]: at } }),
  arrived: (session, { at, meeting, side }) =>
    withMeeting(session, meeting, { arrivedAt: { ...meetingOf(session, meeting).arrivedAt, [side]: at } }),
  'no-show-claimed': (session, { meeting, claim }) => withMeeting(session, meeting, { claim }),
  'no-show-claim-answered': (session, { meeting }) => withMeeting(session, meeting, { claim: null }),
  'no-show-recorded': noShow,
  'meeting-begun': begun,
  'done-said': (session, { meeting, side }) => said(session, meeting, { done: side }),
  'more-time-asked': (session, { meeting, side }) => said(session, meeting, { moreTime: side }),
  'meeting-extended': (session, { meeting, endsAt }) =>
    withMeeting(session, meeting, { endsAt, moreTime: NOBODY, done: NOBODY }),
  'meeting-ended': ended,
  'meeting-moved': moved,
  'meeting-cancelled': (session, { at, meeting, notBefore }) => {
    const cancelled = withMeeting(session, meeting, { state: 'CANCELLED', endedAt: at, claim: null });
    return barred(parted(cancelled, meetingOf(session, meeting)), meetingOf(session, meeting), notBefore);
  },
  'meeting-restored': restored,
  'outcome-recorded': (session, { meeting, side, outcome }) => {
    const { outcomes, outcomeConfirmed } = meetingOf(session, meeting);
    // What the other side confirmed was the record before this one.
    const confirmed = { ...outcomeConfirmed, [side === 'buyer' ? 'exhibitor' : 'buyer']: false };
    return withMeeting(session, meeting, { outcomes: { ...outcomes, [side]: outcome }, outcomeConfirmed: confirmed });
  },
  'outcome-confirmed': (session, { meeting, side }) =>
    withMeeting(session, meeting, {
      outcomeConfirmed: { ...meetingOf(session, meeting).outcomeConfirmed, [side]: true },
    }),
};

const NOBODY: BySide<boolean> = { exhibitor: false, buyer: false };
const NOBODY_HERE: BySide<null> = { exhibitor: null, buyer: null };

/** What a calendar says of a meeting: a change of these is a revision. */
const REVISING = [
  'state',
  'places',
  'placeExpectedAt',
  'summonedAt',
  'summonsEndsAt',
  'begunAt',
  'endsAt',
  'endedAt',
] as const;

function meetingOf(session: Session, id: MeetingId): Meeting {
  return session.meetings.get(id)!;
}

function withMeeting(session: Session, id: MeetingId, fields: Partial<Meeting>): Session {
  const before = meetingOf(session, id);
  const isRevised = REVISING.some((field) => field in fields && fields[field] !== before[field]);
  return keepMeeting(session, { ...before, ...fields, revision: before.revision + (isRevised ? 1 : 0) });
}

/** Who says "done" no longer asks for more time, and the other way round. */
function said(session: Session, id: MeetingId, word: { done: Side } | { moreTime: Side }): Session {
  const { done, moreTime } = meetingOf(session, id);
  const side = 'done' in word ? word.done : word.moreTime;
  return withMeeting(session, id, {
    done: { ...done, [side]: 'done' in word },
    moreTime: { ...moreTime, [side]: 'moreTime' in word },
  });
}

function begun(session: Session, { at, meeting, endsAt }: EventOf<'meeting-begun'>): Session {
  const fields = { state: 'IN_PROGRESS', begunAt: at, endsAt, summonsWarnsAt: null, claim: null } as const;
  const pair = meetingOf(session, meeting);
  return SIDES.reduce(
    (next, side) => withParticipant(next, pair[side], { state: 'MEETING', stateSince: at }),
    called(withMeeting(session, meeting, fields), pair, { state: 'MEETING', at }),
  );
}

function ended(session: Session, event: EventOf<'meeting-ended'>): Session {
  const { at, meeting, absent, notBefore, cooldownEndsAt } = event;
  const pair = meetingOf(session, meeting);
  const kept = parted(withMeeting(session, meeting, { state: 'ENDED', endedAt: at, absent, claim: null }), pair);
  const cooling = SIDES.reduce(
    (next, side) => withParticipant(next, pair[side], { state: 'COOLDOWN', stateSince: at, until: cooldownEndsAt }),
    kept,
  );
  return absent === null
    ? SIDES.reduce((next, side) => held(next, { pair, side, at }), withKinds(interpreted(cooling, pair), pair))
    : partedOnce(cooling, pair, notBefore);
}

/** A meeting that was held counts for the person and for the organisation, and ends the waiting. */
function held(session: Session, { pair, side, at }: { pair: Meeting; side: Side; at: Instant }): Session {
  const participant = session.participants.get(pair[side])!;
  const { organisation, meetings } = participant;
  const count = (session.meetingsHeld.get(organisation) ?? 0) + 1;
  const next = withParticipant(session, pair[side], { meetings: meetings + 1, waitingSince: null });
  const day = dayOf(at, session.zoneMinutes);
  const days = session.heldByDay.get(organisation);
  const heldByDay = session.heldByDay.set(organisation, { ...days, [day]: (days?.[day] ?? 0) + 1 });
  return { ...next, meetingsHeld: session.meetingsHeld.set(organisation, count), heldByDay };
}

/** PA11: a meeting that was held counts among those with counterparts of its kind, as it did while it was live. */
function withKinds(session: Session, pair: Meeting): Session {
  return { ...session, meetingsWith: metKinds(session, pair, 1) };
}

function moved(session: Session, event: EventOf<'meeting-moved'>): Session {
  const { at, meeting, places, summonsWarnsAt, summonsEndsAt } = event;
  if (summonsEndsAt === null) return withMeeting(session, meeting, { places });
  const summons = {
    places,
    summonedAt: at,
    summonsWarnsAt,
    summonsEndsAt,
    claim: null,
    arrivedAt: NOBODY_HERE,
    interpreterArrivedAt: null,
  };
  return withMeeting(session, meeting, summons);
}

/** PA83: the meeting is live again; one that had been held counts no more until it ends again. */
function restored(session: Session, event: EventOf<'meeting-restored'>): Session {
  const { at, meeting: id, state, interpreter, places, placeExpectedAt, summonsWarnsAt, summonsEndsAt, endsAt } = event;
  const before = meetingOf(session, id);
  const isSummoned = state === 'SUMMONED';
  const live = withMeeting(uncounted(session, before), id, {
    state,
    interpreter,
    places,
    placeExpectedAt,
    summonsWarnsAt,
    summonsEndsAt,
    endsAt,
    summonedAt: isSummoned ? places && at : before.summonedAt,
    arrivedAt: isSummoned ? NOBODY_HERE : before.arrivedAt,
    interpreterArrivedAt: isSummoned ? null : before.interpreterArrivedAt,
    endedAt: null,
    absent: null,
    claim: null,
    done: NOBODY,
    moreTime: NOBODY,
  });
  const together = { state: isSummoned ? 'SUMMONED' : 'MEETING', stateSince: at, engagement: { meeting: id } } as const;
  return SIDES.reduce(
    (next, side) => withParticipant(next, before[side], { ...together, until: null }),
    unbarred(called(live, { meeting: id, interpreter }, { state: together.state, at }), before),
  );
}

function uncounted(session: Session, pair: Meeting): Session {
  if (pair.state !== 'ENDED') return session;
  const helped = interpreted(session, pair, -1);
  const day = dayOf(pair.endedAt!, session.zoneMinutes);
  const without: Session = { ...helped, meetingsWith: metKinds(helped, pair, -1) };
  return SIDES.reduce((next, side) => {
    const { organisation, meetings } = next.participants.get(pair[side])!;
    const counted = withParticipant(next, pair[side], { meetings: meetings - 1 });
    const days = counted.heldByDay.get(organisation);
    const heldByDay = counted.heldByDay.set(organisation, { ...days, [day]: (days?.[day] ?? 0) - 1 });
    return { ...counted, heldByDay, meetingsHeld: added(counted.meetingsHeld, organisation, -1) };
  }, without);
}

function noShow(session: Session, { at, meeting, absent, notBefore }: EventOf<'no-show-recorded'>): Session {
  const pair = meetingOf(session, meeting);
  const fields = { state: 'NO_SHOW', endedAt: at, absent, claim: null } as const;
  return partedOnce(parted(withMeeting(session, meeting, fields), pair), pair, notBefore);
}

function partedOnce(session: Session, pair: Meeting, notBefore: Instant | null): Session {
  const [exhibitor, buyer] = [session.participants.get(pair.exhibitor)!, session.participants.get(pair.buyer)!];
  const key = organisationPair(exhibitor.organisation, buyer.organisation);
  return barred({ ...session, partedOnce: session.partedOnce.set(key, true) }, pair, notBefore);
}

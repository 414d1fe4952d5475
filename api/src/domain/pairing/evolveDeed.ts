import type { MeetingId, ParticipantId } from '../kernel/id.ts';
import { secondsAfter, type Instant } from '../kernel/time.ts';
import { UNDO_SECONDS, type Deed, type MeetingStand, type PersonStand, type Trace } from './deed.ts';
import type { EventKind, PairingEvent } from './event.ts';
import type { Folds } from './fold.ts';
import { keepMeeting } from './keepingMeeting.ts';
import type { Session } from './session.ts';

/** How taking an act back is recorded; what it restores, its own events say. */
export const DEED_FOLDS: Folds<'act-undone' | 'announcement-withdrawn' | 'words-taken-back'> = {
  'act-undone': (session, { deed: id, points }) => ({
    ...session,
    deeds: session.deeds.map((deed) => (deed.deed === id ? { ...deed, undone: points } : deed)),
  }),
  'announcement-withdrawn': (session) => session,
  'words-taken-back': (session, { meeting, done, moreTime }) =>
    keepMeeting(session, { ...session.meetings.get(meeting)!, done, moreTime }),
};

/** How long after its time an act is still remembered, to say that it is too late. */
const REMEMBERED_SECONDS = 120;

/** So many acts are remembered: a busy desk does not fill the memory. */
const MOST_DEEDS = 256;

/** PA80: the session that remembers what an act of staff changed. What the machine did because of it (others that are seated, rounds) is none of it. */
export function noteDeed(before: Session, after: Session, event: PairingEvent): Session {
  const { actor } = event;
  if (actor.by !== 'staff' || !actor.deed) return after;
  const known = after.deeds.find(({ deed }) => deed === actor.deed);
  const traces = known?.traces ?? [];
  const trace = traceOf(event, { before, after, traces, isFirst: !known });
  if (known && (!trace || isLasting(known))) return after;
  const { at } = event;
  const deed: Deed = known ?? {
    deed: actor.deed,
    user: actor.user,
    at,
    until: secondsAfter(at, UNDO_SECONDS),
    kind: event.kind,
    traces: [],
    undone: null,
  };
  const next = { ...deed, traces: trace ? withTrace(deed.traces, trace) : deed.traces };
  return { ...after, deeds: [next, ...others(after, next, at)].slice(0, MOST_DEEDS) };
}

function others({ deeds }: Session, { deed: id }: Deed, now: Instant): Deed[] {
  return deeds.filter(({ deed, until }) => deed !== id && secondsAfter(until, REMEMBERED_SECONDS) > now);
}

function isLasting({ traces }: Deed): boolean {
  return traces.some(({ of }) => of === 'lasting');
}

/** A meeting that is changed twice by one act is restored to what it was before the first. */
function withTrace(traces: readonly Trace[], trace: Trace): readonly Trace[] {
  const at = traces.findIndex(
    (known) => known.of === 'meeting' && trace.of === 'meeting' && known.meeting === trace.meeting,
  );
  const known = traces[at];
  if (known?.of !== 'meeting' || trace.of !== 'meeting') return [...traces, trace];
  return traces.with(at, { ...known, after: trace.after });
}

/** Events of a meeting that an act of staff changed, wherever they stand among its events. */
const OF_MEETING: ReadonlySet<EventKind> = new Set([
  'meeting-moved',
  'meeting-extended',
  'meeting-cancelled',
  'meeting-ended',
  'place-lost',
  'done-said',
  'more-time-asked',
]);

/** Events of people: only the first is the act itself, the others follow from it. */
const OF_PERSON: ReadonlySet<EventKind> = new Set([
  'participant-checked-in',
  'participant-available',
  'participant-paused',
  'participant-left',
  'wish-kept',
]);

interface Around {
  before: Session;
  after: Session;
  isFirst: boolean;
  /** What is known of the act so far. */
  traces: readonly Trace[];
}

function traceOf(event: PairingEvent, around: Around): Trace | null {
  const { before, after, isFirst } = around;
  switch (event.kind) {
    case 'offer-made':
    case 'offer-withdrawn':
      return { of: event.kind, offer: event.offer };
    case 'rules-changed':
      return { of: 'rules', before: before.rules, after: after.rules };
    case 'pairing-started':
    case 'pairing-paused':
      return { of: 'pairing', before: pairingOf(before), after: pairingOf(after) };
    case 'announcement-made':
      return { of: 'announcement', announcement: event.announcement };
    case 'place-opened':
    case 'place-closed':
      return { of: 'place', place: event.place, open: event.kind === 'place-opened' };
    default:
      return traceOfPeople(event, around) ?? (isFirst ? { of: 'lasting', kind: event.kind } : null);
  }
}

function traceOfPeople(event: PairingEvent, { before, after, isFirst, traces }: Around): Trace | null {
  if (isOfMeeting(event, { isFirst, traces })) {
    const id = event.meeting;
    return { of: 'meeting', meeting: id, before: meetingIn(before, id), after: meetingIn(after, id) };
  }
  if (!OF_PERSON.has(event.kind)) return null;
  const id = personIn(event);
  const isOwn = event.actor.by === 'staff' && event.actor.for === id && event.kind === 'participant-left';
  if (id === null || !(isFirst || isOwn)) return null;
  return { of: 'person', participant: id, before: personOf(before, id), after: personOf(after, id) };
}

/** A table is given by the act itself where it began with that, or got this pair up from another; else it is what follows. */
function isOfMeeting(
  event: PairingEvent,
  { isFirst, traces }: Pick<Around, 'isFirst' | 'traces'>,
): event is Extract<PairingEvent, { meeting: MeetingId }> {
  if (OF_MEETING.has(event.kind)) return true;
  if (event.kind !== 'place-assigned') return false;
  return isFirst || traces.some((trace) => trace.of === 'meeting' && trace.meeting === event.meeting);
}

function personIn(event: PairingEvent): ParticipantId | null {
  if (event.kind === 'participant-checked-in') return event.facts.participant;
  return 'participant' in event ? event.participant : null;
}

function pairingOf({ state, pausedUntil }: Session) {
  return { state, pausedUntil };
}

function meetingIn({ meetings }: Session, id: MeetingId): MeetingStand {
  const { state, places, endsAt, done, moreTime } = meetings.get(id)!;
  return { state, places, endsAt, done, moreTime };
}

/** Whoever was never named before was not here. */
function personOf({ participants }: Session, id: ParticipantId): PersonStand {
  const { state, until, waitingSince, kept } = participants.get(id) ?? NOT_HERE;
  return { state, until, waitingSince, kept };
}

const NOT_HERE: PersonStand = { state: 'EXPECTED', until: null, waitingSince: null, kept: null };

import type { MeetingId, ParticipantId, PlaceId } from '../kernel/id.ts';
import { MINUTE, type Instant } from '../kernel/time.ts';
import type { Happening } from './figuresAfter.ts';
import { isSigning } from './outcomeSum.ts';

/** FI19: what is marked on the day's slider. */
export type MarkKind =
  | 'opened'
  | 'started'
  | 'paused'
  | 'closing'
  | 'closed'
  | 'rules'
  | 'announcement'
  | 'place-closed'
  | 'place-opened'
  | 'by-hand'
  | 'called-off'
  | 'no-show'
  | 'signing'
  | 'arrivals'
  | 'silent';

/** FI19: something worth looking at again. */
export interface ReplayMark {
  kind: MarkKind;
  /** Of the first event of its kind within the minute. */
  sequence: number;
  at: Instant;
  /** How many of the kind. */
  count: number;
  /** Of the first. */
  place: PlaceId | null;
  /** Whom it is about, where it is about one or two. */
  people: readonly ParticipantId[];
}

/** FI19: so many who come, or fall silent, within a minute are an event; fewer are the day's course. */
const CROWD = 5;

/** FI19: the marks with one more event, those of one kind within a minute of its first together; the array grows in place. */
export function mark(marks: ReplayMark[], happening: Happening): void {
  const found = markOf(happening);
  if (!found) return;
  const { at } = happening.event;
  const first = marks.findLast((known) => known.kind === found.kind);
  if (first && at - first.at < MINUTE) marks[marks.lastIndexOf(first)] = { ...first, count: first.count + 1 };
  else marks.push({ place: null, people: [], ...found, sequence: happening.after.head, at, count: 1 });
}

/** FI19: the marks that are shown: a few arrivals are none. */
export function markedOf(marks: readonly ReplayMark[]): readonly ReplayMark[] {
  return marks.filter(({ kind, count }) => (kind !== 'arrivals' && kind !== 'silent') || count >= CROWD);
}

type Found = Pick<ReplayMark, 'kind'> & Partial<ReplayMark>;

function markOf(happening: Happening): Found | null {
  const { event } = happening;
  switch (event.kind) {
    case 'session-opened':
      return { kind: 'opened' };
    case 'pairing-started':
      return { kind: 'started' };
    case 'pairing-paused':
      return { kind: 'paused' };
    case 'session-closing':
      return { kind: 'closing' };
    case 'session-closed':
      return { kind: 'closed' };
    case 'rules-changed':
      return { kind: 'rules' };
    case 'announcement-made':
      return { kind: 'announcement' };
    case 'place-closed':
    case 'place-opened':
      return { kind: event.kind, place: event.place };
    case 'participant-checked-in':
      return { kind: 'arrivals' };
    case 'participant-unreachable':
      return { kind: 'silent' };
    case 'offer-made':
      return event.round === null ? { kind: 'by-hand', people: [event.buyer, event.exhibitor] } : null;
    default:
      return markOfMeeting(happening);
  }
}

function markOfMeeting({ before, event, after }: Happening): Found | null {
  switch (event.kind) {
    case 'no-show-recorded': {
      const meeting = before.meetings.get(event.meeting)!;
      return { kind: 'no-show', people: [meeting[event.absent]], place: meeting.places?.exhibitor ?? null };
    }
    case 'meeting-ended': {
      if (event.absent === null) return null;
      const meeting = before.meetings.get(event.meeting)!;
      return { kind: 'no-show', people: [meeting[event.absent]], place: meeting.places?.exhibitor ?? null };
    }
    case 'meeting-cancelled': {
      if (event.cause !== 'staff') return null;
      const { buyer, exhibitor } = before.meetings.get(event.meeting)!;
      return { kind: 'called-off', people: [buyer, exhibitor] };
    }
    case 'outcome-recorded':
    case 'outcome-confirmed':
      return isNewSigning({ before, after, meeting: event.meeting }) ? { kind: 'signing' } : null;
    default:
      return null;
  }
}

function isNewSigning({
  before,
  after,
  meeting,
}: Pick<Happening, 'before' | 'after'> & { meeting: MeetingId }): boolean {
  return !isSigning(before.meetings.get(meeting)!) && isSigning(after.meetings.get(meeting)!);
}

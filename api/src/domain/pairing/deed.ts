import type { DeedId, MeetingId, OfferId, ParticipantId, PlaceId, TextId, UserId } from '../kernel/id.ts';
import type { Instant, Seconds } from '../kernel/time.ts';
import type { Meeting } from './meeting.ts';
import type { Participant } from './participant.ts';
import type { Rules } from './rules.ts';
import type { Session } from './session.ts';

/** PA80: for so long after it an act of staff can be taken back. */
export const UNDO_SECONDS: Seconds = 60;

/** How a meeting stood: what an act of staff may have changed of it. */
export type MeetingStand = Pick<Meeting, 'state' | 'places' | 'endsAt' | 'done' | 'moreTime'>;

/** How somebody stood: what an act of staff may have changed of it. */
export type PersonStand = Pick<Participant, 'state' | 'until' | 'waitingSince' | 'kept'>;

/** How pairing stood. */
export type PairingStand = Pick<Session, 'state' | 'pausedUntil'>;

/** What an act changed, with what is needed to restore it. */
export type Trace =
  | { of: 'offer-made'; offer: OfferId }
  | { of: 'offer-withdrawn'; offer: OfferId }
  | { of: 'rules'; before: Rules; after: Rules }
  | { of: 'pairing'; before: PairingStand; after: PairingStand }
  | { of: 'announcement'; announcement: TextId }
  /** `open`: as the act left it. */
  | { of: 'place'; place: PlaceId; open: boolean }
  | { of: 'meeting'; meeting: MeetingId; before: MeetingStand; after: MeetingStand }
  | { of: 'person'; participant: ParticipantId; before: PersonStand; after: PersonStand }
  /** What cannot be restored: an answer that was given, a door that was opened. */
  | { of: 'lasting'; kind: string };

/** One act of staff, remembered for as long as it can be taken back, and a while longer so that it can be said why not. */
export interface Deed {
  deed: DeedId;
  user: UserId;
  at: Instant;
  /** When it can no longer be taken back. */
  until: Instant;
  /** The kind of its first event. */
  kind: string;
  traces: readonly Trace[];
  /** What taking it back restored and what not; null while it has not been taken back. */
  undone: readonly UndoPoint[] | null;
}

/** What taking an act back does, or cannot do, one thing a point. */
export type UndoWhat =
  | 'offer-taken-back'
  | 'offer-made-again'
  | 'rules'
  | 'decided-since'
  | 'pairing'
  | 'announcement'
  | 'announcement-read'
  | 'place'
  | 'meeting'
  | 'table'
  | 'end-of-meeting'
  | 'word'
  | 'person'
  | 'lasting';

/** Why something cannot be restored. */
export type UndoWhyNot =
  /** Somebody has changed it since. */
  | 'changed-since'
  /** One of the two is in something else, or gone. */
  | 'not-free'
  /** Both have accepted: a confirmed pair is never lost. */
  | 'confirmed'
  /** The offer was answered or is over. */
  | 'answered'
  | 'place-taken'
  /** Its time is over. */
  | 'time-over'
  | 'session-closing'
  /** What was heard, seen or agreed stays so. */
  | 'stands';

/** One thing that is restored, or is not, with whom or what it is about. */
export interface UndoPoint {
  what: UndoWhat;
  /** Null: it is restored. */
  whyNot: UndoWhyNot | null;
  offer?: OfferId;
  meeting?: MeetingId;
  participant?: ParticipantId;
  place?: PlaceId;
  /** How many, where it is about several. */
  count?: number;
}

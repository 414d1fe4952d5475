import type {
  DeedId,
  ExhibitionId,
  InterpreterId,
  MeetingId,
  OfferId,
  ParticipantId,
  PlaceId,
  SessionId,
  TextId,
  UserId,
} from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import type { BySide, Side } from '../kernel/side.ts';
import type { Instant, Minutes, Seconds } from '../kernel/time.ts';
import type { UndoPoint } from './deed.ts';
import type { InterpreterFacts } from './interpreter.ts';
import type { NoShowClaim, OutcomeRecord } from './meeting.ts';
import type { Fit, WithdrawnCause } from './offer.ts';
import type { Commitment, Forbidden, KeptWish, ParticipantFacts, PauseCause } from './participant.ts';
import type { Place, PlaceKind, Venue } from './place.ts';
import type { Rules } from './rules.ts';

/**
 * Who acted: ids only. Staff and organisers act by their user; staff may act for a participant. `deed` joins the events of one act, by which it is taken
 * back (PA80), and `undoes` names the act that is taken back; older events have neither.
 */
export type Actor =
  | { by: 'participant'; participant: ParticipantId }
  | { by: 'staff'; user: UserId; for: ParticipantId | null; deed?: DeedId; undoes?: DeedId }
  | { by: 'interpreter'; interpreter: InterpreterId }
  | { by: 'system' };

/** An organiser's or staff member's act carries a reason: a row of private text. */
export interface Act {
  reason: TextId | null;
}

/** The certificate of a round, kept in the log: weight, bound and relative gap, and the digest of the candidate graph. */
export interface RoundCertificate {
  weight: number;
  bound: number;
  gap: number;
  weightsVersion: string;
  digest: string;
}

/**
 * What happened in a session, with its instants and places. Every event says what was decided; folding records it and computes no rule.
 * No event holds personal data or free text.
 */
export type PairingEvent = { at: Instant; actor: Actor } & PairingFact;

/** The facts by kind. A kind once released is never renamed; a change of shape raises `EVENT_VERSION` of its kind. */
export type PairingFact =
  // the session
  | {
      kind: 'session-drafted';
      session: SessionId;
      exhibition: ExhibitionId;
      /** Not stated in logs before 0.3. */
      zoneMinutes?: Minutes;
      opensAt: Instant;
      endsAt: Instant;
      rules: Rules;
      venues: readonly Venue[];
      places: readonly Place[];
    }
  | ({ kind: 'session-opened' } & Act)
  | ({ kind: 'pairing-started' } & Act)
  | ({ kind: 'pairing-paused'; until: Instant | null } & Act)
  | ({ kind: 'session-closing'; closesBy: Instant } & Act)
  | ({ kind: 'session-closed' } & Act)
  | ({
      kind: 'rules-changed';
      rules: Rules;
      /** The rules until then; not stated in logs before 0.4. */
      before?: Rules;
      /** PA69: for whom that makes a difference, `here` where that is everybody who is; not stated in logs before 0.4, where everybody was told. */
      participants?: readonly ParticipantId[] | 'here';
    } & Act)
  | ({ kind: 'announcement-made'; announcement: TextId } & Act)
  | { kind: 'announcement-withdrawn'; announcement: TextId }
  /** PA80: an act was taken back: what that restored, by the events before this one, and what not. */
  | { kind: 'act-undone'; deed: DeedId; points: readonly UndoPoint[] }
  | ({ kind: 'place-opened'; place: PlaceId } & Act)
  | ({ kind: 'place-closed'; place: PlaceId } & Act)
  | ({ kind: 'place-added'; place: Place } & Act)
  // presence
  | { kind: 'participant-expected'; facts: ParticipantFacts }
  | { kind: 'participant-checked-in'; facts: ParticipantFacts }
  | { kind: 'participant-available'; participant: ParticipantId; waitingSince: Instant }
  | {
      kind: 'participant-paused';
      participant: ParticipantId;
      until: Instant | null;
      cause: PauseCause;
    }
  | { kind: 'participant-left'; participant: ParticipantId }
  /** It said until when it stays; null: it took that back. */
  | { kind: 'participant-leaving'; participant: ParticipantId; leavesAt: Instant | null }
  | { kind: 'delegate-changed'; participant: ParticipantId; languages: readonly SpokenLanguage[] }
  /** It wears another badge; which one stands in the directory. */
  | { kind: 'badge-changed'; participant: ParticipantId }
  | { kind: 'answer-time-changed'; participant: ParticipantId; answerSeconds: Seconds | null }
  | { kind: 'wish-kept'; participant: ParticipantId; wish: KeptWish | null }
  | { kind: 'participant-unreachable'; participant: ParticipantId }
  | { kind: 'participant-reachable'; participant: ParticipantId }
  | { kind: 'commitments-changed'; participant: ParticipantId; commitments: readonly Commitment[] }
  | { kind: 'forbidden-added'; participant: ParticipantId; forbidden: Forbidden }
  | { kind: 'target-reached'; participant: ParticipantId }
  // offers
  | { kind: 'round-run'; round: number; asOf: number; proposed: number; made: number; certificate: RoundCertificate }
  | ({
      kind: 'offer-made';
      offer: OfferId;
      exhibitor: ParticipantId;
      buyer: ParticipantId;
      fit: BySide<Fit>;
      placeKind: PlaceKind;
      /** Version 1 had none. */
      interpreter: InterpreterId | null;
      deadlines: BySide<Instant>;
      round: number | null;
      /** FI11: who waited much longer and could have sat in the place of one of the two, as the round judged; not stated by staff, nor in logs before 0.4. */
      passed?: readonly ParticipantId[];
    } & Act)
  | { kind: 'offer-accepted'; offer: OfferId; side: Side }
  | { kind: 'answer-extended'; offer: OfferId; side: Side; deadline: Instant }
  /** PA91: the offer is a colleague's now, with its deadline; `interpreter`: who still helps. */
  | {
      kind: 'offer-passed';
      offer: OfferId;
      side: Side;
      from: ParticipantId;
      to: ParticipantId;
      how: 'given' | 'taken';
      interpreter: InterpreterId | null;
    }
  | { kind: 'offer-declined'; offer: OfferId; side: Side; reason: string | null }
  | { kind: 'offer-deferred'; offer: OfferId; side: Side; notBefore: Instant }
  | { kind: 'offer-expired'; offer: OfferId; silent: readonly Side[]; notBefore: Instant }
  | ({
      kind: 'offer-withdrawn';
      offer: OfferId;
      cause: WithdrawnCause;
      side: Side | null;
      notBefore: Instant | null;
    } & Act)
  | {
      kind: 'offer-confirmed';
      offer: OfferId;
      meeting: MeetingId;
      places: BySide<PlaceId> | null;
      placeExpectedAt: Instant | null;
      summonsWarnsAt: Instant | null;
      summonsEndsAt: Instant | null;
    }
  // meetings
  | ({
      kind: 'place-assigned';
      meeting: MeetingId;
      places: BySide<PlaceId>;
      summonsWarnsAt: Instant;
      summonsEndsAt: Instant;
    } & Act)
  /** The place of a summoned pair was closed and no other is free: the pair waits for the next, before every other. */
  | ({ kind: 'place-lost'; meeting: MeetingId; placeExpectedAt: Instant | null } & Act)
  | { kind: 'summons-warned'; meeting: MeetingId; missing: readonly Side[] }
  | { kind: 'delay-announced'; meeting: MeetingId; side: Side; minutes: number; summonsEndsAt: Instant }
  | { kind: 'way-asked'; meeting: MeetingId; side: Side }
  | { kind: 'arrived'; meeting: MeetingId; side: Side }
  | { kind: 'no-show-claimed'; meeting: MeetingId; claim: NoShowClaim }
  | { kind: 'no-show-claim-answered'; meeting: MeetingId; side: Side }
  | { kind: 'no-show-recorded'; meeting: MeetingId; absent: Side; notBefore: Instant }
  | { kind: 'meeting-begun'; meeting: MeetingId; endsAt: Instant }
  | { kind: 'done-said'; meeting: MeetingId; side: Side }
  | { kind: 'more-time-asked'; meeting: MeetingId; side: Side }
  | ({ kind: 'meeting-extended'; meeting: MeetingId; endsAt: Instant } & Act)
  | ({
      kind: 'meeting-ended';
      meeting: MeetingId;
      cause: 'time' | 'both-done' | 'left' | 'staff' | 'session-closed' | 'no-show';
      /** The side that never came to a meeting that had counted as begun. */
      absent: Side | null;
      /** After a no-show: until when the two are not offered to each other. */
      notBefore: Instant | null;
      cooldownEndsAt: Instant;
    } & Act)
  /** A summoned pair is summoned anew; a running meeting goes on with its timer and has no new summons. */
  | ({
      kind: 'meeting-moved';
      meeting: MeetingId;
      places: BySide<PlaceId>;
      summonsWarnsAt: Instant | null;
      summonsEndsAt: Instant | null;
    } & Act)
  | ({
      kind: 'meeting-cancelled';
      meeting: MeetingId;
      side: Side | null;
      cause: 'left' | 'called-off' | 'staff' | 'commitment' | 'session-closed';
      /** Until when the two are not offered to each other; null: no such bar. */
      notBefore: Instant | null;
    } & Act)
  /** PA83: a pair that was called off, or a meeting that was ended, goes on; the bar between the two is lifted. */
  | {
      kind: 'meeting-restored';
      meeting: MeetingId;
      state: 'SUMMONED' | 'IN_PROGRESS';
      interpreter: InterpreterId | null;
      places: BySide<PlaceId> | null;
      placeExpectedAt: Instant | null;
      summonsWarnsAt: Instant | null;
      summonsEndsAt: Instant | null;
      endsAt: Instant | null;
    }
  /** PA83: "done" and "more time" as they were said before an act that is taken back. */
  | { kind: 'words-taken-back'; meeting: MeetingId; done: BySide<boolean>; moreTime: BySide<boolean> }
  // interpreters
  | { kind: 'interpreter-joined'; facts: InterpreterFacts }
  | { kind: 'interpreter-free'; interpreter: InterpreterId }
  | { kind: 'interpreter-paused'; interpreter: InterpreterId; until: Instant | null; cause: 'wish' | 'absent' }
  /** It said until when it stays; null: it took that back. */
  | { kind: 'interpreter-leaving'; interpreter: InterpreterId; leavesAt: Instant | null }
  | { kind: 'interpreter-left'; interpreter: InterpreterId }
  | { kind: 'interpreter-wish-kept'; interpreter: InterpreterId; wish: KeptWish | null }
  | { kind: 'interpreter-unreachable'; interpreter: InterpreterId }
  | { kind: 'interpreter-reachable'; interpreter: InterpreterId }
  /** Another takes over an open offer. */
  | { kind: 'interpreter-promised'; offer: OfferId; interpreter: InterpreterId; cause: InterpreterChange }
  | ({ kind: 'interpreter-assigned'; meeting: MeetingId; interpreter: InterpreterId; cause: InterpreterChange } & Act)
  /** The meeting goes on without one until somebody is free. */
  | { kind: 'interpreter-lost'; meeting: MeetingId; interpreter: InterpreterId; cause: InterpreterChange }
  | { kind: 'interpreter-arrived'; meeting: MeetingId; interpreter: InterpreterId }
  // outcomes
  | { kind: 'outcome-recorded'; meeting: MeetingId; side: Side; outcome: OutcomeRecord }
  | { kind: 'outcome-confirmed'; meeting: MeetingId; side: Side };

/** Why a pair gets another interpreter, or none: a break, gone, silent device, did not come, staff; `free`: one was found at last. */
export type InterpreterChange = 'paused' | 'left' | 'unreachable' | 'absent' | 'staff' | 'free';

export type EventKind = PairingFact['kind'];

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
} from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import type { BySide } from '../kernel/side.ts';
import type { Instant, Minutes, Seconds } from '../kernel/time.ts';
import type { Actor, RoundCertificate } from './event.ts';
import type { InterpreterFacts } from './interpreter.ts';
import type { OutcomeKind } from './meeting.ts';
import type { Fit } from './offer.ts';
import type { Commitment, Forbidden, ParticipantFacts } from './participant.ts';
import type { Place, PlaceKind, Venue } from './place.ts';
import type { Rules } from './rules.ts';

/** A pair that the matchmaker proposes; the core decides whether it becomes an offer. */
export interface ProposedPair {
  exhibitor: ParticipantId;
  buyer: ParticipantId;
  fit: BySide<Fit>;
  placeKind: PlaceKind;
  /** Whom the round gave to two without a common language; the core takes another where this one is busy by now. */
  interpreter?: InterpreterId | null;
  /** FI11: whom a round passes with this pair; not stated by whoever does not judge that. */
  passed?: readonly ParticipantId[];
}

/** What may be asked of a session. `actor` says who asks; rights were checked at the edge, rules of the floor are checked here. */
export type Command = { actor: Actor } & Order;

/** The orders by kind. */
export type Order =
  // the organiser
  | {
      kind: 'draft-session';
      session: SessionId;
      exhibition: ExhibitionId;
      zoneMinutes?: Minutes;
      opensAt: Instant;
      endsAt: Instant;
      rules: Rules;
      venues: readonly Venue[];
      places: readonly Place[];
    }
  | { kind: 'open-session'; reason: TextId | null }
  | { kind: 'start-pairing'; reason: TextId | null }
  | { kind: 'pause-pairing'; until: Instant | null; reason: TextId | null }
  | { kind: 'close-session'; reason: TextId | null }
  | { kind: 'change-rules'; rules: Partial<Rules>; reason: TextId | null }
  | { kind: 'announce'; announcement: TextId; reason: TextId | null }
  | { kind: 'close-place'; place: PlaceId; reason: TextId | null }
  | { kind: 'open-place'; place: PlaceId; reason: TextId | null }
  | { kind: 'add-place'; place: Place; reason: TextId | null }
  | { kind: 'pair-by-hand'; pair: ProposedPair; reason: TextId | null }
  | { kind: 'move-meeting'; meeting: MeetingId; place: PlaceId; reason: TextId | null }
  | { kind: 'cancel-meeting'; meeting: MeetingId; reason: TextId | null }
  | { kind: 'withdraw-offer'; offer: OfferId; reason: TextId | null }
  /** A zone or a venue: all of them or none. */
  | { kind: 'close-places'; places: readonly PlaceId[]; reason: TextId | null }
  | { kind: 'open-places'; places: readonly PlaceId[]; reason: TextId | null }
  /** Whoever comes, with the one who stays. */
  | { kind: 'substitute'; leaves: ParticipantId; pair: ProposedPair; reason: TextId | null }
  | { kind: 'swap-tables'; meeting: MeetingId; other: MeetingId; reason: TextId | null }
  | { kind: 'undo'; deed: DeedId }
  // presence
  | { kind: 'expect'; facts: ParticipantFacts }
  | { kind: 'check-in'; facts: ParticipantFacts }
  | { kind: 'become-available'; participant: ParticipantId }
  /** `busy`: it has somebody at its stand whom Ponte did not bring. */
  | { kind: 'pause'; participant: ParticipantId; until: Instant | null; why?: 'wish' | 'busy' }
  /** `at-end` (the usual): after the offer, summons or meeting that it is in; `at-once`: that is ended. */
  | { kind: 'leave'; participant: ParticipantId; when?: 'at-end' | 'at-once' }
  /** When it goes home; null: it takes that back. */
  | { kind: 'plan-leaving'; participant: ParticipantId; at: Instant | null }
  | { kind: 'change-delegate'; participant: ParticipantId; languages: readonly SpokenLanguage[] }
  | { kind: 'change-badge'; participant: ParticipantId }
  /** Its own time to answer, from the next offer on; null: the session's. */
  | { kind: 'change-answer-time'; participant: ParticipantId; answerSeconds: Seconds | null }
  | { kind: 'mark-unreachable'; participant: ParticipantId }
  | { kind: 'mark-reachable'; participant: ParticipantId }
  | { kind: 'change-commitments'; participant: ParticipantId; commitments: readonly Commitment[] }
  | { kind: 'forbid'; participant: ParticipantId; forbidden: Forbidden }
  // offers
  | { kind: 'propose-pairs'; asOf: number; pairs: readonly ProposedPair[]; certificate: RoundCertificate }
  | { kind: 'accept-offer'; offer: OfferId; participant: ParticipantId }
  | { kind: 'decline-offer'; offer: OfferId; participant: ParticipantId; reason: string | null }
  | { kind: 'defer-offer'; offer: OfferId; participant: ParticipantId }
  | { kind: 'extend-answer'; offer: OfferId; participant: ParticipantId }
  /** To a colleague of the same stand. */
  | { kind: 'give-offer'; offer: OfferId; participant: ParticipantId; to: ParticipantId }
  // meetings
  | { kind: 'arrive'; meeting: MeetingId; participant: ParticipantId }
  | { kind: 'announce-delay'; meeting: MeetingId; participant: ParticipantId; minutes: Minutes }
  /** It does not find the place: the other side and staff are told. */
  | { kind: 'ask-way'; meeting: MeetingId; participant: ParticipantId }
  | { kind: 'report-no-show'; meeting: MeetingId; participant: ParticipantId }
  | { kind: 'end-meeting'; meeting: MeetingId; participant: ParticipantId | null; reason: TextId | null }
  | { kind: 'extend-meeting'; meeting: MeetingId; participant: ParticipantId | null; reason: TextId | null }
  | {
      kind: 'record-outcome';
      meeting: MeetingId;
      participant: ParticipantId;
      outcome: {
        kind: OutcomeKind;
        amount: string | null;
        currency: string | null;
        followUpOn: string | null;
        note: TextId | null;
        publish: boolean;
      };
    }
  | { kind: 'confirm-outcome'; meeting: MeetingId; participant: ParticipantId }
  // interpreters
  | { kind: 'interpret'; facts: InterpreterFacts }
  | { kind: 'pause-interpreting'; interpreter: InterpreterId; until: Instant | null }
  /** `at` null: now. `at-end`: whoever is needed stays until another takes over or the meeting is over. */
  | { kind: 'leave-interpreting'; interpreter: InterpreterId; at: Instant | null; when?: 'at-end' | 'at-once' }
  | { kind: 'mark-interpreter-unreachable'; interpreter: InterpreterId }
  | { kind: 'mark-interpreter-reachable'; interpreter: InterpreterId }
  | { kind: 'arrive-to-interpret'; meeting: MeetingId; interpreter: InterpreterId }
  | { kind: 'report-interpreter-missing'; meeting: MeetingId; participant: ParticipantId | null }
  | { kind: 'assign-interpreter'; meeting: MeetingId; interpreter: InterpreterId; reason: TextId | null }
  // time
  | { kind: 'pass-time' };

export type CommandKind = Order['kind'];

/** The order of one kind. */
export type OrderOf<Kind extends CommandKind> = Extract<Order, { kind: Kind }>;

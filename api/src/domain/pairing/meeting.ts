import type { InterpreterId, MeetingId, OfferId, ParticipantId, PlaceId, TextId } from '../kernel/id.ts';
import type { BySide, Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { PlaceKind } from './place.ts';

export type MeetingState = 'SUMMONED' | 'IN_PROGRESS' | 'NO_SHOW' | 'CANCELLED' | 'ENDED';

/** One side arrived and says that the other did not come. */
export interface NoShowClaim {
  by: Side;
  at: Instant;
  /** Until then the other side may answer "I am here". */
  answerBy: Instant;
}

/** What a meeting brought, as one side recorded it. Money in minor units of an ISO 4217 currency. */
export type OutcomeKind = 'none' | 'follow-up' | 'sample-order' | 'letter-of-intent' | 'memorandum' | 'contract';

/** One side's record of the outcome; the note is a private row. */
export interface OutcomeRecord {
  kind: OutcomeKind;
  /** Minor units as a decimal string, without sign; null when no money was named. */
  amount: string | null;
  currency: string | null;
  /** Calendar date `YYYY-MM-DD` of the agreed next step. */
  followUpOn: string | null;
  note: TextId | null;
  /** Whether this side allows the signing to be shown in public. */
  publish: boolean;
  at: Instant;
}

/** A confirmed pair, at a place, with a timer. */
export interface Meeting {
  meeting: MeetingId;
  offer: OfferId;
  exhibitor: ParticipantId;
  buyer: ParticipantId;
  placeKind: PlaceKind;
  confirmedAt: Instant;
  /** Who sits with the two; null where they talk by themselves, or where nobody could be found (PA75). */
  interpreter: InterpreterId | null;
  needsInterpreter: boolean;
  interpreterArrivedAt: Instant | null;
  /** The place of each side (the same one but for video); null while the pair waits for the next free one. */
  places: BySide<PlaceId> | null;
  /** When a place is expected, told while none is free. */
  placeExpectedAt: Instant | null;
  summonedAt: Instant | null;
  /** When, unless a claim says otherwise, the meeting counts as begun. */
  summonsEndsAt: Instant | null;
  /** When who has not arrived is warned; null once the warning was given or when none is due. */
  summonsWarnsAt: Instant | null;
  /** Minutes of delay that a side announced. */
  lateMinutes: BySide<number>;
  /** When each said that it does not find the place. */
  wayAskedAt: BySide<Instant | null>;
  arrivedAt: BySide<Instant | null>;
  claim: NoShowClaim | null;
  begunAt: Instant | null;
  endsAt: Instant | null;
  endedAt: Instant | null;
  /** Sides that said "done". */
  done: BySide<boolean>;
  /** Sides that asked for more time since the last extension. */
  moreTime: BySide<boolean>;
  state: MeetingState;
  /** The side that did not come. */
  absent: Side | null;
  outcomes: BySide<OutcomeRecord | null>;
  /** Sides that confirmed the other's record. */
  outcomeConfirmed: BySide<boolean>;
  /** How often its state, place or times changed since it was confirmed: the SEQUENCE of a calendar's entry (RFC 5545). */
  revision: number;
}

/** Whether a meeting still holds its two people: summoned or running. */
export function isLive({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'SUMMONED' || state === 'IN_PROGRESS';
}

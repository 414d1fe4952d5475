import type { InterpreterId, MeetingId, OfferId, ParticipantId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { PlaceKind } from './place.ts';

/** A named part of a score, with the facts that a sentence needs: codes and numbers only, never free text. */
export interface Reason {
  /** Names a message: `offer_reason_<code>`. */
  code: string;
  facts: Readonly<Record<string, string | number | readonly string[]>>;
}

/** How well a pair fits one side: 0 to 1, and up to three reasons, strongest first. */
export interface Fit {
  score: number;
  reasons: readonly Reason[];
  /** Which share of the score each of its named parts brings; what is learned of answers reads it. None where it was paired without a score. */
  parts?: Readonly<Record<string, number>>;
}

/** One side's answer so far. */
export interface Answer {
  /** The moment after which silence is a no. */
  deadline: Instant;
  extended: boolean;
  acceptedAt: Instant | null;
  /** How this side did not accept; not there while it may, or where the other side ended the offer. */
  saidNo?: 'declined' | 'later' | 'silent';
}

/** Why an offer that was open is no longer: told to both sides. */
export type WithdrawnCause =
  | 'left'
  | 'unreachable'
  | 'session-closing'
  | 'cancelled'
  | 'place-lost'
  | 'commitment'
  | 'forbidden'
  | 'interpreter-lost';

export type OfferState = 'PROPOSED' | 'CONFIRMED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN';

/** A proposed pair that both sides answer. */
export interface Offer {
  offer: OfferId;
  exhibitor: ParticipantId;
  buyer: ParticipantId;
  fit: BySide<Fit>;
  placeKind: PlaceKind;
  /** Who helps two that have no language in common; null where they talk by themselves. */
  interpreter: InterpreterId | null;
  madeAt: Instant;
  /** The round that proposed it; null when paired by hand. */
  round: number | null;
  answers: BySide<Answer>;
  state: OfferState;
  endedAt: Instant | null;
  /** The meeting that it became. */
  meeting: MeetingId | null;
}

import type { MeetingId, OfferId, OrganisationId, ParticipantId, PersonId, PlaceId, VenueId } from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import type { Side } from '../kernel/side.ts';
import type { Instant, Seconds } from '../kernel/time.ts';
import type { DayCounts } from './quota.ts';

/** The states of product.md. */
export type ParticipantState =
  'EXPECTED' | 'CHECKED_IN' | 'AVAILABLE' | 'PAUSED' | 'OFFERED' | 'SUMMONED' | 'MEETING' | 'COOLDOWN' | 'LEFT';

/** A time at which a person is promised elsewhere. */
export interface Commitment {
  from: Instant;
  to: Instant;
  venue: VenueId | null;
}

/** Why two organisations are not offered to each other (again) in this exhibition, or not yet. */
export type ForbiddenCause = 'met' | 'refused' | 'blocked';

/** An organisation that a participant's organisation is not to be paired with. */
export interface Forbidden {
  organisation: OrganisationId;
  cause: ForbiddenCause;
  /** When the two met; not stated: nobody knows. */
  at?: Instant | null;
}

/** What joining records of a person: all that a later decision needs, and nothing personal. */
export interface ParticipantFacts {
  participant: ParticipantId;
  person: PersonId;
  side: Side;
  organisation: OrganisationId;
  /** Companies and buyers of one owner share this; null when none is stated. */
  ownerGroup: string | null;
  /** Size band of the organisation for the fairness figures. */
  size: 'small' | 'medium' | 'large' | null;
  /** A buyer invited at the organiser's cost; not stated: it is not. */
  hosted?: boolean;
  venue: VenueId;
  languages: readonly SpokenLanguage[];
  /** The company's own stand, where the session seats at stands. */
  stand: PlaceId | null;
  /** A personal answer time that the engine honours without loss of rank; null: the session's rule. */
  answerSeconds: Seconds | null;
  commitments: readonly Commitment[];
  forbidden: readonly Forbidden[];
  /** Meetings that its organisation held in other sessions of the exhibition, by day; not stated: none. */
  heldElsewhere?: DayCounts;
}

/** Why somebody is on a break: its wish, a visitor of its own, its silence, or because it did not come. */
export type PauseCause = 'wish' | 'busy' | 'silence' | 'no-show';

/** A wish kept until the offer, summons or meeting is over. */
export type KeptWish = { wish: 'pause'; until: Instant | null; why?: 'busy' } | { wish: 'leave' };

/** The live offer or meeting that somebody is in. */
export type Engagement = { offer: OfferId } | { meeting: MeetingId };

/** One person's presence in the session. */
export interface Participant extends ParticipantFacts {
  state: ParticipantState;
  /** Since when it has been in this state. */
  stateSince: Instant;
  /** Since when it waits for a pair, kept through offers and meetings that failed through no fault of its own; null once a meeting was held and while it does not want one. */
  waitingSince: Instant | null;
  reachable: boolean;
  /** PA26: since when its device cannot be reached; null while it can. */
  unreachableSince: Instant | null;
  /** The live offer or meeting it is in. */
  engagement: Engagement | null;
  /** When a pause or a cooldown ends by itself. */
  until: Instant | null;
  kept: KeptWish | null;
  /** Why it is PAUSED; null in every other state. */
  pausedFor: PauseCause | null;
  /** When it goes home; null: it has not said so. */
  leavesAt: Instant | null;
  /** Meetings that ended, for quota and target. */
  meetings: number;
}

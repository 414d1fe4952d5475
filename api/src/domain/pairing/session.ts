import type {
  ExhibitionId,
  InterpreterId,
  MeetingId,
  OfferId,
  OrganisationId,
  ParticipantId,
  PersonId,
  PlaceId,
  SessionId,
  VenueId,
} from '../kernel/id.ts';
import type { Instant, Minutes } from '../kernel/time.ts';
import type { PersistentMap } from '../kernel/persistentMap.ts';
import type { RankedSet } from '../kernel/rankedSet.ts';
import type { Deed } from './deed.ts';
import type { Interpreter } from './interpreter.ts';
import type { Meeting } from './meeting.ts';
import type { Offer } from './offer.ts';
import type { Engagement, ForbiddenCause, Participant } from './participant.ts';
import type { Place, Pool, PoolKey, Venue } from './place.ts';
import type { DayCounts, KindCounts } from './quota.ts';
import type { Rules } from './rules.ts';

export type SessionState = 'DRAFT' | 'OPEN' | 'PAIRING' | 'PAUSED' | 'CLOSING' | 'CLOSED';

/** A live session: the fold of its events, immutable. `decide` reads it, `evolve` makes the next one. */
export interface Session {
  session: SessionId;
  exhibition: ExhibitionId;
  state: SessionState;
  /** Sequence of the last event folded; 0 before the first. */
  head: number;
  /** Instant of the last event folded. */
  asOf: Instant;
  /** How far the exhibition's clocks are ahead of UTC: where its days begin. */
  zoneMinutes: Minutes;
  opensAt: Instant;
  endsAt: Instant;
  /** When a pause of the session ends by itself; null: when the organiser starts again. */
  pausedUntil: Instant | null;
  /** While it closes: when whatever still runs is ended. */
  closesBy: Instant | null;
  rules: Rules;
  venues: ReadonlyMap<VenueId, Venue>;
  places: PersistentMap<PlaceId, Place>;
  participants: PersistentMap<ParticipantId, Participant>;
  byPerson: PersistentMap<PersonId, ParticipantId>;
  /** Whoever of an organisation has been expected or here: its team. */
  teams: PersistentMap<OrganisationId, readonly ParticipantId[]>;
  offers: PersistentMap<OfferId, Offer>;
  meetings: PersistentMap<MeetingId, Meeting>;
  /** Live offers and meetings, so that a decision never walks the ended ones. */
  liveOffers: PersistentMap<OfferId, true>;
  liveMeetings: PersistentMap<MeetingId, true>;
  /** Which live meeting holds a place. */
  placeUse: PersistentMap<PlaceId, MeetingId>;
  /** Confirmed pairs that wait for a place, first come first served. */
  waitingForPlace: readonly MeetingId[];
  interpreters: PersistentMap<InterpreterId, Interpreter>;
  interpreterByPerson: PersistentMap<PersonId, InterpreterId>;
  /** Live meetings that need an interpreter and have none, first come first served. */
  withoutInterpreter: readonly MeetingId[];
  /** Organisations that are not offered to each other: key is `organisationPair(a, b)`. */
  forbidden: PersistentMap<string, ForbiddenCause>;
  /** When two organisations met last: key as above. */
  metAt: PersistentMap<string, Instant>;
  /** Organisations that may be offered to each other again only after this instant. */
  notBefore: PersistentMap<string, Instant>;
  /** Number of the last round. */
  round: number;
  /** Organisations that a no-show has parted once; the second time parts them for good. */
  partedOnce: PersistentMap<string, true>;
  /** Meetings that each organisation has held, whoever of it sat there: the quota reads the organisation. */
  meetingsHeld: PersistentMap<OrganisationId, number>;
  /** PA80: what staff did a short while ago and what of it could be restored, the last first. */
  deeds: readonly Deed[];
  /** Meetings that each organisation has held here, by day. */
  heldByDay: PersistentMap<OrganisationId, DayCounts>;
  /** Meetings that each organisation had held in other sessions of the exhibition when somebody of it joined last, by day. */
  heldElsewhere: PersistentMap<OrganisationId, DayCounts>;
  /** Meetings held, and live offers and meetings, of an organisation with counterparts of each kind. */
  meetingsWith: PersistentMap<OrganisationId, KindCounts>;
  // Indexes: they follow from the above, so that no decision walks everybody.
  /** Who is AVAILABLE, reachable or not. */
  available: PersistentMap<ParticipantId, true>;
  /** Live offers and meetings of each organisation. */
  engagements: PersistentMap<OrganisationId, number>;
  /** Organisations that are in a live offer or meeting with each other: never two of one company with one buyer. */
  pairsEngaged: PersistentMap<string, Engagement>;
  /** Everything that happens by itself, by its instant. */
  deadlines: RankedSet<DeadlineKey>;
  /** Places that serve the same pairs: a venue's tables, a venue's video tables, a company's stand. */
  pools: PersistentMap<PoolKey, Pool>;
}

/** What a deadline belongs to: at most one each, the next of its kind. */
export type DeadlineKey =
  | `meeting ${MeetingId}`
  | `offer ${OfferId}`
  | `participant ${ParticipantId}`
  | `interpreter ${InterpreterId}`
  | 'session';

/** The key of two organisations, the same whichever is named first. */
export function organisationPair(a: OrganisationId, b: OrganisationId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Everybody on the floor: neither expected nor gone. Cost O(people). */
export function peopleHere({ participants }: Pick<Session, 'participants'>): readonly Participant[] {
  return [...participants.values()].filter(({ state }) => state !== 'LEFT' && state !== 'EXPECTED');
}

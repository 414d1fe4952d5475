import type {
  ExhibitionId,
  InterpreterId,
  MeetingId,
  OfferId,
  ParticipantId,
  PlaceId,
  SessionId,
} from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import type { Interpreter } from '../domain/pairing/interpreter.ts';
import type { Meeting } from '../domain/pairing/meeting.ts';
import type { Offer } from '../domain/pairing/offer.ts';
import type { Participant } from '../domain/pairing/participant.ts';
import type { Place } from '../domain/pairing/place.ts';
import type { Rules } from '../domain/pairing/rules.ts';
import type { SessionState } from '../domain/pairing/session.ts';
import type { CommandAnswer } from './sessions.ts';

/** An event as the log keeps it: numbered without gaps from 1, with the version of its kind's shape. */
export interface LoggedEvent {
  sequence: number;
  version: number;
  event: PairingEvent;
}

/** A row of `session_head`: who may write, and how far the log has come. */
export interface Head {
  epoch: number;
  head: number;
  /** Address of the node that holds the lease; null when nobody does. */
  holder: string | null;
  /** By the database's clock. */
  leaseUntil: Instant | null;
  /** The database's clock at the answer. */
  databaseNow: Instant;
}

/** The right to write one session's log until `leaseUntil`, fenced by `epoch`. */
export interface Lease {
  session: SessionId;
  epoch: number;
  head: number;
  leaseUntil: Instant;
  /** The database's clock at the answer. */
  databaseNow: Instant;
}

/** An accepted command's key, input and answer, kept for the whole fair. `actor` and `mutation` say whose key it is. */
export interface KeptAnswer {
  actor: string;
  mutation: string;
  key: string;
  inputHash: string;
  answer: CommandAnswer;
}

/** Names a kept answer within its session: keys belong to (actor, mutation). */
export type KeyName = Pick<KeptAnswer, 'actor' | 'mutation' | 'key'>;

/** What one append writes, all or nothing, in one round trip. */
export interface Batch {
  session: SessionId;
  exhibition: ExhibitionId;
  /** Names this append, so that an unknown commit can be looked up. */
  batch: string;
  epoch: number;
  /** The head that the events follow: the first event is `expectedHead + 1`. */
  expectedHead: number;
  events: readonly LoggedEvent[];
  engagementsEnded: readonly ParticipantId[];
  engagementsTaken: readonly { participant: ParticipantId; offer: OfferId | null; meeting: MeetingId | null }[];
  interpretersEnded: readonly InterpreterId[];
  interpretersTaken: readonly { interpreter: InterpreterId; offer: OfferId | null; meeting: MeetingId | null }[];
  placesFreed: readonly PlaceId[];
  placesTaken: readonly { place: PlaceId; meeting: MeetingId }[];
  /** Net result of the batch: whatever changed, as it is at its end. */
  state: SessionState;
  rules: Rules;
  participants: readonly Participant[];
  interpreters: readonly Interpreter[];
  offers: readonly Offer[];
  meetings: readonly Meeting[];
  places: readonly Place[];
  /** Which participants, offers and meetings above the log has had before: of those only what can change is written. Absent: none is said to be. */
  known?: ReadonlySet<string>;
  keys: readonly KeptAnswer[];
}

/** Guards of the database that an append may run into. */
export type Guard = 'engagement' | 'place-use' | 'live-person' | 'sequence' | 'other';

/** What came of an append. An unknown commit (lost connection) is thrown as `AppendUnknown`. */
export type AppendResult =
  | { appended: number }
  /** Another node has taken the session over, or the head moved without us: drop the session. */
  | { fenced: true }
  /** A guard refused; nothing of the batch is written. */
  | { guarded: Guard; detail: string };

/** The connection was lost before the answer: nobody knows yet whether the batch is in the log; ask `batchHead`. */
export class AppendUnknown extends Error {}

/** A fold of the log kept as a cache, named by the code's state version; deleting all of them costs only time. */
export interface Snapshot {
  stateVersion: string;
  sequence: number;
  /** JSON text. */
  body: string;
}

/** The log of live sessions: one writer a session, fenced by epoch and head. */
export interface SessionLog {
  /** Takes a session's lease when it is free, run out by the database's clock, or handed over; raises the epoch. Null while another holds it. Makes the head row of a session that has none. */
  take(session: SessionId, holder: string): Promise<Lease | null>;
  /** Prolongs the lease; null when the epoch has passed. */
  renew(lease: Lease, holder: string): Promise<Lease | null>;
  /** Gives the lease back so that another may take it at once. */
  handOver(lease: Lease): Promise<void>;
  head(session: SessionId): Promise<Head | null>;
  /** Does what can be done for an append before its turn has come; it may never come. */
  prepare?(batch: Batch): void;
  /** A batch may hold keys and no event. A key that is already in the log is refused by its guard (`other`), and nothing is written. */
  append(batch: Batch): Promise<AppendResult>;
  /** The head that a batch's append left, or null when it is not in the log. */
  batchHead(session: SessionId, batch: string): Promise<number | null>;
  /** Events after a sequence, in order, at most `limit`. */
  read(session: SessionId, after: number, limit: number): Promise<LoggedEvent[]>;
  keptAnswer(session: SessionId, name: KeyName): Promise<KeptAnswer | null>;
  snapshot(session: SessionId, stateVersion: string): Promise<Snapshot | null>;
  saveSnapshot(session: SessionId, snapshot: Snapshot): Promise<void>;
  /** Sessions that are not closed: a node looks after those whose lease is free. */
  openSessions(): Promise<SessionId[]>;
}

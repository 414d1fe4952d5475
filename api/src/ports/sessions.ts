import type { MeetingId, OfferId, OrganisationId, ParticipantId, PresenceId, SessionId } from '../domain/kernel/id.ts';
import type { Command } from '../domain/pairing/command.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { LoggedEvent } from './sessionLog.ts';

/** The domain's answer to an accepted command, by ids; what it is about follows from the command. */
export interface CommandAnswer {
  session: SessionId;
  /** Head of the log once the command was committed. */
  sequence: number;
  participant: ParticipantId | null;
  offer: OfferId | null;
  meeting: MeetingId | null;
}

/** A command's idempotency key: keys belong to (actor, mutation). */
export interface CommandKey {
  actor: string;
  mutation: string;
  key: string;
  /** Hash of the mutation's input: the same key with another input is a refusal `key-reused`. */
  inputHash: string;
}

/** The one door to live sessions; the engine implements it. Answers and reads see committed state only. */
export interface Sessions {
  send(session: SessionId, command: Command, key: CommandKey | null): Promise<CommandAnswer | Refusal>;
  /** The committed session; null for an unknown one. */
  read(session: SessionId): Promise<Session | null>;
  /**
   * Every event after `after`, in sequence, without holes or doubles, then each new one as it is committed.
   * A cursor that this log has not given out (of the future, or of another database) gets `CursorUnknown` thrown. Ends when `signal` aborts. The queue is bounded: a consumer that is too slow gets `FollowTooSlow` thrown and resumes by its last sequence.
   */
  follow(session: SessionId, after: number, signal: AbortSignal): AsyncIterable<LoggedEvent>;
  /** Why a waiting participant is not paired yet, and when it may be. */
  whyNotYet(session: SessionId, participant: ParticipantId): Promise<WhyNotYet | null>;
  /** What the directory says of an organisation has changed: it is read again at once where it is present, by each minute's reading otherwise. */
  profileChanged(session: SessionId, organisation: OrganisationId): void;
  /** A sign of life of a participant's or interpreter's device. */
  seen(session: SessionId, somebody: PresenceId): void;
}

/** A cursor that the log of the session has not given out: of the future, of another database, of a backup that was restored. Who has it reads the session anew. */
export class CursorUnknown extends Error {
  /** How far the log goes. */
  readonly head: number;

  constructor(after: number, head: number) {
    super(`the log goes to ${head}, and was asked for what follows ${after}`);
    this.head = head;
  }
}

/** A follower fell behind its bound; it may come back with its last sequence. */
export class FollowTooSlow extends Error {}

/**
 * A command was not answered in time, or its answer was lost: whether it was done is not known here. Sent again with the same key it is done
 * once and answered.
 */
export class SendAgain extends Error {}

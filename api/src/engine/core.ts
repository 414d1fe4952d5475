import type { SessionId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Command } from '../domain/pairing/command.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { NewId } from '../ports/ids.ts';
import type { CommandAnswer } from '../ports/sessions.ts';

/** What an accepted command was about, by ids. */
export type Told = Pick<CommandAnswer, 'participant' | 'offer' | 'meeting'>;

/** A command that was accepted: what happened by it, its answer, and the session that these events make. */
export interface Accepted {
  events: readonly PairingEvent[];
  answer: Told;
  session: Session;
}

/** What a decision takes from outside the session. */
export interface Means {
  now: Instant;
  newId: NewId;
}

/** The pure core as the engine sees it: a live session is a function of its events. */
export interface Core {
  emptySession(session: SessionId): Session;
  decide(session: Session, command: Command, means: Means): Accepted | Refusal;
  evolve(session: Session, event: PairingEvent): Session;
  /** The next moment at which something happens by itself; null when nothing is due. */
  nextDeadline(session: Session): Instant | null;
}

import type { OrganisationId, ParticipantId, PresenceId, SessionId } from '../domain/kernel/id.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { Command } from '../domain/pairing/command.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { CommandAnswer, CommandKey } from './sessions.ts';

/** What a node asks of the one that conducts a session. Who may ask it was looked at where the request came in. */
export type Question =
  | {
      ask: 'send';
      session: SessionId;
      command: Command;
      key: CommandKey | null;
      /** How many nodes have passed it on, the asking one among them. */
      hops: number;
    }
  | { ask: 'why-not-yet'; session: SessionId; participant: ParticipantId }
  | { ask: 'profile-changed'; session: SessionId; organisation: OrganisationId }
  | { ask: 'seen'; session: SessionId; participants: readonly PresenceId[] };

/** What the other answers. */
export type Reply =
  | { answer: CommandAnswer | Refusal }
  | { why: WhyNotYet | null }
  | { noted: true }
  /** Nothing was done: the session is not conducted there (any more). */
  | { undone: true }
  /** Nobody knows yet whether it was done. */
  | { unknown: true }
  /** The command failed there, by a bug that was logged there. */
  | { fault: string };

/** The line between the nodes of a cluster. */
export interface Nodes {
  /** Names this node in the leases that it holds, so that others reach it: one name a process, never used again. */
  readonly self: string;
  /**
   * Asks the node of this name, and waits so many milliseconds. Throws `NotReached` where the other certainly has not got the question; after
   * any other failure it may have.
   */
  ask(node: string, question: Question, within: number): Promise<Reply>;
  /** Answers what others ask; the function that it returns ends it. */
  onAsked(answer: (question: Question) => Promise<Reply>): () => void;
  close(): Promise<void>;
}

/** The other node has not got the question: it is gone, or refuses to talk to us. */
export class NotReached extends Error {}

import type { OrganisationId, ParticipantId, PresenceId, SessionId } from '../domain/kernel/id.ts';
import { SECOND } from '../domain/kernel/time.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { Clock } from '../ports/clock.ts';
import { NotReached, type Nodes } from '../ports/nodes.ts';
import type { Head } from '../ports/sessionLog.ts';
import { SendAgain } from '../ports/sessions.ts';
import type { Waiting } from './waiting.ts';

/** A command goes through at most so many nodes that pass it on: the lease may move once while it is on its way. */
export const MOST_HOPS = 2;
/** How long a command with a key waits for the other's answer before it is looked for again who conducts: then it is sent again. */
const ANSWER_WITHIN_MS = 2 * SECOND;
/** A question about the hall is not worth a longer wait; nor are signs of life. */
const TELL_WITHIN_MS = SECOND;

/** What came of passing a command on. */
type Passed =
  | 'answered'
  /** The other has not done it and will not. */
  | 'undone'
  /** The other may have done it, or do it yet. */
  | 'unknown';

/** One session that another node conducts, as it is reached from here. */
export class Elsewhere {
  readonly #session: SessionId;
  readonly #nodes: Nodes;
  readonly #clock: Clock;
  readonly node: string;
  /** Signs of life that the other has not been told yet. */
  #seen = new Set<PresenceId>();

  constructor(session: SessionId, node: string, { nodes, clock }: { nodes: Nodes; clock: Clock }) {
    this.#session = session;
    this.#nodes = nodes;
    this.#clock = clock;
    this.node = node;
  }

  /** Sends the command there, under its key and in its actor's name, and gives it the answer. */
  async pass(waiting: Waiting): Promise<Passed> {
    const { command, key, hops } = waiting;
    const left = (waiting.until ?? 0) - this.#clock.elapsed();
    const within = key ? Math.min(ANSWER_WITHIN_MS, left) : left;
    try {
      const question = { ask: 'send', session: this.#session, command, key, hops: hops + 1 } as const;
      const reply = await this.#nodes.ask(this.node, question, Math.max(1, within));
      if ('answer' in reply) waiting.settle(reply.answer);
      else if ('fault' in reply) waiting.fail(new FailedElsewhere(reply.fault));
      else return 'undone' in reply ? 'undone' : 'unknown';
      return 'answered';
    } catch (error) {
      return error instanceof NotReached ? 'undone' : 'unknown';
    }
  }

  /** A sign of life, told to the other with the next ones. */
  seen(somebody: PresenceId): void {
    this.#seen.add(somebody);
  }

  /** Each second: tells the other who gave signs of life here. Those that it does not hear come again by themselves. */
  async tell(): Promise<void> {
    if (this.#seen.size === 0) return;
    const question = { ask: 'seen', session: this.#session, participants: [...this.#seen] } as const;
    this.#seen = new Set();
    await this.#nodes.ask(this.node, question, TELL_WITHIN_MS).catch(() => {});
  }

  /** Told once: where the other does not hear it, its next reading of the directory finds the change. */
  profileChanged(organisation: OrganisationId): void {
    const question = { ask: 'profile-changed', session: this.#session, organisation } as const;
    void this.#nodes.ask(this.node, question, TELL_WITHIN_MS).catch(() => {});
  }

  /** As the other says; null where it does not. */
  async whyNotYet(participant: ParticipantId): Promise<WhyNotYet | null> {
    const question = { ask: 'why-not-yet', session: this.#session, participant } as const;
    const reply = await this.#nodes.ask(this.node, question, TELL_WITHIN_MS).catch(() => null);
    return reply && 'why' in reply ? reply.why : null;
  }
}

/** The node that conducts the session answered with a fault. */
class FailedElsewhere extends Error {}

/** Nobody who conducts the session answered in time. */
export class NotAnswered extends SendAgain {
  constructor(session: SessionId) {
    super(`nobody who conducts session ${session} answered in time`);
  }
}

/** The node that holds a lease in force by the database's clock, where that is another than `self`. */
export function holderElsewhere(head: Head | null, self: string): string | null {
  if (!head?.holder || head.holder === self) return null;
  return head.leaseUntil !== null && head.leaseUntil > head.databaseNow ? head.holder : null;
}

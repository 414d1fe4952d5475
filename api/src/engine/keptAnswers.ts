import type { SessionId } from '../domain/kernel/id.ts';
import { refuse, type Refusal } from '../domain/pairing/refusal.ts';
import type { KeptAnswer, KeyName, SessionLog } from '../ports/sessionLog.ts';
import type { CommandAnswer, CommandKey } from '../ports/sessions.ts';
import type { Waiting } from './waiting.ts';

/** Kept answers of one session that are remembered; older ones are read from the log. */
const MOST_REMEMBERED = 5_000;

/**
 * The idempotency keys of one session. A key's first command is decided without asking the log whether it is known: the key's guard refuses
 * the append if it is. So the log is only asked before a keyed command would be refused, and after a guard refused its batch.
 */
export class KeptAnswers {
  readonly #log: SessionLog;
  readonly #session: SessionId;
  readonly #waiting = new Map<string, Waiting>();
  readonly #remembered = new Map<string, KeptAnswer>();

  constructor(log: SessionLog, session: SessionId) {
    this.#log = log;
    this.#session = session;
  }

  /** Whether the key is known here already; then the command gets the first one's answer, or is refused for its other input. */
  joins(waiting: Waiting): boolean {
    if (!waiting.key) return false;
    const first = this.#waiting.get(nameOf(waiting.key));
    const kept = this.#remembered.get(nameOf(waiting.key));
    if (!first && !kept) return false;
    if (kept) waiting.settle(answerAgain(kept, waiting.key));
    else if (first?.key?.inputHash === waiting.key.inputHash) first.answer.then(waiting.settle, waiting.fail);
    else waiting.settle(keyReused(waiting.key));
    return true;
  }

  /** From now until its answer the key is this command's. */
  begin(waiting: Waiting): void {
    if (!waiting.key) return;
    const name = nameOf(waiting.key);
    this.#waiting.set(name, waiting);
    const done = () => this.#waiting.delete(name);
    waiting.answer.then(done, done);
  }

  /** Remembers answers that were committed. */
  remember(answers: readonly KeptAnswer[]): void {
    for (const kept of answers) this.#remembered.set(nameOf(kept), kept);
    for (const name of this.#remembered.keys()) {
      if (this.#remembered.size <= MOST_REMEMBERED) break;
      this.#remembered.delete(name);
    }
  }

  /** The answer that the log keeps for the key, from this holder of the lease or an earlier one; null when it keeps none. */
  async inLog(key: CommandKey): Promise<CommandAnswer | Refusal | null> {
    const kept = await this.#log.keptAnswer(this.#session, key);
    if (!kept) return null;
    this.remember([kept]);
    return answerAgain(kept, key);
  }
}

function answerAgain(kept: KeptAnswer, key: CommandKey): CommandAnswer | Refusal {
  return kept.inputHash === key.inputHash ? kept.answer : keyReused(key);
}

function keyReused({ mutation }: CommandKey): Refusal {
  return refuse('key-reused', { mutation });
}

function nameOf({ actor, mutation, key }: KeyName): string {
  return JSON.stringify([actor, mutation, key]);
}

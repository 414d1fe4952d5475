import type { Instant } from '../domain/kernel/time.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Clock } from '../ports/clock.ts';
import type { Core } from './core.ts';

/** After a deadline that could not be passed, or that passing did not end. */
const RETRY_MS = 1_000;

export interface DeadlinesMeans {
  clock: Clock;
  core: Core;
  /** Sends `pass-time`; resolves once it is committed, rejects when it failed. */
  passTime(): Promise<void>;
}

/**
 * The deadlines of one session: they are data in it, so one timer set to the next of them is enough, and a restart that reads the session
 * reads them again. A deadline that was missed meanwhile is passed at once.
 */
export class Deadlines {
  readonly #means: DeadlinesMeans;
  #cancel: (() => void) | null = null;
  #at: Instant | null = null;
  #passing = false;
  #session: Session;

  constructor(session: Session, means: DeadlinesMeans) {
    this.#session = session;
    this.#means = means;
    this.#set(means.core.nextDeadline(session));
  }

  committed(session: Session): void {
    this.#session = session;
    if (!this.#passing) this.#set(this.#means.core.nextDeadline(session));
  }

  stop(): void {
    this.#passing = true;
    this.#cancel?.();
  }

  #set(at: Instant | null): void {
    if (at === this.#at) return;
    this.#cancel?.();
    this.#at = at;
    this.#cancel = at === null ? null : this.#means.clock.at(at, () => void this.#pass());
  }

  async #pass(): Promise<void> {
    this.#passing = true;
    const before = this.#session.head;
    const failed = await this.#means.passTime().then(
      () => false,
      () => true,
    );
    this.#passing = false;
    this.#at = null;
    const next = this.#means.core.nextDeadline(this.#session);
    const stuck = failed || this.#session.head === before;
    const { clock } = this.#means;
    this.#set(next !== null && stuck ? Math.max(next, clock.now() + RETRY_MS) : next);
  }
}

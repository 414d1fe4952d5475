import { Worker } from 'node:worker_threads';
import type { LocalDate } from '../domain/directory/fairLists.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import type { Session } from '../domain/pairing/session.ts';
import { nextTurn } from './nextTurn.ts';
import type { ProfileNews } from './profileBook.ts';
import type { FromRoundWorker, ToRoundWorker } from './roundWorker.ts';
import { snapshotText } from './snapshotText.ts';
import type { SolvedRound } from './solveRound.ts';

/** This side of a session's round thread. One proposal is asked for at a time; a thread that dies fails it, and the next one is begun anew. */
export class RoundThread {
  readonly #worker = new Worker(new URL('./roundWorker.ts', import.meta.url));
  /** Messages go in the order in which they were told, the first once its text is written. */
  #told: Promise<void>;
  #waiting: { resolve(solved: SolvedRound | null): void; reject(error: unknown): void } | null = null;
  #dead = false;

  /** Begins with the session as it is; what is told afterwards follows it. */
  constructor(session: Session) {
    this.#worker.unref();
    this.#worker.on('message', (answer: FromRoundWorker) => this.#answered(answer));
    this.#worker.on('error', (error) => this.#died(error));
    this.#worker.on('exit', (code) => this.#died(new Error(`the round thread ended with ${code}`)));
    this.#told = snapshotText(session, nextTurn).then((text) => this.#post({ tell: 'session', text }));
  }

  get isDead(): boolean {
    return this.#dead;
  }

  committed(events: readonly PairingEvent[]): void {
    this.#tell({ tell: 'events', events });
  }

  news(news: ProfileNews, day: LocalDate): void {
    this.#tell({ tell: 'news', news, day });
  }

  propose(now: Instant, day: LocalDate): Promise<SolvedRound | null> {
    if (this.#dead) return Promise.reject(new Error('the round thread has ended'));
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#tell({ tell: 'propose', now, day });
    });
  }

  stop(): void {
    void this.#worker.terminate();
  }

  #tell(message: ToRoundWorker): void {
    this.#told = this.#told.then(() => this.#post(message));
  }

  #post(message: ToRoundWorker): void {
    if (!this.#dead) this.#worker.postMessage(message);
  }

  #answered(answer: FromRoundWorker): void {
    if ('failed' in answer) this.#waiting?.reject(new Error(answer.failed));
    else this.#waiting?.resolve(answer.solved);
    this.#waiting = null;
  }

  #died(error: unknown): void {
    this.#dead = true;
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}

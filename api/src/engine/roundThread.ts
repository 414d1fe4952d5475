import { Worker } from 'node:worker_threads';
import type { LocalDate } from '../domain/directory/fairLists.ts';
import type { ParticipantId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import type { Session } from '../domain/pairing/session.ts';
import { nextTurn } from './nextTurn.ts';
import type { ProfileNews } from './profileBook.ts';
import type { FromRoundWorker, ToRoundWorker } from './roundWorker.ts';
import { snapshotText } from './snapshotText.ts';
import type { SolvedRound } from './solveRound.ts';

/** A question that was not answered yet. */
interface Open {
  answered(answer: FromRoundWorker): void;
  failed(error: unknown): void;
}

/** This side of a session's round thread. A thread that dies fails what was asked of it, and the next one is begun anew. */
export class RoundThread {
  readonly #worker = new Worker(new URL('./roundWorker.ts', import.meta.url));
  /** Messages go in the order in which they were told, the first once its text is written. */
  #told: Promise<void>;
  readonly #open = new Map<number, Open>();
  #asked = 0;
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

  async propose(now: Instant, day: LocalDate): Promise<SolvedRound | null> {
    const [ask, proof] = [++this.#asked, ++this.#asked];
    const evidence = this.#answerTo(proof).then((found) => ('evidence' in found ? found.evidence : new Uint8Array()));
    // Nobody may ask for it, and the thread may end before.
    evidence.catch(() => {});
    const answer = await this.#ask({ tell: 'propose', ask, proof, now, day });
    if ('order' in answer && answer.order) return { order: answer.order, evidence: () => evidence };
    this.#open.delete(proof);
    return null;
  }

  /** Why somebody who waits is not paired yet; null for somebody who does not wait. */
  async whyNotYet(participant: ParticipantId, now: Instant, day: LocalDate): Promise<WhyNotYet | null> {
    const answer = await this.#ask({ tell: 'why', ask: ++this.#asked, now, day, participant });
    return 'why' in answer ? answer.why : null;
  }

  stop(): void {
    void this.#worker.terminate();
  }

  #ask(question: Extract<ToRoundWorker, { ask: number }>): Promise<FromRoundWorker> {
    const answer = this.#answerTo(question.ask);
    this.#tell(question);
    return answer;
  }

  #answerTo(ask: number): Promise<FromRoundWorker> {
    if (this.#dead) return Promise.reject(new Error('the round thread has ended'));
    return new Promise((answered, failed) => this.#open.set(ask, { answered, failed }));
  }

  #tell(message: ToRoundWorker): void {
    this.#told = this.#told.then(() => this.#post(message));
  }

  #post(message: ToRoundWorker): void {
    if (!this.#dead) this.#worker.postMessage(message);
  }

  #answered(answer: FromRoundWorker): void {
    const open = this.#open.get(answer.ask);
    this.#open.delete(answer.ask);
    if ('failed' in answer) open?.failed(new Error(answer.failed));
    else open?.answered(answer);
  }

  #died(error: unknown): void {
    this.#dead = true;
    for (const { failed } of this.#open.values()) failed(error);
    this.#open.clear();
  }
}

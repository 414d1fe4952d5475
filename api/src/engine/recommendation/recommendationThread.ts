import { Worker } from 'node:worker_threads';
import type { Recommended } from '../../domain/matching/recommendation/sessionMarket.ts';
import type { FromRecommendationWorker, ToRecommendationWorker } from './recommendationWorker.ts';

interface Waiting {
  resolve(found: Recommended | null): void;
  reject(error: unknown): void;
}

/** This side of a session's recommendation thread. A thread that dies fails whoever waits for it. */
export class RecommendationThread {
  readonly #worker = new Worker(new URL('./recommendationWorker.ts', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
  #dead = false;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (answer: FromRecommendationWorker) => this.#answered(answer));
    this.#worker.on('error', (error) => this.#died(error));
    this.#worker.on('exit', (code) => this.#died(new Error(`the recommendation thread ended with ${code}`)));
  }

  get isDead(): boolean {
    return this.#dead;
  }

  ask(asked: Omit<ToRecommendationWorker, 'number'>): Promise<Recommended | null> {
    if (this.#dead) return Promise.reject(new Error('the recommendation thread has ended'));
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ ...asked, number } satisfies ToRecommendationWorker);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #answered(answer: FromRecommendationWorker): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if ('failed' in answer) waiting?.reject(new Error(answer.failed));
    else waiting?.resolve(answer.found);
  }

  #died(error: unknown): void {
    this.#dead = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

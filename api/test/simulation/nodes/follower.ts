import type { SessionId } from '../../../src/domain/kernel/id.ts';
import { SECOND } from '../../../src/domain/kernel/time.ts';
import type { ClientMeans } from './clients.ts';
import type { SimulatedProcess } from './simulatedNode.ts';

/** Somebody who follows a session from whichever node, and comes back to another with the last sequence that it got. */
export class Follower {
  readonly #session: SessionId;
  readonly #means: ClientMeans;
  #node: number;
  #process: SimulatedProcess | null = null;
  #left = new AbortController();
  #arrivesAt = 0;
  /** Kinds of the events that came, in the order in which they came. */
  readonly heard: string[] = [];
  gaps = 0;
  doubles = 0;

  constructor(session: SessionId, node: number, means: ClientMeans) {
    this.#session = session;
    this.#node = node;
    this.#means = means;
    this.#connect();
    this.#lookLater();
  }

  get last(): number {
    return this.heard.length;
  }

  #connect(): void {
    const process = this.#means.cluster.on(this.#node);
    this.#process = process;
    const left = (this.#left = new AbortController());
    process.enter(() => void this.#follow(process, left.signal));
  }

  async #follow(process: SimulatedProcess, signal: AbortSignal): Promise<void> {
    const { agenda, random, weather } = this.#means;
    try {
      for await (const { sequence, event } of process.engine.follow(this.#session, this.last, signal)) {
        if (!process.isAlive) return;
        // One connection keeps its order.
        this.#arrivesAt = Math.max(this.#arrivesAt, agenda.now() + random.between(0, weather.latency));
        const arrives = () => {
          if (!signal.aborted) this.#hear(sequence, event.kind);
        };
        agenda.after(this.#arrivesAt - agenda.now(), arrives);
      }
    } catch {
      // The node could not read, or the follower was too slow: it comes back.
    }
    if (!signal.aborted) agenda.after(SECOND, () => this.#moves());
  }

  #hear(sequence: number, kind: string): void {
    if (sequence <= this.last) this.doubles++;
    else if (sequence > this.last + 1) this.gaps++;
    else this.heard.push(kind);
  }

  /** A connection to a process that is gone is noticed; now and then a phone changes its network. */
  #lookLater(): void {
    const { agenda, random } = this.#means;
    agenda.after(SECOND, () => {
      if (!this.#process?.isAlive || random.happens(0.03)) this.#moves();
      this.#lookLater();
    });
  }

  #moves(): void {
    this.#left.abort();
    this.#node++;
    this.#connect();
  }
}

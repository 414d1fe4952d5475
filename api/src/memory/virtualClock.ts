import type { Instant } from '../domain/kernel/time.ts';
import type { SetClock } from '../ports/clock.ts';

interface Wake {
  at: Instant;
  order: number;
  wake: () => void;
}

/** A clock that moves only when told to: `advance` goes from wake to wake in order and lets everything that a wake set off settle before the next. */
export class VirtualClock implements SetClock {
  #now: Instant;
  #order = 0;
  readonly #pending = new Set<Wake>();

  constructor(now: Instant = Date.UTC(2026, 10, 5, 9, 0)) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  elapsed(): number {
    return this.#now;
  }

  at(instant: Instant, wake: () => void): () => void {
    const pending = { at: instant, order: this.#order++, wake };
    this.#pending.add(pending);
    return () => this.#pending.delete(pending);
  }

  /** The virtual database's clock is this clock: there is nothing to set. */
  askDatabase(): () => void {
    return () => {};
  }

  /** Lets `milliseconds` pass. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#first(end); next; next = this.#first(end)) {
      this.#pending.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settle();
    }
    this.#now = Math.max(this.#now, end);
  }

  #first(end: Instant): Wake | null {
    let first: Wake | null = null;
    for (const wake of this.#pending) {
      if (wake.at > end) continue;
      if (!first || wake.at < first.at || (wake.at === first.at && wake.order < first.order)) first = wake;
    }
    return first;
  }
}

/** Lets every promise that can be kept without time passing be kept: the ports in memory only ever await promises. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

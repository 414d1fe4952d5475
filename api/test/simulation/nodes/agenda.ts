import type { Instant } from '../../../src/domain/kernel/time.ts';
import { settle } from '../../../src/memory/virtualClock.ts';

interface Item {
  at: Instant;
  order: number;
  happen: (() => void) | null;
}

/** What is to happen in virtual time: one thing after the other, those of one instant in the order in which they were planned, each with all that it sets off. */
export class Agenda {
  readonly #heap: Item[] = [];
  #now: Instant;
  #order = 0;
  /** Things that have happened. */
  happened = 0;

  constructor(now: Instant) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  /** Plans something; the function that it returns takes it off again. */
  after(milliseconds: number, happen: () => void): () => void {
    const item: Item = { at: this.#now + Math.max(0, Math.ceil(milliseconds)), order: this.#order++, happen };
    this.#push(item);
    return () => (item.happen = null);
  }

  /** Goes from one thing to the next; `each` is called after every one of them, once all that it set off has settled. */
  async until(end: Instant, each: () => Promise<void> | void): Promise<void> {
    for (let next = this.#heap[0]; next && next.at <= end; next = this.#heap[0]) {
      this.#pop();
      if (!next.happen) continue;
      this.#now = next.at;
      this.happened++;
      next.happen();
      await settle();
      await each();
    }
    this.#now = Math.max(this.#now, end);
  }

  #push(item: Item): void {
    let at = this.#heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (isBefore(this.#heap[parent]!, item)) break;
      this.#heap[at] = this.#heap[parent]!;
      at = parent;
    }
    this.#heap[at] = item;
  }

  #pop(): void {
    const last = this.#heap.pop()!;
    if (this.#heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#heap.length) break;
      if (child + 1 < this.#heap.length && isBefore(this.#heap[child + 1]!, this.#heap[child]!)) child++;
      if (isBefore(last, this.#heap[child]!)) break;
      this.#heap[at] = this.#heap[child]!;
      at = child;
    }
    this.#heap[at] = last;
  }
}

function isBefore(a: Item, b: Item): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

import type { Instant } from '../kernel/time.ts';
import type { Order } from '../pairing/command.ts';
import type { Actor } from '../pairing/event.ts';
import type { Session } from '../pairing/session.ts';

/** An order with who gives it. */
export type Deed = { actor: Actor; order: Order };

/** Something that somebody will do at a moment, if it is still to be done as things are then. */
export interface Intention {
  at: Instant;
  act(session: Session): Deed | null;
}

interface Entry {
  at: Instant;
  made: number;
  intention: Intention;
}

/** Intentions by their moments, those of one moment in the order in which they were made: a binary heap, O(log n) each. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #made = 0;

  /** The moment of the next; null when there is none. */
  get nextAt(): Instant | null {
    return this.#heap[0]?.at ?? null;
  }

  add(intention: Intention): void {
    const heap = this.#heap;
    const entry = { at: intention.at, made: this.#made++, intention };
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes the next out; null when there is none. */
  take(): Intention | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return null;
    if (heap.length > 0) this.#sink(last);
    return first.intention;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, entry)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = entry;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.made < b.made);
}

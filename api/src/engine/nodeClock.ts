import type { Instant } from '../domain/kernel/time.ts';
import type { SetClock } from '../ports/clock.ts';

/** Node's timers hold at most 2^31 - 1 ms; a later wake is set again on the way. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A change of the offset below this leaves the pending timers as they are. */
const OFFSET_WORTH_RESETTING_MS = 20;

interface Wake {
  at: Instant;
  wake: () => void;
  timer: ReturnType<typeof setTimeout> | null;
}

/**
 * The node's monotonic clock plus its offset to the database's: a change of the host's wall clock moves nothing. Before the first measurement
 * the offset is the host's own. `monotonic` (milliseconds) and `wall` are arguments so that a skewed node can be made in tests.
 */
export class NodeClock implements SetClock {
  readonly #monotonic: () => number;
  readonly #pending = new Set<Wake>();
  #offset: number;
  #last: Instant = 0;

  constructor(monotonic: () => number = () => performance.now(), wall: () => number = Date.now) {
    this.#monotonic = monotonic;
    this.#offset = wall() - monotonic();
  }

  now(): Instant {
    this.#last = Math.max(this.#last, Math.floor(this.#monotonic() + this.#offset));
    return this.#last;
  }

  at(instant: Instant, wake: () => void): () => void {
    const pending: Wake = { at: instant, wake, timer: null };
    this.#pending.add(pending);
    this.#set(pending);
    return () => this.#cancel(pending);
  }

  /** Takes the middle of the way there and back as the moment of the answer: the error is at most half the round trip. */
  askDatabase(): (databaseNow: Instant) => void {
    const asked = this.#monotonic();
    return (databaseNow) => {
      const offset = databaseNow - (asked + this.#monotonic()) / 2;
      const moved = Math.abs(offset - this.#offset);
      this.#offset = offset;
      if (moved > OFFSET_WORTH_RESETTING_MS) for (const pending of this.#pending) this.#set(pending);
    };
  }

  #set(pending: Wake): void {
    if (pending.timer) clearTimeout(pending.timer);
    const wait = Math.min(Math.max(0, Math.ceil(pending.at - this.#monotonic() - this.#offset)), LONGEST_TIMER_MS);
    pending.timer = setTimeout(() => this.#fire(pending), wait);
    pending.timer.unref?.();
  }

  /** A timer of Node may fire a little early: then it is set again, so that `wake` never sees a moment before its own. */
  #fire(pending: Wake): void {
    if (this.now() < pending.at) return this.#set(pending);
    this.#pending.delete(pending);
    pending.wake();
  }

  #cancel(pending: Wake): void {
    if (pending.timer) clearTimeout(pending.timer);
    this.#pending.delete(pending);
  }
}

import type { Instant } from '../domain/kernel/time.ts';
import type { SetClock } from '../ports/clock.ts';

/** Node's timers hold at most 2^31 - 1 ms; a later wake is set again on the way. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A change of the offset below this leaves the pending timers as they are. */
const OFFSET_WORTH_RESETTING_MS = 20;

interface Wake {
  at: Instant;
  wake: () => void;
  cancel: () => void;
}

/** What a clock reads and sets on its host: arguments, so that a node with a skewed clock can be made in tests, in virtual time. */
export interface HostClock {
  /** Milliseconds since some moment; no change of the wall clock moves it. */
  monotonic(): number;
  wall(): number;
  /** Calls `wake` after so many milliseconds; the function that it returns cancels it. */
  after(milliseconds: number, wake: () => void): () => void;
}

const HOST: HostClock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  after(milliseconds, wake) {
    const timer = setTimeout(wake, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * The node's monotonic clock plus its offset to the database's: a change of the host's wall clock moves nothing. Before the first measurement
 * the offset is the host's own.
 */
export class NodeClock implements SetClock {
  readonly #host: HostClock;
  readonly #pending = new Set<Wake>();
  #offset: number;
  #last: Instant = 0;

  constructor(host: Partial<HostClock> = {}) {
    this.#host = { ...HOST, ...host };
    this.#offset = this.#host.wall() - this.#host.monotonic();
  }

  now(): Instant {
    this.#last = Math.max(this.#last, Math.floor(this.#host.monotonic() + this.#offset));
    return this.#last;
  }

  at(instant: Instant, wake: () => void): () => void {
    const pending: Wake = { at: instant, wake, cancel: () => {} };
    this.#pending.add(pending);
    this.#set(pending);
    return () => this.#cancel(pending);
  }

  /** Takes the middle of the way there and back as the moment of the answer: the error is at most half the round trip. */
  askDatabase(): (databaseNow: Instant) => void {
    const asked = this.#host.monotonic();
    return (databaseNow) => {
      const offset = databaseNow - (asked + this.#host.monotonic()) / 2;
      const moved = Math.abs(offset - this.#offset);
      this.#offset = offset;
      if (moved > OFFSET_WORTH_RESETTING_MS) for (const pending of this.#pending) this.#set(pending);
    };
  }

  #set(pending: Wake): void {
    pending.cancel();
    const wait = Math.min(Math.max(0, Math.ceil(pending.at - this.#host.monotonic() - this.#offset)), LONGEST_TIMER_MS);
    pending.cancel = this.#host.after(wait, () => this.#fire(pending));
  }

  /** A timer of Node may fire a little early: then it is set again, so that `wake` never sees a moment before its own. */
  #fire(pending: Wake): void {
    if (this.now() < pending.at) return this.#set(pending);
    this.#pending.delete(pending);
    pending.wake();
  }

  #cancel(pending: Wake): void {
    pending.cancel();
    this.#pending.delete(pending);
  }
}

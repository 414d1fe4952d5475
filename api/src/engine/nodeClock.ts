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
  #isSet = false;
  #last: Instant = 0;

  constructor(host: Partial<HostClock> = {}) {
    this.#host = { ...HOST, ...host };
    this.#offset = this.#host.wall() - this.#host.monotonic();
  }

  now(): Instant {
    this.#last = Math.max(this.#last, Math.floor(this.#host.monotonic() + this.#offset));
    return this.#last;
  }

  elapsed(): number {
    return this.#host.monotonic();
  }

  at(instant: Instant, wake: () => void): () => void {
    const pending: Wake = { at: instant, wake, cancel: () => {} };
    this.#pending.add(pending);
    this.#set(pending);
    return () => this.#cancel(pending);
  }

  /**
   * The answer was made between asking and hearing it, so the offset lies between two bounds. The first answer sets it to their middle; a later
   * one moves it only as far as its own bounds demand, so that an answer that was long on its way does not push a good offset about.
   */
  askDatabase(): (databaseNow: Instant) => void {
    const asked = this.#host.monotonic();
    return (databaseNow) => {
      const [least, most] = [databaseNow - this.#host.monotonic(), databaseNow - asked];
      const offset = this.#isSet ? Math.min(Math.max(this.#offset, least), most) : (least + most) / 2;
      const moved = offset - this.#offset;
      this.#offset = offset;
      if (!this.#isSet) this.#setForTheFirstTime(moved);
      if (Math.abs(moved) > OFFSET_WORTH_RESETTING_MS) for (const pending of this.#pending) this.#set(pending);
    };
  }

  /** Until now the time was the host's, which may be minutes ahead: nobody waits those minutes out, and what waits for a wake waits as long as it meant to. */
  #setForTheFirstTime(moved: number): void {
    this.#isSet = true;
    this.#last = 0;
    for (const pending of this.#pending) pending.at = Math.ceil(pending.at + moved);
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

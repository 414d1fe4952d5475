/** How long deliveries may keep the process to themselves. */
const TURN_MS = 4;

/** Gives way to everybody else of this process when a turn has been used up: an event for the whole hall must not hold up the answers. */
export class Turns {
  #began = 0;
  #waiting: (() => void)[] = [];

  /** Null: go on at once. Otherwise wait for the turn; who waited longest goes first. */
  next(): Promise<void> | null {
    if (this.#waiting.length === 0 && performance.now() - this.#began < TURN_MS) return null;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#begin());
    });
  }

  #begin(): void {
    this.#began = performance.now();
    const waiting = this.#waiting.splice(0, BATCH);
    if (this.#waiting.length > 0) setImmediate(() => this.#begin());
    for (const go of waiting) go();
  }
}

/** Executions begun in one turn: enough for their reads to be asked together, few enough to be done in it. */
const BATCH = 64;

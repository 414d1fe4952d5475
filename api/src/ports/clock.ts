import type { Instant } from '../domain/kernel/time.ts';

/** Time as the installation sees it: the node's monotonic clock plus its offset to the database. Never runs backwards. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since some moment, for how long something may take: setting the clock does not move it. */
  elapsed(): number;
  /** Runs `wake` once at or after `instant`; the function that it returns cancels it. */
  at(instant: Instant, wake: () => void): () => void;
}

/** A clock that is set by the database's at each renewal of a lease. */
export interface SetClock extends Clock {
  /** Begins a question to the database; the function that it returns takes the database's clock out of the answer. */
  askDatabase(): (databaseNow: Instant) => void;
}

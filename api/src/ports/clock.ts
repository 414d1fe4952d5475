import type { Instant } from '../domain/kernel/time.ts';

/** Time as the installation sees it: the node's monotonic clock plus its offset to the database. Never runs backwards. */
export interface Clock {
  now(): Instant;
  /** Runs `wake` once at or after `instant`; the function that it returns cancels it. */
  at(instant: Instant, wake: () => void): () => void;
}

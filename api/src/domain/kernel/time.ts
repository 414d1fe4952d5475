/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A length of time in whole seconds. */
export type Seconds = number;

/** A length of time in whole minutes. */
export type Minutes = number;

export const SECOND = 1_000;
export const MINUTE = 60_000;

/** The moment `seconds` after `instant`. */
export function secondsAfter(instant: Instant, seconds: Seconds): Instant {
  return instant + seconds * SECOND;
}

/** The moment `minutes` after `instant`. */
export function minutesAfter(instant: Instant, minutes: Minutes): Instant {
  return instant + minutes * MINUTE;
}

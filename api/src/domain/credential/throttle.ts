import type { Instant, Seconds } from '../kernel/time.ts';
import { secondsAfter } from '../kernel/time.ts';

/** How many failures within a window lock for how long. */
export interface ThrottleRule {
  most: number;
  windowSeconds: Seconds;
  lockSeconds: Seconds;
}

/**
 * Wrong tries and what they cost. A hall's phones share one address, so an address is sized for a hall and counts failures only;
 * badge and user are the real limits. `all` bounds guessing of short codes over every badge: 50 bits against 2,000 tries in 10 minutes.
 */
export const THROTTLES = {
  badge: { most: 10, windowSeconds: 900, lockSeconds: 900 },
  user: { most: 8, windowSeconds: 900, lockSeconds: 900 },
  address: { most: 600, windowSeconds: 600, lockSeconds: 300 },
  all: { most: 2_000, windowSeconds: 600, lockSeconds: 120 },
} as const satisfies Record<string, ThrottleRule>;

/** Failures of one subject. */
export interface Tries {
  failures: number;
  windowBeganAt: Instant;
  lockedUntil: Instant | null;
}

/** The tries after one more failure. */
export function afterFailure(tries: Tries | null, rule: ThrottleRule, now: Instant): Tries {
  const fresh = !tries || now >= secondsAfter(tries.windowBeganAt, rule.windowSeconds);
  const failures = fresh ? 1 : tries.failures + 1;
  return {
    failures,
    windowBeganAt: fresh ? now : tries.windowBeganAt,
    lockedUntil: failures >= rule.most ? secondsAfter(now, rule.lockSeconds) : (tries?.lockedUntil ?? null),
  };
}

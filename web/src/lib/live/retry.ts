/** Waits between tries, in milliseconds: the first is short, none is longer than this. */
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 15_000;

/**
 * How long to wait before try number `attempt` (from 0). Doubles each time; half of it is chance, so that a hall of
 * phones that lost the same access point does not come back in one moment. `chance` lies between 0 and 1.
 */
export function retryWait(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return whole / 2 + (whole / 2) * chance;
}

/** Long lists, read page by page: whoever asks too much in a short time is told how long to wait. */
import { RequestFault, Unreachable } from './client.ts';

/** Waits of a lost connection, in milliseconds; after the last it is given up. */
const LOST_WAITS_MS = [1_000, 3_000, 9_000];

/** Asks, and where the server names a time or cannot be reached, waits and asks again for the same. Throws what no waiting mends. */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  isWanted: () => boolean = () => true,
): Promise<Answer> {
  for (let lost = 0; ;) {
    try {
      return await ask();
    } catch (failure) {
      const wait = failure instanceof Unreachable ? LOST_WAITS_MS[lost++] : toldToWait(failure);
      if (wait === undefined) throw failure;
      await new Promise((done) => setTimeout(done, wait));
      if (!isWanted()) throw failure;
    }
  }
}

/** How long the server asked to wait, in milliseconds; nothing where it named no time. */
export function toldToWait(failure: unknown): number | undefined {
  const seconds = failure instanceof RequestFault ? failure.retryAfterSeconds : undefined;
  return seconds === undefined ? undefined : seconds * 1_000;
}

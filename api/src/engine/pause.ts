import type { Clock } from '../ports/clock.ts';
import { SendAgain } from '../ports/sessions.ts';

/** Waits before the next attempt, longer each time; throws `Stopped` once there is to be no next one. */
export type Pause = (attempt: number) => Promise<void>;

/** The engine stops: what was under way is not known to be done. A client repeats it with its key. */
export class Stopped extends SendAgain {}

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/** Pauses of 25 ms, doubled each time up to a second, until `signal` aborts. */
export function pauseBy(clock: Clock, signal: AbortSignal): Pause {
  return (attempt) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        cancel();
        reject(new Stopped('the engine stops'));
      };
      const cancel = clock.at(clock.now() + Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS), () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
}

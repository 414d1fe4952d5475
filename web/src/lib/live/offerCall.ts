/** The call of an open offer: at once, at half time and ten seconds before its end; silent from the first touch on. */
import { serverClock } from './serverClock.svelte.ts';
import { signal } from './signals.ts';

/** Before the deadline the last call sounds. */
const LAST_CALL_MS = 10_000;

/** When an offer that is shown at `now` calls again, in milliseconds from then. */
export function laterCalls(now: number, deadline: number): number[] {
  const left = deadline - now;
  const half = left / 2;
  const last = left - LAST_CALL_MS;
  return [half, last].filter((wait, position) => wait > 0 && (position === 0 || last > half));
}

/** Calls again until somebody touches the page or the returned function is called. */
export function callAgain(deadline: string): () => void {
  const timers = laterCalls(serverClock.read(), Date.parse(deadline)).map((wait) =>
    setTimeout(() => signal('offer'), wait),
  );
  const stop = () => {
    timers.forEach(clearTimeout);
    removeEventListener('pointerdown', stop);
    removeEventListener('keydown', stop);
  };
  addEventListener('pointerdown', stop);
  addEventListener('keydown', stop);
  return stop;
}

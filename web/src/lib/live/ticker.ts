import { createSubscriber } from 'svelte/reactivity';

/** How often shown times move while something on the page reads them. */
const TICK_MS = 250;

const follow = createSubscriber((update) => {
  const timer = setInterval(update, TICK_MS);
  return () => clearInterval(timer);
});

/** Milliseconds of a clock that never jumps. */
export function monotonic(): number {
  return performance.now();
}

/** The same, and whoever reads it in a component is drawn again as it moves. One timer serves the page. */
export function movingMonotonic(): number {
  follow();
  return monotonic();
}

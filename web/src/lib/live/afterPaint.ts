/** Long enough for the frame that shows what just changed. */
const PAINTED_MS = 40;

/** Does what the reader need not see once the screen has changed, so that a card does not wait for it. Gives how to drop it. */
export function afterPaint(work: () => void): () => void {
  const timer = setTimeout(work, PAINTED_MS);
  return () => clearTimeout(timer);
}

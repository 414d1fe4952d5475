import { afterPaint } from '#lib/live/afterPaint.ts';

/**
 * Moves focus to the heading of a screen that has taken over, so that a keyboard and a screen reader are where the eye is. Once the screen is painted, for a
 * change of focus costs as much as a good part of it; a reader who has gone on by then stays there.
 */
export function takeFocus(heading: HTMLElement): () => void {
  const before = document.activeElement;
  heading.tabIndex = -1;
  // To the top is the one place to which a browser scrolls without a layout.
  scrollTo(0, 0);
  return afterPaint(() => {
    const now = document.activeElement;
    if (now === before || now === document.body) heading.focus({ preventScroll: true });
  });
}

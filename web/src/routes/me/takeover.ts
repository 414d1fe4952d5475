/** Moves focus to the heading of a screen that has taken over, so that a keyboard and a screen reader are where the eye is. */
export function takeFocus(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

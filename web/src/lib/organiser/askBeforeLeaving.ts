import { beforeNavigate } from '$app/navigation';

/** Asks whoever leaves a page before something is lost with it; called while the page is made. A tab that is closed asks in the browser's own words. */
export function askBeforeLeaving(isAtRisk: () => boolean, question: () => string): void {
  beforeNavigate(({ cancel, willUnload }) => {
    if (isAtRisk() && (willUnload || !confirm(question()))) cancel();
  });
}

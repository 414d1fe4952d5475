/** Where the focus was before something took it, and the way back; what was pressed is often gone by then, or goes a moment later. */

/** No field: the keys of the page go on working. */
const PRESSABLE = 'a[href], button:not([disabled])';
/** So long after an act what it changes may still take away what was pressed. */
const WATCHED_MS = 3000;

/** Remembers where the focus is now; the answer gives it back there, or to the nearest thing that is still shown. */
export function rememberFocus(): () => void {
  const opener = document.activeElement;
  const page = location.pathname;
  const around: Element[] = [];
  for (let one = opener; one && one !== document.body; one = one.parentElement) around.push(one);
  const give = (): void => {
    if (location.pathname !== page || isHeld()) return;
    for (const one of around) {
      nearest(one, one === opener)?.focus({ preventScroll: true });
      if (isHeld()) return;
    }
  };
  return () => {
    give();
    const watch = new MutationObserver(give);
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), WATCHED_MS);
  };
}

/** Whether something has the focus. */
function isHeld(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

function nearest(one: Element, isOpener: boolean): HTMLElement | null {
  if (!one.isConnected) return null;
  // A menu that has closed is behind the button that opens it.
  const menu = one.closest('[popover]:not(:popover-open)');
  if (menu) return document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (isOpener) return one instanceof HTMLElement && one.checkVisibility() ? one : null;
  return [...one.querySelectorAll<HTMLElement>(PRESSABLE)].find((inside) => inside.checkVisibility()) ?? null;
}

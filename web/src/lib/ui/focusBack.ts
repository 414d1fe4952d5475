/** Where the focus was before something took it, and the way back; what was pressed is often gone by then. */

/** No field: the keys of the page go on working. */
const PRESSABLE = 'a[href], button:not([disabled])';

/** Remembers where the focus is now; the answer gives it back there, or to the nearest thing that is still shown. */
export function rememberFocus(): () => void {
  const opener = document.activeElement;
  const page = location.pathname;
  const around: Element[] = [];
  for (let one = opener; one && one !== document.body; one = one.parentElement) around.push(one);
  return () => {
    if (location.pathname !== page) return;
    for (const one of around) {
      const next = nearest(one, one === opener);
      if (!next) continue;
      next.focus({ preventScroll: true });
      if (document.activeElement === next) return;
    }
  };
}

function nearest(one: Element, isOpener: boolean): HTMLElement | null {
  if (!one.isConnected) return null;
  // A menu that has closed is behind the button that opens it.
  const menu = one.closest('[popover]:not(:popover-open)');
  if (menu) return document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (isOpener) return one instanceof HTMLElement && one.checkVisibility() ? one : null;
  return [...one.querySelectorAll<HTMLElement>(PRESSABLE)].find((inside) => inside.checkVisibility()) ?? null;
}

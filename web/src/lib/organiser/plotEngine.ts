/** uPlot with its style sheet, in files of their own: pages without a plot do not load them, and those with one show first what needs none. */
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** The library. */
export async function plotEngine(): Promise<typeof uPlot> {
  const restore = withKnownLanguage();
  try {
    return (await import('uplot')).default;
  } finally {
    restore();
  }
}

/** The library makes a number format of the device's language as it is loaded, and some devices name one that no format knows (`en-US@posix`). */
function withKnownLanguage(): () => void {
  try {
    Intl.getCanonicalLocales(navigator.language);
    return () => {};
  } catch {
    Object.defineProperty(navigator, 'language', { value: document.documentElement.lang, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'language');
  }
}

import { resolve } from 'node:path';
import type { Browser } from 'playwright';
import { bundledChromium } from '../e2e/support/chromium.ts';
import { Installation } from '../e2e/support/installation.ts';
import { launch } from '../e2e/support/launch.ts';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A demo fair without robots and a browser beside it, for as long as `measure` runs. */
export async function inBrowser<Answer>(
  measure: (browser: Browser, fair: Installation) => Promise<Answer>,
): Promise<Answer> {
  const fair = await Installation.start();
  const browser = await launch(await bundledChromium(ROOT));
  try {
    return await measure(browser, fair);
  } finally {
    await browser.close();
    await fair.stop();
  }
}

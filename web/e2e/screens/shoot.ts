import { existsSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { LANGUAGE_COOKIE, LANGUAGES } from '../../src/lib/messages/language.ts';

/** Phones, tablets and desks that screens are looked at on: width and height in pixels. */
export const PHONE_SIZES = [{ width: 360, height: 740 }];
export const DESK_SIZES = [
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const PASSING_SIZES = [...PHONE_SIZES, ...DESK_SIZES];
const THEMES = ['light', 'dark'] as const;
/** Names, codes and times are others each time; what is laid out wrongly differs in more than this. */
const TOLERANCE = { maxDiffPixelRatio: 0.06, animations: 'disabled' } as const;

/**
 * Takes a screen as it stands on the server, in every language, theme and size, from a page of its own beside the acting one, and holds each picture against the
 * one that is kept; where there is none, keeps it.
 */
export async function shoot(
  acting: Page,
  screen: string,
  { sizes, path = acting.url() }: { sizes: readonly { width: number; height: number }[]; path?: string },
): Promise<void> {
  const context = acting.context();
  const page = await context.newPage();
  const { origin } = new URL(path);
  for (const language of LANGUAGES) {
    await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: origin }]);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        await page.goto(path, { waitUntil: 'networkidle' });
        await compare(page, `${screen}.${size.width}.${language}.${theme}.png`);
      }
    }
  }
  await page.close();
  await context.addCookies([{ name: LANGUAGE_COOKIE, value: 'en', url: origin }]);
}

/**
 * The same for a screen that passes, or that takes taps to reach: loaded once a language and theme, with `reach` tapped there, and then shown in every size.
 * What `reach` cuts off from the network is back on it before the next.
 */
export async function shootPassing(
  acting: Page,
  screen: string,
  { path = acting.url(), reach }: { path?: string; reach?: (page: Page) => Promise<void> } = {},
): Promise<void> {
  const context = acting.context();
  const page = await context.newPage();
  const { origin } = new URL(path);
  for (const language of LANGUAGES) {
    await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: origin }]);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize(PASSING_SIZES[0]!);
      await page.goto(path, { waitUntil: 'networkidle' });
      await reach?.(page);
      await inEachSize(page, `${screen}.{width}.${language}.${theme}.png`);
      await context.setOffline(false);
    }
  }
  await page.close();
  await context.addCookies([{ name: LANGUAGE_COOKIE, value: 'en', url: origin }]);
}

/** The same for news that only the page knows that was open when it came: in the reader's own language. */
export async function shootHere(page: Page, screen: string): Promise<void> {
  const before = page.viewportSize();
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await inEachSize(page, `${screen}.{width}.here.${theme}.png`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

/** A screen that speaks all languages at once, as the hall's does: as it stands, in the size of its page. */
export async function shootOnce(page: Page, screen: string): Promise<void> {
  await compare(page, `${screen}.png`);
}

async function inEachSize(page: Page, name: string): Promise<void> {
  for (const size of PASSING_SIZES) {
    await page.setViewportSize(size);
    await compare(page, name.replace('{width}', String(size.width)));
  }
}

async function compare(page: Page, name: string): Promise<void> {
  const kept = test.info().snapshotPath(name);
  // Codes of badges are new with each fair.
  const mask = [page.getByRole('img', { name: /^QR\b/ })];
  if (existsSync(kept)) await expect.soft(page).toHaveScreenshot(name, { ...TOLERANCE, mask });
  else await page.screenshot({ path: kept, animations: 'disabled' });
}

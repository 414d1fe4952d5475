import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Demo, Installation } from './installation.ts';

/** A phone in somebody's hand. */
export interface Phone {
  context: BrowserContext;
  page: Page;
}

/** The size of a small phone. */
export const PHONE = { width: 360, height: 740 };

/** Somebody of the demo's free people opens the link of their badge. `couple` 0 to 2: an exhibitor and a buyer of the same number fit each other. */
export async function openBadge(
  browser: Browser,
  { demo }: Installation,
  { side, couple, locale = 'en-GB' }: { side: Demo['participants'][number]['side']; couple: number; locale?: string },
): Promise<Phone> {
  const person = demo.participants.filter((participant) => participant.side === side)[couple]!;
  return openLink(browser, person.badgeUrl, { locale });
}

/** The link of a badge is opened on a phone of its own; `home` is where it leads to. */
export async function openLink(
  browser: Browser,
  url: string,
  { home = '**/me', ...more }: Parameters<Browser['newContext']>[0] & { home?: string } = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en-GB',
    hasTouch: true,
    isMobile: true,
    ...more,
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForURL(home);
  return { context, page };
}

/** Taps "Check in" and says that they are free. */
export async function becomeFree({ page }: Pick<Phone, 'page'>): Promise<void> {
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await page.getByRole('button', { name: 'Start, I am free' }).click();
}

/** Seconds that the ring of an offer shows. */
export async function secondsToAnswer({ page }: Pick<Phone, 'page'>): Promise<number> {
  const shown = await page.getByRole('timer').first().innerText();
  return Number(/\d+/.exec(shown)?.[0]);
}

/** Both who are asked have the same time left, whatever the clocks of their phones say. */
export async function ringsAgree(one: Phone, other: Phone): Promise<void> {
  const apart = async () => {
    const [here, there] = await Promise.all([secondsToAnswer(one), secondsToAnswer(other)]);
    return Math.abs(here - there);
  };
  await expect.poll(apart).toBeLessThanOrEqual(3);
}

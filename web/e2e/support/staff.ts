import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { Installation } from './installation.ts';
import { PHONE, type Phone } from './people.ts';

/** A badge of the demo fair that is neither an exhibitor's nor a buyer's: `S` floor staff, `I` interpreters. */
export function badgesOf(fair: Installation, letter: 'S' | 'I'): { frontCode: string; link: string }[] {
  const kept = JSON.parse(readFileSync(join(fair.dataDir, 'demo-badges.json'), 'utf8')) as {
    frontCode: string;
    token: string;
  }[];
  return kept
    .filter(({ frontCode }) => frontCode.startsWith(letter))
    .sort((one, other) => one.frontCode.localeCompare(other.frontCode))
    .map(({ frontCode, token }) => ({ frontCode, link: `${fair.url}/badge#${token}` }));
}

/** A member of the floor staff opens the link of the badge, and is on the floor of the session that runs. Each badge is open on one device. */
export async function openFloor(browser: Browser, fair: Installation, { badge = 0 } = {}): Promise<Phone> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(badgesOf(fair, 'S')[badge]!.link);
  await page.waitForURL('**/floor');
  return { context, page };
}

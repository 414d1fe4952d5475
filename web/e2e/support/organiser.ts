import { expect, type Page } from '@playwright/test';
import type { Installation } from './installation.ts';

/** The organiser's laptop, signed in, on the list of their exhibitions. */
export async function signInAtDesk(page: Page, { url, demo }: Installation): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${url}/organiser`);
  await page.getByLabel('E-mail').fill(demo.organiser.email);
  await page.getByLabel('Password').fill(demo.organiser.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your exhibitions' })).toBeVisible();
}

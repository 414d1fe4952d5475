import type { Page } from '@playwright/test';
import type { Demo } from './installation.ts';

/** The organiser of the demo signs in, and sees the sessions. */
export async function signInToDesk(
  page: Page,
  { url, demo }: { url: string; demo: Pick<Demo, 'organiser'> },
): Promise<void> {
  await page.goto(`${url}/organiser`);
  await page.getByLabel('E-mail').fill(demo.organiser.email);
  await page.getByLabel('Password').fill(demo.organiser.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('E-mail').waitFor({ state: 'detached' });
}

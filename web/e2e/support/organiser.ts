import type { Page } from '@playwright/test';
import type { Demo } from './installation.ts';

/** The organiser's laptop, signed in, on the list of their exhibitions. */
export async function signInAtDesk(
  page: Page,
  { url, demo }: { url: string; demo: Pick<Demo, 'organiser'> },
): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${url}/organiser`);
  await page.getByLabel('E-mail').fill(demo.organiser.email);
  await page.getByLabel('Password').fill(demo.organiser.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Your exhibitions' }).waitFor();
}

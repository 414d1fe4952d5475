import { expect, type Page } from '@playwright/test';

/** A spare badge as the page prints it. */
export interface PrintedSpare {
  frontCode: string;
  signInCode: string;
  signInLink: string;
}

/** Makes and prints spare badges on the page of an organiser who is signed in, and gives their codes, as the sheets show them. */
export async function makeSpares(page: Page, count: number): Promise<PrintedSpare[]> {
  await page.getByRole('link', { name: 'Badges' }).first().click();
  await page.getByLabel('How many').fill(String(count));
  const answered = page.waitForResponse(async (response) =>
    (await response.text()).includes('PrintSpareBadgesSuccess'),
  );
  await page.getByRole('button', { name: 'Make spare badges' }).click();
  const { data } = (await (await answered).json()) as { data: { printSpareBadges: { badges: PrintedSpare[] } } };
  await expect(page.getByText(`${count} spare badges are ready to print.`)).toBeVisible();
  // A browser without a window has no print dialogue; who leaves without having printed is asked first.
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return data.printSpareBadges.badges;
}

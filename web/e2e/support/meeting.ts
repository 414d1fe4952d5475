import { expect, type Browser } from '@playwright/test';
import type { Installation } from './installation.ts';
import { becomeFree, openBadge, type Phone } from './people.ts';

/** Both sides of a couple after their meeting. */
export interface Couple {
  exhibitor: Phone;
  buyer: Phone;
}

/** Two people of the demo are offered each other, meet, and both say that they signed the same contract in public. Their phones stay open. */
export async function meetAndSign(
  browser: Browser,
  fair: Installation,
  { couple = 0, amount = '480000' }: { couple?: number; amount?: string } = {},
): Promise<Couple> {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple });
  const both = [exhibitor, buyer];
  for (const phone of both) await becomeFree(phone);
  for (const { page } of both) await page.getByRole('button', { name: 'Accept' }).click();
  for (const { page } of both) await page.getByRole('button', { name: 'I am here' }).click();
  for (const { page } of both) await page.getByRole('button', { name: 'Done, record the outcome' }).click();
  for (const { page } of both) {
    await expect(page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
    await page.getByRole('group').getByText('Contract', { exact: true }).click();
    await page.getByLabel('Amount').fill(amount);
    await page.getByRole('group', { name: 'Currency' }).getByText('MOP').click();
    await page.getByLabel('May we show this signing on the hall screen?').check();
    await page.getByRole('button', { name: 'Save' }).click();
  }
  await exhibitor.page.getByRole('button', { name: 'Confirm my outcome' }).click();
  await expect(exhibitor.page.getByText('Confirmed', { exact: true })).toBeVisible();
  return { exhibitor, buyer };
}

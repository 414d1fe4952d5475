import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { openFloor } from '../support/staff.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('staff says for a buyer without a hand free that they come five minutes late, and the stand reads it', async ({
  browser,
}) => {
  const buyer = fair.demo.participants.filter(({ side }) => side === 'buyer')[0]!;
  const phones = [
    await openBadge(browser, fair, { side: 'exhibitor', couple: 0 }),
    await openBadge(browser, fair, { side: 'buyer', couple: 0 }),
  ];
  for (const phone of phones) await becomeFree(phone);
  for (const { page } of phones) await page.getByRole('button', { name: 'Accept' }).click();

  const { page, context } = await openFloor(browser, fair);
  await page.getByLabel('Act for somebody: scan or type the number on the badge').fill(buyer.frontCode);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('button', { name: /^Will be late/ }).click();
  await expect(page.getByRole('button', { name: '5 min' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Will be late', exact: true }).click();
  await expect(page.getByText('5 min late').first()).toBeVisible();
  await expect(page.getByText('Has been said already; the place is held until then.')).toBeVisible();
  await page.getByRole('button', { name: 'Close this line' }).click();
  await findsNothing(page, 'acting for somebody who is late');
  await expect(phones[0]!.page.getByText('The other side is 5 min late')).toBeVisible();

  await test.step('the list of whom to fetch says it too', async () => {
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: buyer.frontCode })).toContainText('5 min late');
  });
  for (const phone of phones) await phone.context.close();
  await context.close();
});

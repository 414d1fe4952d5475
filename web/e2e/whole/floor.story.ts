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

test('floor staff sees whom to fetch, who waits and why, and who is late', async ({ browser }) => {
  const [exhibitor, buyer] = [0, 3].map((at) => fair.demo.participants[at]!);
  const { page, context } = await openFloor(browser, fair);
  const choose = (list: RegExp) =>
    page.getByRole('group', { name: 'Lists' }).getByRole('button', { name: list }).click();

  await test.step('a staff badge leads to the floor; nobody is called yet, everybody is late', async () => {
    await expect(page.getByText('Nobody to call and nobody to fetch.')).toBeVisible();
    await choose(/^Expected/);
    await expect(page.getByRole('link', { name: /^[BE]-\d{4}/ }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /^Call / }).first()).toHaveAttribute('href', /^tel:\+/);
    await findsNothing(page, 'floor, late');
  });

  const phones = [
    await openBadge(browser, fair, { side: 'exhibitor', couple: 0 }),
    await openBadge(browser, fair, { side: 'buyer', couple: 0 }),
  ];
  await test.step('who waits stands with the reason and since when', async () => {
    await becomeFree(phones[0]!);
    await choose(/^Waiting/);
    const row = page.getByRole('listitem').filter({ hasText: exhibitor!.frontCode });
    await expect(row).toContainText(/\d:\d\d/);
    await expect(row).not.toContainText('The reason is being fetched.');
    await findsNothing(page, 'floor, waiting');
  });

  await test.step('who was called and is not at the table is fetched, with the time left and the table', async () => {
    await becomeFree(phones[1]!);
    for (const { page: phone } of phones) await phone.getByRole('button', { name: 'Accept' }).click();
    await choose(/^To call/);
    await expect(page.getByRole('heading', { name: 'Not at the table: fetch them' })).toBeVisible();
    const row = page.getByRole('listitem').filter({ hasText: buyer!.frontCode });
    await expect(row).toContainText(/\d:\d\d/);
    await expect(row).toContainText(/MO \d+|HQ \d+/);
    await phones[1]!.page.getByRole('button', { name: 'I am here' }).click();
    await expect(row).toHaveCount(0);
    await findsNothing(page, 'floor, to call');
  });

  for (const { context: phone } of phones) await phone.close();
  await context.close();
});

import { expect, test } from './support/story.ts';
import { Installation } from './support/installation.ts';
import { becomeFree, openBadge } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('an exhibitor and a buyer are offered each other, accept, meet at one table and record what came of it', async ({
  browser,
}) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  expect(exhibitor.page.url()).not.toContain('#');
  await becomeFree(exhibitor);
  await becomeFree(buyer);

  for (const { page } of [exhibitor, buyer]) {
    await expect(page.getByText('New pair: please answer').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Good for you' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Good for them' })).toBeVisible();
  }
  await exhibitor.page.getByRole('button', { name: 'Accept' }).click();
  await expect(exhibitor.page.getByText('Waiting for the other side').first()).toBeVisible();
  await buyer.page.getByRole('button', { name: 'Accept' }).click();

  const signs = await Promise.all(
    [exhibitor, buyer].map(({ page }) =>
      page.getByRole('heading', { name: /Please go to table/ }).getAttribute('aria-label'),
    ),
  );
  expect(signs[0]).toBe(signs[1]);
  await exhibitor.page.getByRole('button', { name: 'I am here' }).click();
  await buyer.page.getByRole('button', { name: 'I am here' }).click();
  for (const { page } of [exhibitor, buyer]) await expect(page.getByRole('timer')).toHaveText(/1[45]:\d\d/);

  for (const { page } of [exhibitor, buyer])
    await page.getByRole('button', { name: 'Done, record the outcome' }).click();
  for (const { page } of [exhibitor, buyer]) {
    await expect(page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
    await page.getByRole('group').getByText('Sample order').click();
    await page.getByLabel('Amount').fill('1200');
    await page.getByRole('button', { name: 'Save' }).click();
  }
  await exhibitor.page.getByRole('button', { name: 'Confirm my outcome' }).click();
  await expect(exhibitor.page.getByText('Confirmed', { exact: true })).toBeVisible();
});

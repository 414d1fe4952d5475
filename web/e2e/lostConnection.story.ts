import { expect, test } from './support/story.ts';
import { Installation } from './support/installation.ts';
import { becomeFree, openBadge } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('a phone that loses its network says so, keeps the age of what it shows, and is told the truth when it is back', async ({
  browser,
}) => {
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await becomeFree(buyer);
  await expect(buyer.page.getByText('Live', { exact: true })).toBeVisible();
  await buyer.context.setOffline(true);
  await expect(buyer.page.getByText(/Offline, reconnecting|Reconnecting/).first()).toBeVisible();
  await expect(buyer.page.getByText('Live', { exact: true })).toHaveCount(0);

  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
  await becomeFree(exhibitor);
  await expect(exhibitor.page.getByText('New pair: please answer').first()).toBeVisible();
  await expect(buyer.page.getByText('New pair: please answer')).toHaveCount(0);

  await buyer.context.setOffline(false);
  await expect(buyer.page.getByText('New pair: please answer').first()).toBeVisible();
  await exhibitor.page.getByRole('button', { name: 'Not a fit' }).click();
  await exhibitor.page.getByRole('button', { name: 'Price' }).click();
  await expect(
    buyer.page.getByRole('heading', { name: 'The other side passed this time. Your waiting time still counts.' }),
  ).toBeVisible();
  await expect(buyer.page.getByText('New pair: please answer')).toHaveCount(0);
});

test('a page that is opened again without a network shows how things stood, and what was answered there is sent when it is back', async ({
  browser,
}) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 2 });
  const { page, context } = exhibitor;
  await becomeFree(exhibitor);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  // The worker has the page and every file that it was made of.
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/me'))), { timeout: 30_000 })
    .toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('Offline, reconnecting')).toBeVisible();
  await expect(page.getByText(/Shown as of/)).toBeVisible();
  await page.getByRole('button', { name: 'Badge' }).click();
  await expect(page.getByRole('img', { name: /^QR E-/ })).toBeVisible();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await page.getByRole('button', { name: /Break/ }).first().click();
  await page.getByRole('button', { name: 'Until I am back' }).click();
  await expect(page.getByText('Not sent yet. It goes when you are back online.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Not sent yet. It goes when you are back online.')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Not sent yet. It goes when you are back online.')).toHaveCount(0);
  await expect(page.getByText('On a break').first()).toBeVisible();
  await context.close();
});

test('a server that is killed in the middle of a meeting comes back with the meeting, its place and its timer', async ({
  browser,
}) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await becomeFree(exhibitor);
  await becomeFree(buyer);
  for (const { page } of [exhibitor, buyer]) await page.getByRole('button', { name: 'Accept' }).click();
  const sign = exhibitor.page.getByRole('heading', { name: /Please go to table/ });
  const told = await sign.getAttribute('aria-label');

  await fair.kill();
  await expect(exhibitor.page.getByText(/Offline, reconnecting|Reconnecting/).first()).toBeVisible();
  await fair.up();

  await expect(exhibitor.page.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await sign.getAttribute('aria-label')).toBe(told);
  for (const { page } of [exhibitor, buyer])
    await page.getByRole('button', { name: 'I am here' }).click({ timeout: 60_000 });
  for (const { page } of [exhibitor, buyer]) await expect(page.getByRole('timer')).toHaveText(/1[45]:\d\d/);
});

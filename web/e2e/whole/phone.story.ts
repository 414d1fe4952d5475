import { expect, test, type Page } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, ringsAgree, type Phone } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function accept(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.getByRole('button', { name: 'Accept' }).click();
}

async function meet(phones: readonly Phone[]): Promise<void> {
  for (const phone of phones) await becomeFree(phone);
  await accept(phones.map(({ page }) => page));
  for (const { page } of phones) await page.getByRole('button', { name: 'I am here' }).click();
  for (const { page } of phones) await expect(page.getByRole('timer')).toHaveText(/1[45]:\d\d/);
}

test('a phone whose clock is an hour fast shows the right time to answer, to walk and to talk', async ({ browser }) => {
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await buyer.page.clock.install({ time: Date.now() + HOUR_MS });
  await buyer.page.reload();
  await becomeFree(buyer);
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  await becomeFree(exhibitor);
  for (const { page } of [buyer, exhibitor]) await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await ringsAgree(exhibitor, buyer);
  await accept([buyer.page, exhibitor.page]);
  await expect(buyer.page.getByRole('timer').first()).toHaveText(/\d:\d\d/);
  for (const { page } of [buyer, exhibitor]) await page.getByRole('button', { name: 'I am here' }).click();
  await expect(buyer.page.getByRole('timer').first()).toHaveText(/1[45]:\d\d/);
  await Promise.all([exhibitor, buyer].map(({ context }) => context.close()));
});

test('a phone without a network for ten minutes of a meeting goes on counting, keeps the note, and is right again when it is back', async ({
  browser,
}) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await buyer.page.clock.install();
  await meet([exhibitor, buyer]);
  await buyer.context.setOffline(true);
  await buyer.page.getByRole('textbox').first().fill('Two pallets for the first order');
  await buyer.page.clock.fastForward(10 * MINUTE_MS);
  await expect(buyer.page.getByText('Offline, reconnecting').first()).toBeVisible();
  await expect(buyer.page.getByRole('timer')).toHaveText(/^[345]:\d\d/);

  await buyer.context.setOffline(false);
  await buyer.page.clock.fastForward(30_000);
  // The hall's ten minutes have not passed: the server's word goes before the phone's own counting.
  await expect(buyer.page.getByRole('timer')).toHaveText(/1[345]:\d\d/);
  await expect(buyer.page.getByText('Offline, reconnecting')).toHaveCount(0);
  await buyer.page.reload();
  await expect(buyer.page.getByRole('textbox').first()).toHaveValue('Two pallets for the first order');
  await Promise.all([exhibitor, buyer].map(({ context }) => context.close()));
});

test('who waits is asked once about calls; who cannot find the table says so, and the other side sees how far away the buyer is', async ({
  browser,
}) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 2 });
  // A browser without a window refuses calls by itself; this one leaves it to its reader.
  await exhibitor.page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'default' }));
  await exhibitor.page.reload();
  await becomeFree(exhibitor);
  const asked = exhibitor.page.getByRole('heading', { name: 'Shall the phone call you when this page is closed?' });
  await expect(asked).toBeVisible();
  await exhibitor.page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(asked).toHaveCount(0);
  await exhibitor.page.reload();
  await expect(exhibitor.page.getByRole('heading', { name: 'Next pair' })).toBeVisible();
  await expect(asked).toHaveCount(0);

  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 2 });
  await becomeFree(buyer);
  await accept([exhibitor.page, buyer.page]);
  await expect(exhibitor.page.getByText(/Your buyer is \d+ min away/)).toBeVisible();
  await buyer.page.getByRole('button', { name: 'I cannot find it' }).click();
  await expect(
    buyer.page.getByText('The other side and the staff know. Ask anybody with a staff badge.'),
  ).toBeVisible();
  await expect(buyer.page.getByRole('button', { name: 'I cannot find it' })).toHaveCount(0);
  await expect(buyer.page.getByRole('img', { name: /^Plan of the hall with your place, \w+, marked$/ })).toBeVisible();
  await expect(exhibitor.page.getByText('The other side is looking for the table.')).toBeVisible();
  await Promise.all([exhibitor, buyer].map(({ context }) => context.close()));
});

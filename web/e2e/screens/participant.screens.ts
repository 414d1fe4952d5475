import { expect, test, type Page } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, PHONE, type Phone } from '../support/people.ts';
import { badgesOf } from '../support/staff.ts';
import { shootHere, shootPassing } from './shoot.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

const both = async (phones: readonly Phone[], button: string) => {
  for (const { page } of phones) await page.getByRole('button', { name: button }).click();
};
/** Buttons are found by where they stand: their words are in another language in each picture. */
const tab = (at: number) => (page: Page) => page.locator('nav.tabs button').nth(at).click();
const status = (part: string) => (page: Page) => page.locator(`.switch button.${part}`).click();
const cutOff = async (page: Page) => {
  await page.context().setOffline(true);
  await page.locator('.stale').waitFor();
};

test('how one comes in, and what stands in the way', async ({ browser }) => {
  test.setTimeout(900_000);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(fair.url);
  await shootPassing(stranger, 'sign-in');
  const refused = async (page: Page) => {
    await page.locator('#code').fill('WRONG-CODE');
    await page.locator('.acts button.main').click();
    await page.locator('#problem').filter({ hasText: /./ }).waitFor();
  };
  await shootPassing(stranger, 'sign-in-refused', { reach: refused });
  await shootPassing(stranger, 'badge-empty', { path: `${fair.url}/badge` });
  await shootPassing(stranger, 'not-found', { path: `${fair.url}/no-such-page` });
});

test('what an exhibitor and a buyer see, from the door to the outcome', async ({ browser }) => {
  test.setTimeout(900_000);
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const phones = [exhibitor, buyer];
  await shootPassing(exhibitor.page, 'check-in');
  await becomeFree(exhibitor);
  await shootPassing(exhibitor.page, 'waiting');
  await shootPassing(exhibitor.page, 'waiting-break', { reach: status('pause') });
  await shootPassing(exhibitor.page, 'waiting-leave', { reach: status('leave') });
  await shootPassing(exhibitor.page, 'waiting-offline', { reach: cutOff });
  await shootPassing(exhibitor.page, 'badge', { reach: tab(2) });

  await becomeFree(buyer);
  await expect(buyer.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await buyer.page.getByRole('button', { name: '30 s' }).click();
  await shootPassing(buyer.page, 'offer');
  await both(phones, 'Accept');
  await expect(buyer.page.getByRole('heading', { name: /Please go to table/ })).toBeVisible();
  await shootPassing(buyer.page, 'summons');
  await exhibitor.page.getByRole('button', { name: 'I am here' }).click();
  await exhibitor.page.getByRole('button', { name: 'The other side did not come' }).click();
  await expect(buyer.page.getByText('Are you at table')).toBeVisible();
  await shootPassing(buyer.page, 'summons-asked');
  await buyer.page.getByRole('button', { name: 'I am here' }).click();
  await expect(buyer.page.getByRole('timer')).toBeVisible();
  await shootPassing(exhibitor.page, 'meeting');
  await shootPassing(buyer.page, 'meeting-offline', { reach: cutOff });

  await both(phones, 'Done, record the outcome');
  await expect(buyer.page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
  await shootPassing(buyer.page, 'outcome');
  for (const [{ page }, amount] of [
    [exhibitor, '480000'],
    [buyer, '460000'],
  ] as const) {
    await page.getByRole('group').getByText('Sample order', { exact: true }).click();
    await page.getByLabel('Amount').fill(amount);
    await page.getByRole('button', { name: 'Save' }).click();
  }
  await expect(buyer.page.getByText('You differ by')).toBeVisible();
  await shootHere(buyer.page, 'outcome-differs');
  await buyer.page.getByRole('button', { name: 'Close' }).first().click();
  await shootPassing(buyer.page, 'my-day', { reach: tab(1) });
});

test('what is news to who waits', async ({ browser }) => {
  test.setTimeout(900_000);
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await becomeFree(exhibitor);
  await becomeFree(buyer);
  await exhibitor.page.getByRole('button', { name: 'Accept' }).click();
  await shootPassing(exhibitor.page, 'offer-accepted');
  await buyer.page.getByRole('button', { name: 'Not a fit' }).click();
  await shootHere(buyer.page, 'offer-declining');
  await buyer.page.getByRole('button', { name: 'Price' }).click();
  await expect(exhibitor.page.getByText('The other side passed')).toBeVisible();
  await shootHere(exhibitor.page, 'offer-passed');
  await exhibitor.page.getByRole('button', { name: 'Take a break' }).click();
  await shootPassing(exhibitor.page, 'on-a-break');
  await status('leave')(buyer.page);
  await buyer.page.locator('.more .two button').last().click();
  await expect(buyer.page.getByText('You have left the session.')).toBeVisible();
  await shootPassing(buyer.page, 'left');
});

test('what an interpreter sees', async ({ browser }) => {
  test.setTimeout(900_000);
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(badgesOf(fair, 'I')[0]!.link);
  await page.waitForURL('**/interpret');
  await shootPassing(page, 'interpret-come');
  await page.getByRole('button', { name: /^I am here and free/ }).click();
  await expect(page.getByRole('heading', { name: /^You are free/ })).toBeVisible();
  await shootPassing(page, 'interpret-free');
});

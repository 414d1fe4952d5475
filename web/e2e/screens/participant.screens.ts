import { expect, test } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, type Phone } from '../support/people.ts';
import { PHONE_SIZES, shoot } from './shoot.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

const sizes = PHONE_SIZES;
const both = async (phones: readonly Phone[], button: string) => {
  for (const { page } of phones) await page.getByRole('button', { name: button }).click();
};

test('what an exhibitor and a buyer see, from the door to the outcome', async ({ browser }) => {
  test.setTimeout(900_000);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(fair.url);
  await shoot(stranger, 'sign-in', { sizes });
  await stranger.goto(`${fair.url}/no-such-page`);
  await shoot(stranger, 'not-found', { sizes });

  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const phones = [exhibitor, buyer];
  await shoot(exhibitor.page, 'check-in', { sizes });
  await becomeFree(exhibitor);
  await shoot(exhibitor.page, 'waiting', { sizes });
  await becomeFree(buyer);
  await expect(buyer.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await buyer.page.getByRole('button', { name: '30 s' }).click();
  await shoot(buyer.page, 'offer', { sizes });
  await both(phones, 'Accept');
  await expect(buyer.page.getByRole('heading', { name: /Please go to table/ })).toBeVisible();
  await shoot(buyer.page, 'summons', { sizes });
  await both(phones, 'I am here');
  await expect(buyer.page.getByRole('timer')).toBeVisible();
  await shoot(exhibitor.page, 'meeting', { sizes });
  await both(phones, 'Done, record the outcome');
  await expect(buyer.page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
  await shoot(buyer.page, 'outcome', { sizes });
});

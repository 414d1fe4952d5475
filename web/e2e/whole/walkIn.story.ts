import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { PHONE } from '../support/people.ts';
import { makeSpares } from '../support/spares.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('who opens the link of a spare badge answers three questions and waits for a pair', async ({ browser, page }) => {
  await signInAtDesk(page, fair);
  const [spare, typed] = await makeSpares(page, 2);
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await phone.goto(spare!.signInLink);
  await expect(phone.getByRole('heading', { name: 'Three questions, then pairing' })).toBeVisible();
  await expect(phone).toHaveURL(`${fair.url}/badge`);
  const next = phone.getByRole('button', { name: 'Next' });
  await phone.getByRole('button', { name: 'I buy' }).click();
  await next.click();
  await phone.getByLabel('Goods').fill('café');
  await phone.locator('.found button').first().click();
  await findsNothing(phone, 'walk-in, what');
  await next.click();
  await expect(next).toBeDisabled();
  await phone.getByRole('button', { name: 'Macao' }).click();
  await findsNothing(phone, 'walk-in, market');
  await next.click();
  await phone.locator('ol').getByRole('button', { name: 'Português' }).click();
  await next.click();
  await phone.getByRole('button', { name: 'Find me a pair' }).click();
  await phone.waitForURL('**/me');
  await expect(phone.getByText('Free').first()).toBeVisible();
  await context.close();

  await test.step('the short code, typed, leads to the same questions', async () => {
    const other = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
    const second = await other.newPage();
    await second.goto(fair.url);
    await second.getByLabel('Sign-in code').fill(typed!.signInCode);
    await second.getByRole('button', { name: 'Check in' }).click();
    await expect(second.getByRole('heading', { name: 'Three questions, then pairing' })).toBeVisible();
    await other.close();
  });
});

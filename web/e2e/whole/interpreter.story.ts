import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { PHONE } from '../support/people.ts';
import { badgesOf } from '../support/staff.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('an interpreter comes by the badge, takes a break and is back; the desk sees it and acts for another', async ({
  page,
  browser,
}) => {
  const [mine, other] = badgesOf(fair, 'I');
  await signInAtDesk(page, fair);
  await page.goto(fair.demo.board);
  await page.getByRole('button', { name: 'Step in' }).click();
  await page.getByRole('link', { name: 'Interpreters' }).click();
  const row = (code: string) => page.getByRole('button', { name: new RegExp(`^${code}`) });
  await expect(page.getByText('No pair waits for an interpreter.')).toBeVisible();

  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await test.step('the badge leads to the interpreter’s screen, in each language', async () => {
    await phone.goto(mine!.link);
    await phone.waitForURL('**/interpret');
    await findsNothing(phone, 'interpreting, before coming');
    await phone.getByRole('button', { name: /^I am here and free/ }).click();
    await expect(phone.getByRole('heading', { name: /^You are free/ })).toBeVisible();
    await findsNothing(phone, 'interpreting, free');
    await expect(row(mine!.frontCode)).toContainText('Free');
  });

  await test.step('staff sets the interpreter on a break, and its phone says so', async () => {
    await row(mine!.frontCode).click();
    await page.getByRole('button', { name: 'Set on a break' }).click();
    await expect(row(mine!.frontCode)).toContainText('On a break');
    await expect(phone.getByRole('heading', { name: 'On a break' })).toBeVisible();
    await page.getByRole('button', { name: 'Is here and free' }).click();
    await expect(phone.getByRole('heading', { name: /^You are free/ })).toBeVisible();
    await findsNothing(page, 'the desk’s interpreters');
  });

  await test.step('another is added by the number on the badge; leaving asks first', async () => {
    await page.getByLabel('Add by the number on the badge').fill(other!.frontCode.toLowerCase());
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('button', { name: 'Is here and free' }).click();
    await expect(row(other!.frontCode)).toContainText('Free');
    await page.getByRole('button', { name: 'Has left' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(row(other!.frontCode)).toContainText('Free');
    await page.getByRole('button', { name: 'Has left' }).click();
    await page.getByRole('button', { name: 'Has left' }).click();
    await expect(row(other!.frontCode)).toContainText('Left');
  });

  await test.step('a badge that is no interpreter’s is refused in words', async () => {
    await page.getByLabel('Add by the number on the badge').fill(fair.demo.participants[0]!.frontCode);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('button', { name: 'Is here and free' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This interpreter is not in this session.' })).toBeVisible();
  });
  await context.close();
});

import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { browserBefore } from '../support/camera.ts';
import { Installation } from '../support/installation.ts';
import { PHONE, becomeFree, openBadge } from '../support/people.ts';
import { badgesOf, openFloor } from '../support/staff.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel('Act for somebody: scan or type the number on the badge').fill(code);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('staff checks somebody in and sets them free by the number on the badge, and reads why more is not possible', async ({
  browser,
}) => {
  const buyer = fair.demo.participants.filter(({ side }) => side === 'buyer')[0]!;
  const { page, context } = await openFloor(browser, fair);

  await test.step('a number that nobody wears is said, and the staff’s name stands under what is done', async () => {
    await expect(page.getByText(/Floor staff \d/).first()).toBeVisible();
    await type(page, 'B-9999');
    await expect(page.getByText('B-9999 has not joined this session.')).toBeVisible();
    await page.getByRole('button', { name: 'Is here: check in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    await page.getByRole('link', { name: 'Back' }).click();
  });

  await test.step('typed without hyphen or capitals; what is not possible says why', async () => {
    await type(page, buyer.frontCode.toLowerCase().replace('-', ' '));
    await expect(page.getByText(/The log will say: Floor staff/)).toBeVisible();
    await expect(page.getByText('No offer is open.')).toBeVisible();
    await findsNothing(page, 'acting for somebody');
    await page.getByRole('button', { name: 'Is here: check in' }).click();
    await page.getByRole('button', { name: 'Is here: go on pairing' }).click();
  });
  await context.close();
});

test('the front of a badge, held before the camera of the staff’s phone, opens its owner', async () => {
  const person = fair.demo.participants[1]!;
  const browser = await browserBefore(fair, person.frontCode);
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(badgesOf(fair, 'S')[1]!.link);
  await page.waitForURL('**/floor');
  await page.getByRole('button', { name: 'Scan', exact: true }).click();
  await expect(page.getByText(`For ${person.frontCode}`).first()).toBeVisible({ timeout: 30_000 });
  await browser.close();
});

test('somebody without a phone is paired while staff stands beside them, answers and sees the table', async ({
  browser,
}) => {
  const buyer = fair.demo.participants.filter(({ side }) => side === 'buyer')[1]!;
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
  await becomeFree(exhibitor);
  const { page, context } = await openFloor(browser, fair, { badge: 2 });
  await type(page, buyer.frontCode);
  await page.getByRole('button', { name: 'Is here: check in' }).click();
  await page.getByRole('button', { name: 'Is here: go on pairing' }).click();
  const withMe = page.getByRole('button', { name: 'Is with me, has no phone' });
  await withMe.click();
  await expect(withMe).toHaveAttribute('aria-pressed', 'true');
  await findsNothing(page, 'standing in for a phone');
  await exhibitor.page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: 'Accept the pair' }).click();
  await expect(page.getByRole('button', { name: 'Is at the table' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print a table slip' })).toBeVisible();
  await exhibitor.context.close();
  await context.close();
});

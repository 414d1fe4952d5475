import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

async function act(page: Page, name: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Step in' }).click();
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason, kept with the act').fill(reason);
  await dialog.locator('button.main').click();
}

test('an act can be taken back for sixty seconds; the desk says beforehand what that restores and what it cannot', async ({
  page,
  browser,
}) => {
  await signInAtDesk(page, fair);
  await page.goto(fair.demo.board);
  await expect(page.getByText('Macao hall (Demo)').first()).toBeVisible();
  const undo = page.getByRole('button', { name: /^Undo \(\d+ s\)$/ });

  await test.step('a pause is undone by its button, and pairing goes on', async () => {
    await act(page, 'Pause pairing', 'By mistake');
    await expect(page.getByRole('banner').getByText('Paused', { exact: true })).toBeVisible();
    await expect(page.getByText('pairing is as before')).toBeVisible();
    await findsNothing(page, 'the toast that counts');
    await undo.click();
    await expect(page.getByRole('status').getByText('Undone: Pause pairing')).toBeVisible();
    await expect(page.getByRole('banner').getByText('Pairing', { exact: true })).toBeVisible();
    await expect(page.getByText('An act was undone')).toBeVisible();
  });

  await test.step('the board keeps the act among what just happened, with the seconds left, and takes it back from there', async () => {
    await act(page, 'Pause pairing', 'By mistake again');
    await page.getByRole('button', { name: 'Undo: Pairing paused' }).click();
    await expect(page.getByRole('banner').getByText('Pairing', { exact: true })).toBeVisible();
    await expect(page.getByRole('status').getByText('Undone: Pause pairing')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo: Pairing paused' })).toHaveCount(0);
  });

  await test.step('a pair by hand is undone by the keyboard, and both phones are free again', async () => {
    const phones = [
      await openBadge(browser, fair, { side: 'exhibitor', couple: 0 }),
      await openBadge(browser, fair, { side: 'buyer', couple: 0 }),
    ];
    await act(page, 'Pause pairing', 'So that nobody else pairs them');
    for (const phone of phones) await becomeFree(phone);
    const codes = { buyer: frontCodeOf('buyer'), exhibitor: frontCodeOf('exhibitor') };
    await page.getByRole('button', { name: 'Step in' }).click();
    await page.getByRole('button', { name: 'Pair by hand', exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const [side, code] of [
      ['Buyer', codes.buyer],
      ['Exhibitor', codes.exhibitor],
    ] as const) {
      await dialog.getByLabel(`Find ${side}`).fill(code);
      await dialog.getByRole('button', { name: code }).click();
    }
    await dialog.getByLabel('Reason, kept with the act').fill('They asked for each other');
    await dialog.locator('button.main').click();
    for (const phone of phones) await expect(phone.page.getByText('New pair: please answer').first()).toBeVisible();
    await expect(page.getByText(/the offer to .* is taken back/)).toBeVisible();
    await page.locator('h1').first().click({ force: true });
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').getByText('Undone: Pair by hand')).toBeVisible();
    for (const phone of phones) await expect(phone.page.getByText('New pair: please answer')).toHaveCount(0);
    for (const { context } of phones) await context.close();
  });

  await test.step('what has been heard is named before it is undone', async () => {
    await act(page, 'Start pairing', 'On we go');
    await page.getByRole('button', { name: 'Step in' }).click();
    await page.getByRole('button', { name: 'Announce', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'A signing is about to begin. You are welcome to watch.' }).click();
    await dialog.getByLabel('Reason, kept with the act').fill('The minister is here');
    await dialog.locator('button.main').click();
    await expect(page.getByText('whoever has read the announcement has read it')).toBeVisible();
    await undo.click();
    await expect(page.getByRole('status').getByText('Undone: Announce')).toBeVisible();
    await expect(page.getByText('Last announcement')).toHaveCount(0);
  });

  await test.step('after a minute it is too late, and the desk says so', async () => {
    await page.clock.install();
    await act(page, 'Pause pairing', 'Lunch');
    await expect(undo).toBeVisible();
    await page.clock.fastForward(61_000);
    await expect(page.getByRole('status').getByText('Too late to undo: Pause pairing')).toBeVisible();
    await expect(undo).toHaveCount(0);
  });
});

function frontCodeOf(side: 'exhibitor' | 'buyer'): string {
  return fair.demo.participants.find((participant) => participant.side === side)?.frontCode ?? '';
}

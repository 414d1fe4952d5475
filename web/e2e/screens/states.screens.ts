import { expect, test, type Page } from '@playwright/test';
import { announceSigning, doIt, frontCodeOf } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { becomeFree, openBadge, type Phone } from '../support/people.ts';
import { playLater } from '../support/playedFloor.ts';
import { DESK_SIZES, PHONE_SIZES, shoot, shootPassing } from './shoot.ts';

/** States of the desk that come only when something went wrong, or is about to be changed. */
let fair: Installation;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  fair = await Installation.start({ unhurried: true });
  desk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAtDesk(desk, fair);
});
test.afterAll(() => fair.stop());
test.beforeEach(() => test.setTimeout(600_000));

/** One of two who fit puts off every offer, until the board tells of a storm; then they are let wait. */
async function putOffAgainAndAgain(couple: readonly Phone[]): Promise<void> {
  await fair.changeRules({ laterMinutes: 0 });
  for (const phone of couple) await becomeFree(phone);
  await desk.goto(fair.demo.board);
  const storm = desk.getByRole('article').filter({ hasText: 'were not accepted' });
  const later = couple[0]!.page.getByRole('button', { name: 'Later', exact: true });
  await expect(async () => {
    await later.click({ timeout: 5_000 });
    await expect(storm).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 200_000 });
  await fair.changeRules({ laterMinutes: 240 });
  await expect(async () => {
    if (await later.isVisible()) await later.click({ timeout: 5_000 });
    await expect(couple[0]!.page.getByRole('timer')).toHaveCount(0, { timeout: 3_000 });
  }).toPass();
}

test('what needs a hand: a storm, a long wait, a minimum at risk, an idle table', async ({ browser }) => {
  const couple = [
    await openBadge(browser, fair, { side: 'exhibitor', couple: 0 }),
    await openBadge(browser, fair, { side: 'buyer', couple: 0 }),
  ];
  await putOffAgainAndAgain(couple);
  await fair.changeRules({ leastMeetings: 50 });
  await playLater(desk.context(), 11);
  await desk.goto(fair.demo.board);
  await expect(desk.getByRole('article').filter({ hasText: 'idle for' })).toBeVisible();
  await shootPassing(desk, 'red-list', { reach: toActOn });
  await desk.context().unrouteAll();
  for (const { context } of couple) await context.close();
});

/** A phone shows what needs a hand behind the last of three buttons. */
async function toActOn(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toBeVisible();
  const third = page.locator('main [role=group] button').nth(2);
  if (await third.isVisible()) await third.click();
  await expect(page.getByRole('article').first()).toBeVisible();
}

test('somebody did not come, and a hall is closed in which two still sit', async ({ browser }) => {
  const couple = [
    await openBadge(browser, fair, { side: 'exhibitor', couple: 1 }),
    await openBadge(browser, fair, { side: 'buyer', couple: 1 }),
  ];
  await fair.changeRules({ claimSeconds: 600 });
  for (const phone of couple) await becomeFree(phone);
  for (const { page } of couple) await page.getByRole('button', { name: 'Accept' }).click();
  const exhibitor = frontCodeOf(fair, 'exhibitor', 1);
  await desk.goto(fair.demo.board);
  await expect(desk.getByText('Live', { exact: true }).last()).toBeAttached();
  await expect(desk.getByText('Macao hall (Demo)').first()).toBeVisible();
  for (const word of ['Is at the table', /did not come/i]) {
    await desk.keyboard.press('Control+k');
    await desk.getByRole('dialog').getByRole('combobox').fill(`@${exhibitor}`);
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: word }).first().click();
    await desk.getByRole('dialog').locator('button.main').click();
    await expect(desk.getByRole('dialog')).toHaveCount(0);
  }
  await desk.goto(fair.demo.board);
  await shootPassing(desk, 'red-no-show', { reach: toActOn });
  await couple[1]!.page.getByRole('button', { name: 'I am here' }).first().click();
  await couple[0]!.page.getByRole('button', { name: 'Done, record the outcome' }).waitFor();
  await desk.goto(`${fair.demo.board}/tables`);
  await desk.getByRole('button', { name: 'Close Macao hall (Demo)', exact: true }).click();
  await doIt(desk, 'Water in the hall');
  await expect(desk.getByRole('button', { name: 'Close Macao hall (Demo)', exact: true })).toHaveCount(0);
  await shoot(desk, 'tables-closing', { sizes: [...DESK_SIZES, ...PHONE_SIZES] });
  await desk.getByRole('button', { name: 'Open Macao hall (Demo)', exact: true }).click();
  await doIt(desk, 'Dry again');
  for (const { context } of couple) await context.close();
});

test('a change of rules with its effects, and tables held for less than a walk', async () => {
  await desk.goto(`${fair.demo.board}/rules`);
  await shootPassing(desk, 'rules-effects', {
    reach: async (page) => {
      await page.locator('#rule-summonsWarningSeconds').fill('30');
      await page.locator('#rule-summonsSeconds').fill('45');
      await page.locator('#rule-mostMeetings').fill('1');
      await expect(page.locator('.trial .affected')).toBeVisible();
      // A forecast, or that a busy machine could not make one in time.
      await expect(page.locator('.trial caption, .trial .btn.small').first()).toBeVisible({ timeout: 60_000 });
      await page.locator('#rule-summonsSeconds').scrollIntoViewIfNeeded();
    },
  });
});

test('an act that may be undone, and one of which something stays', async () => {
  await desk.goto(fair.demo.board);
  const act = (place: number, fill: (page: Page) => Promise<void>) => async (page: Page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('>');
    for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await fill(page);
    await page.getByRole('dialog').locator('input[aria-describedby^=act-reason]').fill('…');
    await page.getByRole('dialog').locator('button.main').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('dl dd').first()).toBeVisible();
  };
  const announce = (page: Page) => page.locator('form.act button[type=button]:not(.desk-b)').first().click();
  await shootPassing(desk, 'undo-offered', { reach: act(0, async () => undefined) });
  await shootPassing(desk, 'undo-partly', { reach: act(2, announce) });
});

test('an announcement on the phone of who waits', async ({ browser }) => {
  const waits = await openBadge(browser, fair, { side: 'exhibitor', couple: 2 });
  await becomeFree(waits);
  await desk.goto(fair.demo.board);
  await announceSigning(desk);
  await shootPassing(waits.page, 'announced');
  await waits.context.close();
});

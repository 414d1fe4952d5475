import { expect, test, type Page } from '@playwright/test';
import { LANGUAGES } from '../../src/lib/messages/language.ts';
import { announceSigning, beginAct, doIt } from '../support/board.ts';
import { DeskApi } from '../support/deskApi.ts';
import { Installation } from '../support/installation.ts';
import { meetAndSign } from '../support/meeting.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { shootOnce } from './shoot.ts';

/** The hall's screen through a day: it speaks all languages at once, and is dark unless it is asked for light. */
let fair: Installation;
let desk: Page;
let hall: Page;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  fair = await Installation.start();
  desk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAtDesk(desk, fair);
  await desk.goto(fair.demo.board);
  hall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
});
test.afterAll(() => fair.stop());
test.beforeEach(() => test.setTimeout(300_000));

async function open(url: string): Promise<void> {
  await hall.goto(url);
  await expect(hall.locator('.connection .mark')).toHaveCount(0);
}

test('before a session', async () => {
  const api = await DeskApi.signIn(fair);
  const query = '{ viewer { organiserOf { sessions { id state boardToken } } } }';
  const { viewer } = await api.ask<{
    viewer: { organiserOf: { sessions: { id: string; state: string; boardToken: string }[] }[] };
  }>(query, {});
  const next = viewer.organiserOf.flatMap(({ sessions }) => sessions).find(({ state }) => state === 'DRAFT')!;
  await hall.goto(`${fair.url}/wallboard/${encodeURIComponent(next.id)}#${encodeURIComponent(next.boardToken)}`);
  await expect(hall.locator('.quiet')).toContainText('begins at');
  await shootOnce(hall, 'hall-before');
});

test('the invitation in each language', async () => {
  await open(fair.demo.wallboard);
  for (const language of LANGUAGES) {
    await expect(hall.locator(`.invitation .lead[lang="${language}"]`)).toBeVisible({ timeout: 60_000 });
    await shootOnce(hall, `hall-invitation-${language}`);
  }
  await hall.goto(fair.demo.wallboard.replace('#', '?theme=light#'));
  await expect(hall.locator('.connection .mark')).toHaveCount(0);
  await shootOnce(hall, 'hall-light');
});

test('a call by the codes of badges', async ({ browser }) => {
  await open(fair.demo.wallboard);
  const two = [
    await openBadge(browser, fair, { side: 'exhibitor', couple: 0 }),
    await openBadge(browser, fair, { side: 'buyer', couple: 0 }),
  ];
  for (const phone of two) await becomeFree(phone);
  for (const { page } of two) await page.getByRole('button', { name: 'Accept' }).click();
  await expect(hall.locator('li .code').first()).toBeVisible();
  await shootOnce(hall, 'hall-call');
  for (const { page } of two) await page.getByRole('button', { name: 'I am here' }).click();
  for (const { page } of two) await page.getByRole('button', { name: 'Done, record the outcome' }).click();
  for (const { context } of two) await context.close();
});

test('a signing', async ({ browser }) => {
  const couple = await meetAndSign(browser, fair, { couple: 1 });
  await open(fair.demo.wallboard);
  await expect(hall.locator('.signings')).toHaveText('1');
  await shootOnce(hall, 'hall-signing');
  for (const { context } of [couple.exhibitor, couple.buyer]) await context.close();
});

test('an announcement, a pause, and the end', async () => {
  await announceSigning(desk);
  await open(fair.demo.wallboard);
  await expect(hall.locator('.notice .lead')).toBeVisible();
  await shootOnce(hall, 'hall-announced');
  await beginAct(desk, 'Pause pairing');
  await doIt(desk, 'For its picture');
  await expect(hall.locator('.paused')).toBeVisible();
  await shootOnce(hall, 'hall-paused');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await beginAct(desk, 'Close the session');
  await doIt(desk, 'The day is over');
  await expect(hall.locator('.ended')).toBeVisible();
  await shootOnce(hall, 'hall-over');
});

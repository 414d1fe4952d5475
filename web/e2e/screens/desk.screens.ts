import { expect, test, type Page } from '@playwright/test';
import { beginAct, doIt } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { DESK_SIZES, PHONE_SIZES, shoot, shootPassing } from './shoot.ts';

let fair: Installation;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  fair = await Installation.start();
  desk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAtDesk(desk, fair);
  for (const couple of [0, 1, 2]) {
    await becomeFree(await openBadge(browser, fair, { side: 'exhibitor', couple }));
    if (couple > 0) await becomeFree(await openBadge(browser, fair, { side: 'buyer', couple }));
  }
});
test.afterAll(() => fair.stop());
test.beforeEach(() => test.setTimeout(900_000));

const EVERY_SIZE = [...DESK_SIZES, ...PHONE_SIZES];

test('the sign-in of the desk, and its exhibitions', async ({ browser }) => {
  const stranger = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await stranger.goto(`${fair.url}/organiser`);
  await shoot(stranger, 'organiser-sign-in', { sizes: DESK_SIZES });
  await desk.goto(`${fair.url}/organiser`);
  await shoot(desk, 'exhibitions', { sizes: DESK_SIZES });
  await desk.goto(`${fair.url}/organiser/begin`);
  await shoot(desk, 'begin', { sizes: DESK_SIZES });
});

for (const part of ['', 'after', 'badges', 'import', 'partner', 'plan']) {
  test(`an exhibition: ${part || 'its set-up'}`, async () => {
    const { data } = (await (
      await desk.request.post(`${fair.url}/graphql`, { data: { query: '{ viewer { organiserOf { id } } }' } })
    ).json()) as { data: { viewer: { organiserOf: { id: string }[] } } };
    const [{ id } = { id: '' }] = data.viewer.organiserOf;
    await desk.goto(`${fair.url}/organiser/exhibition/${encodeURIComponent(id)}/${part}`);
    await expect(desk.getByRole('main')).toBeVisible();
    await shoot(desk, `exhibition-${part || 'set-up'}`, { sizes: DESK_SIZES });
  });
}

for (const part of [
  '',
  'after',
  'fairness',
  'floor',
  'interpreters',
  'people',
  'rehearsal',
  'replay',
  'rules',
  'tables',
]) {
  test(`a session: ${part || 'its board'}`, async () => {
    await desk.goto(`${fair.demo.board}/${part}`);
    await expect(desk.getByRole('main')).toBeVisible();
    await shoot(desk, `session-${part || 'board'}`, { sizes: EVERY_SIZE });
  });
}

test('the walk-in desk', async () => {
  await desk.goto(fair.demo.board.replace('/session/', '/desk/'));
  await expect(desk.getByRole('main')).toBeVisible();
  await shoot(desk, 'walk-in-desk', { sizes: EVERY_SIZE });
});

/** The acts of a session that pairs, in the order of the palette. */
const PALETTE_ACTS = ['pause', 'pair-by-hand', 'announce', 'close-session'];

async function openPalette(page: Page, typed = ''): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(typed);
}

test('the board before anybody has checked in, and a session that nobody knows', async ({ browser }) => {
  const early = await Installation.start();
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAtDesk(page, early);
  await shootPassing(page, 'board-empty', { path: early.demo.board });
  await shootPassing(page, 'session-unknown', { path: `${early.url}/organiser/session/unknown` });
  await early.stop();
});

test('the palette, and the forms of what is done to a session', async () => {
  await desk.goto(fair.demo.board);
  await shootPassing(desk, 'palette', { reach: (page) => openPalette(page) });
  await shootPassing(desk, 'palette-people', { reach: (page) => openPalette(page, '@demo') });
  for (const [place, act] of PALETTE_ACTS.entries()) {
    await shootPassing(desk, `act-${act}`, {
      reach: async (page) => {
        await openPalette(page, '>');
        for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      },
    });
  }
});

test('the board without a connection', async () => {
  await desk.goto(fair.demo.board);
  await shootPassing(desk, 'board-offline', {
    reach: async (page) => {
      await page.context().setOffline(true);
      await expect(page.locator('.hatch').first()).toBeVisible({ timeout: 60_000 });
    },
  });
});

test('a change of rules is tried', async () => {
  await desk.goto(`${fair.demo.board}/rules`);
  await shootPassing(desk, 'rules-tried', {
    reach: async (page) => {
      await page.getByRole('main').getByRole('button').nth(1).click();
      await expect(page.locator('form.trial .foot')).toBeVisible();
    },
  });
});

test('the board when pairing pauses', async () => {
  await desk.goto(fair.demo.board);
  await beginAct(desk, 'Pause pairing');
  await doIt(desk, 'For its picture');
  await expect(desk.getByRole('banner').getByText('Paused', { exact: true })).toBeVisible();
  await shootPassing(desk, 'board-paused');
  await beginAct(desk, 'Start pairing');
  await doIt(desk, 'After its picture');
});

test('a rehearsal that runs, and what it found', async () => {
  await desk.goto(`${fair.demo.board}/rehearsal`);
  await desk.getByLabel('Days to rehearse').fill('30');
  await desk.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(desk.getByRole('progressbar')).toBeVisible();
  await shoot(desk, 'rehearsal-running', { sizes: EVERY_SIZE.slice(0, 1) });
  await expect(desk.getByRole('heading', { level: 1, name: /^Set out / })).toBeVisible({ timeout: 800_000 });
  await shoot(desk, 'rehearsal-done', { sizes: EVERY_SIZE });
});

test('an exhibition of which a session is closed', async () => {
  await desk.goto(`${fair.url}/organiser`);
  await shoot(desk, 'exhibitions-closed', { sizes: EVERY_SIZE });
});

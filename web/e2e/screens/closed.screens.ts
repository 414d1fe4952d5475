import { expect, test, type Page } from '@playwright/test';
import { beginAct, doIt } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { meetAndSign } from '../support/meeting.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { DESK_SIZES, PHONE_SIZES, shoot, shootPassing } from './shoot.ts';

/** A session with a meeting and a signing, until it is closed: each screen in a test of its own, so that each has its own time. */
let fair: Installation;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  fair = await Installation.start();
  desk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signInAtDesk(desk, fair);
  await meetAndSign(browser, fair, { couple: 1 });
});
test.afterAll(() => fair.stop());
test.beforeEach(() => test.setTimeout(900_000));

test('a session with a meeting and a signing: its board', async () => {
  await desk.goto(fair.demo.board);
  await shootPassing(desk, 'board-signed');
});

test.describe('once it is closed', () => {
  test.beforeAll(async () => {
    await desk.goto(fair.demo.board);
    await beginAct(desk, 'Close the session');
    await doIt(desk, 'The day is over');
    await expect(desk.getByRole('banner').getByText(/^(Closing|Closed)$/)).toBeVisible();
  });

  test('its board', async () => {
    await shootPassing(desk, 'board-closed', { path: fair.demo.board });
  });

  for (const part of ['after', 'fairness', 'replay', 'rehearsal?replay=1']) {
    const name = part.replace(/\W.*/, '');
    test(`its ${name}`, async () => {
      await desk.goto(`${fair.demo.board}/${part}`);
      await shoot(desk, `closed-${name}`, { sizes: [...DESK_SIZES, ...PHONE_SIZES] });
    });
  }
});

import { expect, test, type Page } from '@playwright/test';
import { signInToDesk } from '../support/desk.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { DESK_SIZES, PHONE_SIZES, shoot } from './shoot.ts';

let fair: Installation;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  fair = await Installation.start();
  desk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  for (const couple of [0, 1, 2]) {
    await becomeFree(await openBadge(browser, fair, { side: 'exhibitor', couple }));
    if (couple > 0) await becomeFree(await openBadge(browser, fair, { side: 'buyer', couple }));
  }
});
test.afterAll(() => fair.stop());
test.beforeEach(() => test.setTimeout(900_000));

/** Pages of a session, by their path below it. */
const OF_SESSION = ['', 'people', 'tables', 'rules', 'fairness', 'rehearsal'];

test("the organiser's pages", async () => {
  await desk.goto(`${fair.url}/organiser`);
  await shoot(desk, 'organiser-sign-in', { sizes: DESK_SIZES });
  await signInToDesk(desk, fair);
  await shoot(desk, 'exhibitions', { sizes: DESK_SIZES });
  for (const part of OF_SESSION) {
    await desk.goto(`${fair.demo.board}/${part}`);
    await expect(desk.getByRole('main')).toBeVisible();
    await shoot(desk, `session-${part || 'board'}`, { sizes: [...DESK_SIZES, ...PHONE_SIZES] });
  }
});

test('the hall screen', async () => {
  await shoot(desk, 'hall-screen', { sizes: [{ width: 1920, height: 1080 }], path: fair.demo.wallboard });
});

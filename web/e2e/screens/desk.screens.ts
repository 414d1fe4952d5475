import { expect, test, type Page } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { DESK_SIZES, PHONE_SIZES, shoot } from './shoot.ts';

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

test('the hall screen', async () => {
  await shoot(desk, 'hall-screen', { sizes: [{ width: 1920, height: 1080 }], path: fair.demo.wallboard });
});

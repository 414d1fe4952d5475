import { expect, test } from './support/story.ts';
import { findsNothing } from './support/axe.ts';
import { Installation } from './support/installation.ts';
import { signInAtDesk } from './support/organiser.ts';
import { becomeFree, openBadge, PHONE } from './support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('nothing stands in the way on any screen of an exhibitor and a buyer', async ({ browser }) => {
  const stranger = await (await browser.newContext({ viewport: PHONE })).newPage();
  await stranger.goto(fair.url);
  await findsNothing(stranger, 'sign-in');
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await expect(exhibitor.page.getByRole('button', { name: 'Check in', exact: true })).toBeVisible();
  await findsNothing(exhibitor.page, 'check-in');
  await becomeFree(exhibitor);
  await expect(exhibitor.page.getByRole('group', { name: 'My status' }).first()).toBeVisible();
  await findsNothing(exhibitor.page, 'waiting');
  await becomeFree(buyer);
  await expect(buyer.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await findsNothing(buyer.page, 'offer');
  for (const { page } of [exhibitor, buyer]) await page.getByRole('button', { name: 'Accept' }).click();
  await expect(buyer.page.getByRole('heading', { name: /Please go to table/ })).toBeVisible();
  await findsNothing(buyer.page, 'summons');
  for (const { page } of [exhibitor, buyer]) await page.getByRole('button', { name: 'I am here' }).click();
  await expect(buyer.page.getByRole('timer')).toBeVisible();
  await findsNothing(buyer.page, 'meeting');
  for (const { page } of [exhibitor, buyer])
    await page.getByRole('button', { name: 'Done, record the outcome' }).click();
  await expect(buyer.page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
  await findsNothing(buyer.page, 'outcome');
});

test('nothing stands in the way on the desk and the hall screen', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`${fair.url}/organiser`);
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await findsNothing(page, "organiser's sign-in");
  await signInAtDesk(page, fair);
  await findsNothing(page, 'sessions');
  await page.goto(fair.demo.board);
  await expect(page.getByText('Macao hall (Demo)').first()).toBeVisible();
  await findsNothing(page, 'board');
  await page.goto(fair.demo.wallboard);
  await expect(page.getByText('Nobody is called just now.')).toBeVisible();
  await findsNothing(page, 'hall screen');
});

test('nothing stands in the way on the people, the tables and the rules of a session', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signInAtDesk(page, fair);
  for (const [part, shown] of [
    ['people', page.getByRole('region', { name: 'People' }).getByRole('link').first()],
    ['tables', page.getByRole('heading', { name: 'Areas' })],
    ['rules', page.getByRole('heading', { name: 'Rules of the floor' })],
  ] as const) {
    await page.goto(`${fair.demo.board}/${part}`);
    await expect(shown).toBeVisible();
    await findsNothing(page, part);
  }
});

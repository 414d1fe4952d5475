import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { beginAct, doIt, frontCodeOf, openBoard, pairByHand } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('somebody else takes a place in an offer, and both of the new pair are asked', async ({ page, browser }) => {
  await openBoard(page, fair);
  await beginAct(page, 'Pause pairing');
  await doIt(page, 'So that nobody else pairs them');
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const other = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  for (const phone of [exhibitor, buyer, other]) await becomeFree(phone);
  const codes = { buyer: frontCodeOf(fair, 'buyer', 0), exhibitor: frontCodeOf(fair, 'exhibitor', 0) };
  await pairByHand(page, codes);
  await expect(buyer.page.getByText('New pair: please answer').first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${codes.buyer} somebody else`);
  await expect(page.getByText('Put somebody else in this place').first()).toBeVisible();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find Buyer').fill(frontCodeOf(fair, 'buyer', 1));
  await dialog.getByRole('button', { name: frontCodeOf(fair, 'buyer', 1) }).click();
  await findsNothing(page, 'somebody else');
  await dialog.getByLabel('Reason, kept with the act').fill('Had to leave');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Done: Put somebody else in this place/)).toBeVisible();
  await expect(other.page.getByText('New pair: please answer').first()).toBeVisible();
  await expect(buyer.page.getByText('New pair: please answer')).toHaveCount(0);
  for (const { context } of [exhibitor, buyer, other]) await context.close();
});

test('a whole hall is closed and opened again by one act each', async ({ page }) => {
  await openBoard(page, fair);
  await page.getByRole('link', { name: 'Tables' }).click();
  await expect(page.getByRole('heading', { name: 'Areas' })).toBeVisible();
  await findsNothing(page, 'areas');
  await page.getByRole('button', { name: 'Close Hengqin hall (Demo)', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/tables are closed\.$/)).toBeVisible();
  await expect(dialog.getByText('Can be undone for 60 s.')).toBeVisible();
  await doIt(page, 'Water in the hall');
  await expect(page.getByRole('button', { name: 'Open Hengqin hall (Demo)', exact: true })).toBeVisible();
  // What was pressed is gone: the focus stays where it was, for whoever goes on by keys.
  await expect(page.locator('main :focus')).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo \(\d+ s\)$/ }).click();
  await expect(page.getByRole('status').getByText(/^Undone: Close Hengqin hall/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open Hengqin hall (Demo)', exact: true })).toHaveCount(0);
});

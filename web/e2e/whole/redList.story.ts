import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { beginAct, doIt, frontCodeOf, openBoard, pairByHand } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('somebody who did not come stands first on the red list, and its key begins what is proposed', async ({
  page,
  browser,
}) => {
  await openBoard(page, fair);
  await beginAct(page, 'Pause pairing');
  await doIt(page, 'So that nobody else pairs them');
  const codes = { buyer: frontCodeOf(fair, 'buyer', 0), exhibitor: frontCodeOf(fair, 'exhibitor', 0) };
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  for (const phone of [exhibitor, buyer]) await becomeFree(phone);
  await pairByHand(page, codes);
  for (const phone of [exhibitor, buyer]) await phone.page.getByRole('button', { name: 'Accept' }).click();

  await test.step('the desk marks one as arrived and reports the other', async () => {
    for (const word of ['is at the table', 'did not come']) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(`@${codes.exhibitor}`);
      await page.keyboard.press('Enter');
      await page
        .getByRole('button', { name: word === 'did not come' ? /did not come/i : 'Is at the table' })
        .first()
        .click();
      await page.getByRole('dialog').locator('button.main').click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });

  await test.step('the board proposes to cancel, or to put somebody else there; the key 1 begins it and shows what follows', async () => {
    await page.getByRole('link', { name: 'Live', exact: true }).click();
    const matter = page.getByRole('article').filter({ hasText: codes.buyer }).first();
    await expect(matter.getByRole('button', { name: /^Cancel/ })).toBeVisible();
    await expect(matter.getByRole('button', { name: 'Put somebody else in this place' })).toBeVisible();
    await findsNothing(page, 'the red list');
    await page.keyboard.press('1');
    await expect(page.getByRole('dialog').getByText('Both are told and go back to waiting.')).toBeVisible();
    await doIt(page, 'Called; cannot come');
    await expect(page.getByText(/^Done: Cancel/)).toBeVisible();
    await expect(page.getByText(/ meet after all$/)).toBeVisible();
  });
  for (const { context } of [exhibitor, buyer]) await context.close();
});

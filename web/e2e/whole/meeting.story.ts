import type { Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';
import { doIt, frontCodeOf, openBoard } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, type Phone } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

/** Both of a couple accept. */
async function accepted(browser: Parameters<typeof openBadge>[0], couple: number): Promise<[Phone, Phone]> {
  const phones: [Phone, Phone] = [
    await openBadge(browser, fair, { side: 'exhibitor', couple }),
    await openBadge(browser, fair, { side: 'buyer', couple }),
  ];
  for (const phone of phones) await becomeFree(phone);
  for (const { page } of phones) await page.getByRole('button', { name: 'Accept' }).click();
  return phones;
}

const arrive = (page: Page) => page.getByRole('button', { name: 'I am here' }).click();

/** Says what came of a meeting, with its amount. */
async function record(page: Page, amount: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
  await page.getByRole('group').getByText('Sample order').click();
  await page.getByLabel('Amount').fill(amount);
  await page.getByRole('group', { name: 'Currency' }).getByText('MOP').click();
  await page.getByRole('button', { name: 'Save' }).click();
}

test('time is added when both ask for it, staff ends the meeting, and where the two differ both figures are shown', async ({
  browser,
  page: desk,
}) => {
  await openBoard(desk, fair);
  const [exhibitor, buyer] = await accepted(browser, 0);
  const pages = [exhibitor.page, buyer.page] as const;
  for (const page of pages) await arrive(page);
  const ends = pages[0].getByText(/^ends \d\d:\d\d$/);
  const before = await ends.innerText();

  await test.step('one asks: nothing changes yet, and the other reads it', async () => {
    await pages[0].getByRole('button', { name: '5 min more' }).click();
    await expect(pages[0].getByText('Asked. The other side must agree.')).toBeVisible();
    await expect(pages[1].getByText('The other side asks for 5 min more.')).toBeVisible();
    await expect(ends).toHaveText(before);
  });

  await test.step('both ask: five minutes more on both phones', async () => {
    await pages[1].getByRole('button', { name: '5 min more' }).click();
    await expect(ends).not.toHaveText(before);
    for (const page of pages) await expect(page.getByRole('timer')).toHaveText(/^(1[6-9]|20):\d\d$/);
  });

  await test.step('staff ends it, and both are asked what came of it', async () => {
    await desk.keyboard.press('Control+k');
    await desk.getByRole('combobox').fill(`@${frontCodeOf(fair, 'buyer', 0)}`);
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'End the meeting' }).click();
    await doIt(desk, 'The hall closes');
    for (const page of pages) await expect(page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
  });

  await test.step('they differ by 200: both figures stay, until one takes the other’s', async () => {
    await record(pages[0], '1200');
    await expect(pages[0].getByText('Saved. The other side has not confirmed yet.')).toBeVisible();
    await record(pages[1], '1000');
    for (const page of pages)
      await expect(page.getByText(/^You differ by MOP\s200\. Both figures are kept\.$/)).toBeVisible();
    await pages[1].getByRole('button', { name: /^Use their figure, MOP\s1,200$/ }).click();
    for (const page of pages) await expect(page.getByText('Both sides say the same.')).toBeVisible();
    await pages[0].getByRole('button', { name: 'Confirm my outcome' }).click();
    await expect(pages[0].getByText('Confirmed', { exact: true })).toBeVisible();
  });
  for (const { context } of [exhibitor, buyer]) await context.close();
});

test('who is reported as absent and answers in time meets', async ({ browser }) => {
  const [exhibitor, buyer] = await accepted(browser, 1);
  await fair.changeRules({ claimSeconds: 300 });
  await arrive(exhibitor.page);
  await expect(buyer.page.getByText('The other side is at the table')).toBeVisible();
  await exhibitor.page.getByRole('button', { name: 'The other side did not come' }).click();
  await expect(buyer.page.getByText(/^The other side is waiting\. Are you at table \d+\? \d+ s$/)).toBeVisible();
  await arrive(buyer.page);
  for (const { page } of [exhibitor, buyer]) await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
});

import type { Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';
import { doIt, frontCodeOf, openBoard, pairByHand } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, secondsToAnswer, type Phone } from '../support/people.ts';

let fair: Installation;
test.beforeEach(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterEach(() => fair.stop());

const asked = (page: Page) => page.getByText('New pair: please answer').first();

/** An exhibitor and a buyer who were just offered each other. */
async function offered(browser: Parameters<typeof openBadge>[0]): Promise<{ exhibitor: Phone; buyer: Phone }> {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  for (const phone of [exhibitor, buyer]) await becomeFree(phone);
  for (const { page } of [exhibitor, buyer]) await expect(asked(page)).toBeVisible();
  return { exhibitor, buyer };
}

const codes = () => ({ buyer: frontCodeOf(fair, 'buyer', 0), exhibitor: frontCodeOf(fair, 'exhibitor', 0) });

test('"later" costs the other side nothing; thirty seconds more are given once', async ({ browser }) => {
  const { exhibitor, buyer } = await offered(browser);

  await test.step('30 s more: once, and the other side keeps its own time', async () => {
    const before = await secondsToAnswer(buyer);
    const more = buyer.page.getByRole('button', { name: '30 s more' });
    await more.click();
    await expect(more).toHaveCount(0);
    expect(await secondsToAnswer(buyer)).toBeGreaterThan(before);
    await expect(exhibitor.page.getByRole('button', { name: '30 s more' })).toBeVisible();
  });

  await test.step('later: a clear card for the other side, which is still free with its waiting time', async () => {
    await buyer.page.getByRole('button', { name: 'Later' }).click();
    await expect(buyer.page.getByRole('heading', { name: 'Next pair' })).toBeVisible();
    const { page } = exhibitor;
    await expect(
      page.getByRole('heading', { name: 'The other side passed this time. Your waiting time still counts.' }),
    ).toBeFocused();
    await expect(page.getByText('You are still free.')).toBeVisible();
    await page.getByRole('button', { name: 'Keep waiting' }).click();
    await expect(page.getByRole('heading', { name: 'Next pair' })).toBeVisible();
    await expect(asked(page)).toHaveCount(0);
  });
});

test('"not a fit" asks for a reason in one tap, parts the two for good, and who took the offer back is told of', async ({
  browser,
  page: desk,
}) => {
  await openBoard(desk, fair);
  const { exhibitor, buyer } = await offered(browser);

  await test.step('staff takes the offer back: both read that they lose nothing', async () => {
    await desk.keyboard.press('Control+k');
    await desk.getByRole('combobox').fill(`@${codes().buyer}`);
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Take the offer back' }).click();
    await doIt(desk, 'Asked by the stand');
    for (const { page } of [exhibitor, buyer]) {
      await expect(page.getByText('Offer closed')).toBeVisible();
      await expect(
        page.getByRole('heading', { name: 'The other side has withdrawn. You lose nothing.' }),
      ).toBeVisible();
      await page.getByRole('button', { name: 'Keep waiting' }).click();
    }
    await desk.goto(fair.demo.board);
  });

  await test.step('by hand they are asked again; back from the reasons nothing is said yet', async () => {
    await pairByHand(desk, codes());
    for (const { page } of [exhibitor, buyer]) await expect(asked(page)).toBeVisible();
    await exhibitor.page.getByRole('button', { name: 'Not a fit' }).click();
    await expect(exhibitor.page.getByRole('heading', { name: 'What does not fit?' })).toBeVisible();
    await exhibitor.page.getByRole('button', { name: 'Back' }).click();
    await expect(exhibitor.page.getByRole('button', { name: 'Accept' })).toBeVisible();
    await expect(asked(buyer.page)).toBeVisible();
  });

  await test.step('with a reason it is over, and never offered again, not even by hand', async () => {
    await exhibitor.page.getByRole('button', { name: 'Not a fit' }).click();
    await exhibitor.page.getByRole('button', { name: 'Price' }).click();
    await expect(exhibitor.page.getByRole('heading', { name: 'Next pair' })).toBeVisible();
    await expect(buyer.page.getByText('Offer closed')).toBeVisible();
    await desk.goto(fair.demo.board);
    await pairByHand(desk, codes());
    await expect(desk.getByRole('dialog').getByRole('alert')).not.toBeEmpty();
    for (const { page } of [exhibitor, buyer]) await expect(asked(page)).toHaveCount(0);
  });
});

test('an offer that nobody answers lapses: who was silent is on a break, the other goes on waiting', async ({
  browser,
}) => {
  await fair.changeRules({ answerSeconds: 3 });
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  await exhibitor.page.getByRole('button', { name: 'Check in', exact: true }).click();
  await exhibitor.page.getByRole('button', { name: 'Change' }).click();
  await exhibitor.page.getByRole('button', { name: '180 s' }).click();
  await expect(exhibitor.page.getByText('Time to answer: 180 s')).toBeVisible();
  await exhibitor.page.getByRole('button', { name: 'Start, I am free' }).click();
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await becomeFree(buyer);

  const silent = 'No answer, so you are on a break. Tap when you are free.';
  await expect(buyer.page.getByRole('heading', { name: silent })).toBeVisible();
  await expect(
    exhibitor.page.getByRole('heading', { name: 'The other side did not answer. Your waiting time still counts.' }),
  ).toBeVisible();
  await expect(exhibitor.page.getByText('You are still free.')).toBeVisible();
  await buyer.page.getByRole('button', { name: 'Stay on a break' }).click();
  await expect(buyer.page.getByRole('heading', { name: 'On a break' })).toBeVisible();
});

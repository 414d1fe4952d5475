import { expect, test } from '../support/story.ts';
import { frontCodeOf, openBoard } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('a meeting that had begun by time ends when the report that the other did not come stays unanswered', async ({
  browser,
  page: desk,
}) => {
  await openBoard(desk, fair);
  await fair.changeRules({ summonsSeconds: 4, summonsWarningSeconds: 2, claimSeconds: 10 });
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const phones = [exhibitor.page, buyer.page] as const;
  for (const phone of [exhibitor, buyer]) await becomeFree(phone);
  for (const page of phones) await page.getByRole('button', { name: 'Accept' }).click();

  await test.step('nobody says anything: the meeting counts as begun at the end of the summons', async () => {
    for (const page of phones) await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  });

  await test.step('who is there says so and reports the other, who is asked and says nothing', async () => {
    await exhibitor.page.getByRole('button', { name: 'I am here' }).click();
    await exhibitor.page.getByRole('button', { name: 'The other side did not come' }).click();
    await expect(buyer.page.getByText(/^The other side is waiting\. Are you at table \d+\? \d+ s$/)).toBeVisible();
  });

  await test.step('the meeting ends: one waits on with the time they had, the other is on a break', async () => {
    await expect(
      exhibitor.page.getByRole('heading', {
        name: 'The other side did not come. Your waiting time still counts.',
      }),
    ).toBeVisible();
    await expect(exhibitor.page.getByText('You are still free.')).toBeVisible();
    const missed = 'You were not seen at the table, so you are on a break. Tap when you are free.';
    await expect(buyer.page.getByRole('heading', { name: missed })).toBeVisible();
    await expect(exhibitor.page.getByRole('heading', { name: 'What came of it?' })).toHaveCount(0);
  });

  await test.step('the board tells who it was, and the table is free again', async () => {
    const absent = frontCodeOf(fair, 'buyer', 0);
    await expect(desk.getByText(`${absent} did not come, now on a break`)).toBeVisible();
    await expect(desk.getByText('40 tables, 40 free, 4 by video')).toBeVisible();
  });

  await test.step('who was absent comes back with one tap', async () => {
    await buyer.page.getByRole('button', { name: 'I am free again' }).click();
    await expect(buyer.page.getByText(/^You were not seen at the table/)).toHaveCount(0);
    await expect(desk.getByText(`${frontCodeOf(fair, 'buyer', 0)} is free`).first()).toBeVisible();
  });
});

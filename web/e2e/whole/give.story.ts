import type { Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';
import { frontCodeOf, openBoard, pairByHand } from '../support/board.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { openColleague } from '../support/stand.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

/** Who of the two was asked: the round chooses, and the other sees it as the team's. */
async function whoWasAsked(team: readonly [Page, Page]): Promise<{ asked: Page; colleague: Page }> {
  const [one, other] = team;
  const takes = one.getByRole('button', { name: 'I take it' });
  await expect(one.getByRole('button', { name: 'Accept' }).or(takes)).toBeVisible();
  return (await takes.isVisible()) ? { asked: other, colleague: one } : { asked: one, colleague: other };
}

test('an offer is given to a colleague, the buyer reads who comes, and never meets two of one company', async ({
  browser,
  page,
}) => {
  const own = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const second = await openColleague(browser, fair, 0);
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  for (const phone of [own, second]) await becomeFree(phone);
  for (const phone of [own, second]) await expect(phone.page.getByRole('heading', { name: 'Your team' })).toBeVisible();
  await expect(own.page.getByText('2 of 2 free')).toBeVisible();
  await becomeFree(buyer);
  const { asked, colleague } = await whoWasAsked([own.page, second.page]);
  await expect(buyer.page.getByText('New pair: please answer').first()).toBeVisible();

  await test.step('the colleagues stand there with what they speak; one tap gives', async () => {
    await asked.getByRole('button', { name: 'Give to a colleague' }).click();
    const give = asked.getByRole('button', { name: /^Give to (?!a colleague)/ });
    const name = (await give.getAttribute('aria-label'))!.slice('Give to '.length);
    await expect(buyer.page.getByText(name)).toHaveCount(0);
    await give.click();
    await expect(colleague.getByRole('button', { name: 'Accept' })).toBeVisible();
    await expect(colleague.getByText('A colleague passed this pair to you')).toBeVisible();
    await expect(buyer.page.getByText('A colleague passed this pair to you')).toHaveCount(0);
    await expect(asked.getByRole('button', { name: 'Accept' })).toHaveCount(0);
    await expect(asked.getByRole('button', { name: 'I take it' })).toBeVisible();
    await expect(buyer.page.getByText(name)).toBeVisible();
  });

  await test.step('who gave it leaves it to the others, and the two meet', async () => {
    await asked.getByRole('button', { name: 'Leave it to the others' }).click();
    await expect(asked.getByRole('heading', { name: 'Next pair' })).toBeVisible();
    for (const one of [colleague, buyer.page]) await one.getByRole('button', { name: 'Accept' }).click();
    for (const one of [colleague, buyer.page]) await one.getByRole('button', { name: 'I am here' }).click();
    for (const one of [colleague, buyer.page])
      await one.getByRole('button', { name: 'Done, record the outcome' }).click();
    await expect(buyer.page.getByRole('heading', { name: 'What came of it?' })).toBeVisible();
  });

  await test.step('afterwards the two companies have met: the other of the stand is refused even by hand', async () => {
    await buyer.page.getByRole('group').getByText('Nothing for now').click();
    await buyer.page.getByRole('button', { name: 'Save' }).click();
    await buyer.page.getByRole('button', { name: 'Free for the next pair' }).click();
    await expect(buyer.page.getByRole('heading', { name: 'Next pair' })).toBeVisible();
    await openBoard(page, fair);
    const free = (await asked.getByText(/^E-\d{4}$/).innerText()).trim();
    await pairByHand(page, { buyer: frontCodeOf(fair, 'buyer', 0), exhibitor: free });
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('You have already met at this fair.');
    for (const one of [asked, buyer.page]) await expect(one.getByText('New pair: please answer')).toHaveCount(0);
  });
});

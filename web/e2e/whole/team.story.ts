import { expect, test } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { openColleague } from '../support/stand.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('whoever of a stand is free takes the offer, the screen of the one who was asked closes, and the buyer meets the one who took it', async ({
  browser,
}) => {
  const asked = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const colleague = await openColleague(browser, fair, 0);
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await becomeFree(asked);
  await becomeFree(colleague);
  await expect(asked.page.getByRole('heading', { name: 'Your team' })).toBeVisible();
  await becomeFree(buyer);

  // Either of the two may be asked: the round chooses, and the other sees it as the team's.
  const team = [asked.page, colleague.page];
  await expect(buyer.page.getByText('New pair: please answer').first()).toBeVisible();
  const isFirst = await asked.page
    .getByRole('button', { name: 'Accept' })
    .or(asked.page.getByRole('button', { name: 'I take it' }))
    .first()
    .textContent();
  const [holder, other] = /Accept/.test(isFirst ?? '') ? team : team.reverse();
  await expect(other!.getByRole('button', { name: 'I take it' })).toBeVisible();
  await other!.getByRole('button', { name: 'I take it' }).click();
  await expect(holder!.getByText('A colleague took it')).toBeVisible();
  await expect(other!.getByText('Waiting for the other side').first()).toBeVisible();
  await holder!.getByRole('button', { name: 'Keep waiting' }).click();

  await buyer.page.getByRole('button', { name: 'Accept' }).click();
  await expect(other!.getByRole('heading', { name: /Please go to table/ })).toBeVisible();
  await expect(holder!.getByText('Go to table').first()).toBeVisible();
  await expect(holder!.getByRole('heading', { name: 'Next pair' })).toBeVisible();
});

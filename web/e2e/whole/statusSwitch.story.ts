import { expect, test } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

test('one switch says free, on a break until, with somebody, and leaving at', async ({ browser }) => {
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  const { page } = buyer;
  await becomeFree(buyer);
  const part = (name: string | RegExp) => page.getByRole('group', { name: /status/i }).getByRole('button', { name });
  await expect(part('Free')).toHaveAttribute('aria-pressed', 'true');

  await part('With somebody').click();
  await expect(page.getByRole('heading', { name: 'With somebody' })).toBeVisible();
  await expect(part('With somebody')).toHaveAttribute('aria-pressed', 'true');

  await part(/Break/).click();
  await page.getByRole('button', { name: /20 min/ }).click();
  await expect(part(/Break until \d\d:\d\d/)).toHaveAttribute('aria-pressed', 'true');
  await expect(part('With somebody')).toHaveAttribute('aria-pressed', 'false');

  await part('Free').click();
  await part(/Leav/).click();
  await page
    .getByRole('button', { name: /Leaving at/ })
    .nth(1)
    .click();
  await expect(part(/Leaving at \d\d:\d\d/)).toHaveAttribute('aria-pressed', 'true');
  await expect(part('Free')).toHaveAttribute('aria-pressed', 'true');
  await part(/Leaving at/).click();
  await page.getByRole('button', { name: 'I am staying' }).click();
  await expect(part(/Leaving at/)).toHaveCount(0);
});

test('a longer time to answer is kept, and given to the next offer', async ({ browser }) => {
  await fair.changeRules({ answerSeconds: 60 });
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
  await exhibitor.page.getByRole('button', { name: 'Check in', exact: true }).click();
  await exhibitor.page.getByRole('button', { name: 'Change' }).click();
  await exhibitor.page.getByRole('button', { name: '180 s' }).click();
  await expect(exhibitor.page.getByText('Time to answer: 180 s')).toBeVisible();
  await exhibitor.page.getByRole('button', { name: 'Start, I am free' }).click();
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await becomeFree(buyer);
  await expect(exhibitor.page.getByRole('timer').first()).toHaveText(/\b1[0-8]\d\b/);
  await expect(buyer.page.getByRole('timer').first()).toHaveText(/\b[1-6]\d\b/);
});

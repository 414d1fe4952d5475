import { expect, test } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge, ringsAgree } from '../support/people.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start({ unhurried: true });
});
test.afterAll(() => fair.stop());

const HOUR_MS = 3_600_000;

test('a phone whose clock is an hour slow shows the right time to answer and to walk', async ({ browser }) => {
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 0 });
  const { page } = exhibitor;
  await page.clock.install({ time: Date.now() - HOUR_MS });
  await page.reload();
  await becomeFree(exhibitor);
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await becomeFree(buyer);
  const both = [page, buyer.page];
  for (const one of both) await expect(one.getByRole('button', { name: 'Accept' })).toBeVisible();
  await ringsAgree(exhibitor, buyer);
  for (const one of both) await one.getByRole('button', { name: 'Accept' }).click();
  for (const one of both) await expect(one.getByRole('timer').first()).toHaveText(/\d:\d\d/);
  for (const one of both) await one.getByRole('button', { name: 'I am here' }).click();
  for (const one of both) await expect(one.getByRole('timer').first()).toHaveText(/1[45]:\d\d/);
  await Promise.all([exhibitor, buyer].map(({ context }) => context.close()));
});

test('a phone whose badge is issued anew is signed out, and told so', async ({ browser, request }) => {
  const { page, context } = await openBadge(browser, fair, { side: 'buyer', couple: 1 });
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const ask = (query: string, input: object) =>
    request.post(`${fair.url}/graphql`, { headers: { origin: fair.url }, data: { query, variables: { input } } });
  const { email, password } = fair.demo.organiser;
  await ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { email, password });
  const { frontCode } = fair.demo.participants.filter(({ side }) => side === 'buyer')[1]!;
  const answer = await ask('mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) { __typename } }', {
    frontCode,
    reason: 'lost',
    reissue: true,
  });
  expect(await answer.json()).toMatchObject({ data: { reissueBadge: { __typename: 'ReissueBadgeSuccess' } } });
  await expect(page.getByText('You have been signed out. Please sign in again.')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('ponte_me'))).toBeNull();
  await context.close();
});

test('a network that is gone while an offer runs out, and back, ends in the truth: the offer is over', async ({
  browser,
}) => {
  await fair.changeRules({ answerSeconds: 55 });
  const exhibitor = await openBadge(browser, fair, { side: 'exhibitor', couple: 2 });
  const buyer = await openBadge(browser, fair, { side: 'buyer', couple: 2 });
  await buyer.page.clock.install();
  await becomeFree(exhibitor);
  await becomeFree(buyer);
  await expect(buyer.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await buyer.context.setOffline(true);
  await exhibitor.page.getByRole('button', { name: 'Not a fit' }).click();
  await exhibitor.page.getByRole('button', { name: 'Price' }).click();
  await buyer.page.clock.fastForward(60_000);
  await expect(buyer.page.getByText('Offline, reconnecting')).toBeVisible();
  await expect(buyer.page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
  await buyer.context.setOffline(false);
  await buyer.page.clock.fastForward(30_000);
  await expect(buyer.page.getByText('Offer closed')).toBeVisible();
  await Promise.all([exhibitor, buyer].map(({ context }) => context.close()));
});

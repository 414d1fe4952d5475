import { expect, test, type APIRequestContext } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { becomeFree, openBadge } from '../support/people.ts';
import { openFloor } from '../support/staff.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

/** The file behind a link, with the cookies of whoever sees it. */
async function isPdf(request: APIRequestContext, href: string | null): Promise<void> {
  const answer = await request.get(`${fair.url}${href}`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

test('a day plan on A5 is one tap away for its owner and for the staff who print it', async ({ browser }) => {
  const buyer = fair.demo.participants.filter(({ side }) => side === 'buyer')[0]!;
  const phone = await openBadge(browser, fair, { side: 'buyer', couple: 0 });
  await becomeFree(phone);
  await phone.page.getByRole('button', { name: 'My day' }).click();
  const own = phone.page.getByRole('link', { name: 'Day plan (PDF)' });
  const href = await own.getAttribute('href');
  await isPdf(phone.page.request, href);
  await findsNothing(phone.page, 'my day with its plan');

  const { page, context } = await openFloor(browser, fair);
  await page.getByLabel('Act for somebody: scan or type the number on the badge').fill(buyer.frontCode);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Day plan on paper (A5, PDF)')).toBeVisible();
  for (const language of ['繁體中文', 'Português'])
    await isPdf(page.request, await page.getByRole('link', { name: language }).getAttribute('href'));
  await findsNothing(page, 'acting for somebody, with the plan');
  const stranger = await openBadge(browser, fair, { side: 'exhibitor', couple: 1 });
  expect((await stranger.page.request.get(`${fair.url}${href}`)).status()).toBe(403);
  for (const one of [phone.context, context, stranger.context]) await one.close();
});

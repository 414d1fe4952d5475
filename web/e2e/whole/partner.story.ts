import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('a partner gets a key that opens what it says, is shown once, and ends when it is revoked', async ({
  page,
  request,
}) => {
  await signInAtDesk(page, fair);
  await page.getByRole('link', { name: 'Partners' }).first().click();
  await expect(page.getByRole('heading', { name: 'New key' })).toBeVisible();
  await findsNothing(page, 'partners');
  const ask = async (key: string) => {
    const answer = await request.post(`${fair.url}/graphql`, {
      headers: { authorization: `Bearer ${key}` },
      data: { query: '{ viewer { partnerScopes } }' },
    });
    return ((await answer.json()) as { data: { viewer: { partnerScopes: string[] } | null } }).data.viewer;
  };

  await page.getByLabel('Partner and system').fill('Demo chamber, members');
  await page.getByLabel('Figures of a session, without names').uncheck();
  await page.getByLabel('Buyers and what they seek').check();
  await page.getByRole('button', { name: 'Issue the key' }).click();
  await expect(page.getByText('The key of Demo chamber, members. It is shown this once: copy it now.')).toBeVisible();
  const key = (await page.locator('.whole').textContent()) ?? '';
  expect(await ask(key)).toEqual({ partnerScopes: ['see-directory', 'see-buyers'] });
  await findsNothing(page, 'partners, key issued');

  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: 'Demo chamber, members' });
  await expect(row.getByText('In use')).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);

  await row.getByRole('button', { name: 'Revoke' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Revoke “Demo chamber, members”?' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(row.getByText('Revoked')).toBeVisible();
  await expect.poll(() => ask(key)).toBeNull();
});

import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

test('a session and a venue that nothing refers to are taken out; what is used stays, and is said', async ({
  page,
}) => {
  await signInAtDesk(page, fair);
  await page.getByRole('link', { name: 'Set-up' }).first().click();
  await page.waitForURL('**/organiser/exhibition/**');
  await page.goto(`${page.url().split('?')[0]}?step=venues`);
  await expect(page.getByRole('heading', { name: 'Where do people meet, at how many tables?' })).toBeVisible();
  const venues = page.locator('section form > ul > li');
  const before = await venues.count();

  await test.step('a table of a session stays', async () => {
    await venues.first().getByText('Remove …').click();
    await venues.first().getByLabel('Number of the table').fill('1');
    await findsNothing(page, 'set-up, removing');
    await venues.first().getByRole('button', { name: 'Remove this venue' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'nothing was removed' })).toBeVisible();
    await expect(venues).toHaveCount(before);
  });

  await test.step('a new venue, not used by anything, goes again', async () => {
    await page.getByRole('button', { name: 'Add a venue' }).click();
    const added = venues.nth(before);
    await added.getByLabel('Name of the venue').fill('Demo annexe');
    await added.getByLabel('Short code').fill('ZX');
    await page.getByRole('button', { name: /^Save, next/ }).click();
    await expect(page.getByRole('heading', { name: 'When are people paired?' })).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await added.getByText('Remove …').click();
    await added.getByLabel('Number of the table').fill('20');
    await added.getByRole('button', { name: 'Remove table' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Removed: Demo annexe 20' })).toBeVisible();
    await added.getByText('Remove …').click();
    await added.getByRole('button', { name: 'Remove this venue' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Removed: Demo annexe' })).toBeVisible();
    await expect(venues).toHaveCount(before);
  });
});

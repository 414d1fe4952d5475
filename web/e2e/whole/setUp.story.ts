import { expect, test } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { EmptyInstallation } from '../support/emptyInstallation.ts';

let house: EmptyInstallation;
test.beforeAll(async () => {
  house = await EmptyInstallation.start();
});
test.afterAll(() => house.stop());

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('from an empty installation to a running session without a command line', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });

  await test.step('the link that the server printed makes the first account, and its code leaves the address', async () => {
    await page.goto(house.beginning);
    await expect(page).toHaveURL(/\/organiser\/begin$/);
    await findsNothing(page, 'begin');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByText('Type the organiser, your e-mail and a password.')).toBeVisible();
    await page.getByLabel('Organiser').fill('Demo Trade Promotion');
    await page.getByLabel('Your name').fill('Demo Organiser');
    await page.getByLabel('E-mail').fill('organiser@demo.example');
    await page.getByLabel('Password').fill('too short');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('alert').getByText('A password has at least 12 characters.')).toBeVisible();
    await page.getByLabel('Password').fill('a long demo password');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('heading', { name: 'What is it called, and when is it?' })).toBeVisible();
  });

  await test.step('a name and two days make the exhibition; what cannot be is told and nothing is kept', async () => {
    const day = new Date().toISOString().slice(0, 10);
    await page.getByLabel('Name of the exhibition').fill('Demo Fair');
    await page.getByLabel('First day').fill(day);
    await page.getByLabel('Reference').fill('no good!');
    await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
    await page.getByRole('button', { name: 'Save, next: Venues and tables' }).click();
    await expect(page.getByRole('alert')).not.toBeEmpty();
    await page.getByLabel('Reference').fill('DEMO-FIRST');
    await findsNothing(page, 'set-up, fair');
    await page.getByRole('button', { name: 'Save, next: Venues and tables' }).click();
    await expect(page.getByRole('heading', { name: 'Where do people meet, at how many tables?' })).toBeVisible();
  });

  await test.step('a venue with its tables', async () => {
    await page.getByLabel('Name of the venue').fill('Demo hall');
    await page.getByRole('spinbutton', { name: 'Tables', exact: true }).fill('6');
    await page.getByRole('button', { name: 'More: Video tables' }).click();
    await expect(page.getByText('7 tables, at most 112 meetings in four hours.')).toBeVisible();
    await findsNothing(page, 'set-up, venues');
    await page.getByRole('button', { name: 'Save, next: Sessions' }).click();
    await expect(page.getByRole('heading', { name: 'When are people paired?' })).toBeVisible();
  });

  await test.step('a session that cannot be is refused by its field; a right one is kept', async () => {
    const now = new Date(Date.now() - 3_600_000).toISOString();
    await page.getByLabel('Name of the session').fill('Demo food');
    await page.getByLabel('Begins').fill(`${now.slice(0, 10)}T00:00`);
    await page.getByLabel('Ends').fill(`${now.slice(0, 10)}T23:59`);
    await page.getByLabel('Places of the session').fill('MO:1-99');
    await page.getByRole('button', { name: 'Save, next: Lists' }).click();
    await expect(page.getByText('There is no MO:7 in the list “Places”.')).toBeVisible();
    await page.getByLabel('Places of the session').fill('');
    await findsNothing(page, 'set-up, sessions');
    await page.getByRole('button', { name: 'Save, next: Lists' }).click();
    await expect(page.getByRole('heading', { name: 'Who comes?' })).toBeVisible();
  });

  await test.step('two people come in by list', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Import lists' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles([
        csv('companies.csv', 'Reference,Name,Country\nCO-1,Demo Coffee,MO\n'),
        csv('buyers.csv', 'Reference,Name,Country,Home market\nBU-1,Demo Buyer,PT,PT\n'),
        csv(
          'people.csv',
          'Reference,Name,Role,Company,Buyer,Spoken languages,Reads,Sessions\nPE-1,Demo Ana,exhibitor,CO-1,,en,en,S1\nPE-2,Demo Rui,buyer,,BU-1,en,en,S1\n',
        ),
      ]);
    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Set-up' }).click();
    await expect(page.getByRole('heading', { name: 'Ready to begin' })).toBeVisible();
    await findsNothing(page, 'set-up, ready');
  });

  await test.step('the session is opened and started on its board', async () => {
    await page.getByRole('link', { name: /Demo food/ }).click();
    for (const act of ['Open check-in', 'Start pairing']) {
      await page.getByRole('button', { name: 'Step in' }).click();
      await page.locator('#desk-menu').getByRole('button', { name: act, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason, kept with the act').fill('The fair begins');
      await dialog.locator('button.main').click();
      await expect(dialog).toHaveCount(0);
    }
    await expect(page.getByRole('banner').getByText('Pairing', { exact: true })).toBeVisible();
  });

  await test.step('the link makes no second account', async () => {
    await page.goto(house.beginning);
    await expect(page.getByRole('heading', { name: 'This installation is in use already.' })).toBeVisible();
  });
});

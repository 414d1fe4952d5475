import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Opens the import of the demo fair. */
async function openImport(page: Page): Promise<void> {
  await signInAtDesk(page, fair);
  await page.getByRole('link', { name: 'Import lists' }).first().click();
  await expect(page.getByText('Drop files here')).toBeVisible();
}

const GOOD = 'Reference,Name,Country\nDEMO-NEW-1,Demo Nova,MO\n';
const WRONG = 'Reference,Name,Country,Employees\nDEMO-NEW-2,Demo Velha,Atlantis,12\nDEMO-NEW-3,Demo Praia,PT,"1,234"\n';

test('lists are checked without writing anything, mended in place, and written in one go', async ({ page }) => {
  await openImport(page);
  await findsNothing(page, 'import, empty');
  const drop = page.locator('input[type=file]');

  await test.step('what is wrong stands one a row, and nothing can be written', async () => {
    await drop.setInputFiles([csv('companies.csv', WRONG)]);
    await expect(page.getByRole('heading', { name: '2 rows checked, 2 problems' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Atlantis' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Correct the rows first' })).toBeDisabled();
    await findsNothing(page, 'import, problems');
  });

  await test.step('a cell is typed anew, a proposal is taken, and the check is run again', async () => {
    await page.getByLabel('Instead: Country, row 2').fill('CN');
    await page.getByRole('button', { name: 'Use 1234' }).click();
    await expect(page.getByText('2 cells mended here')).toBeVisible();
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByRole('heading', { name: '2 rows checked, nothing to correct' })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Companies 2 0 0' })).toBeVisible();
  });

  await test.step('a trial run has written nothing: another page finds the same rows new', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('input[type=file]').setInputFiles([csv('companies.csv', GOOD)]);
    await expect(other.getByRole('row', { name: 'Companies 1 0 0' })).toBeVisible();
    await other.close();
  });

  await test.step('it is written in one go; the same again changes nothing', async () => {
    await page.getByRole('button', { name: 'Import now' }).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await findsNothing(page, 'import, done');
    await page.getByRole('button', { name: 'Import other files' }).click();
    const mended = WRONG.replace('Atlantis', 'CN').replace('"1,234"', '1234');
    await drop.setInputFiles([csv('companies.csv', mended)]);
    await expect(page.getByText('Everything in the files is there already.')).toBeVisible();
    await expect(page.getByRole('row', { name: 'Companies 0 0 2' })).toBeVisible();
  });
});

test('one wrong value of many rows is mended once, and may be taken back', async ({ page }) => {
  await openImport(page);
  const rows = Array.from(
    { length: 4 },
    (_, place) => `DEMO-MANY-${place},Demo ${place},${place < 3 ? 'Atlantis' : 'Utopia'}`,
  );
  await page
    .locator('input[type=file]')
    .setInputFiles([csv('companies.csv', ['Reference,Name,Country', ...rows].join('\n'))]);
  await expect(page.getByRole('heading', { name: '4 rows checked, 4 problems' })).toBeVisible();
  const instead = (row: number) => page.getByLabel(`Instead: Country, row ${row}`);
  const inEveryRow = page.getByRole('button', { name: 'Use in every row with “Atlantis”' });
  await instead(2).fill('MO');
  await instead(5).fill('PT');
  await expect(inEveryRow).toHaveCount(1);
  await inEveryRow.click();
  for (const row of [2, 3, 4]) await expect(instead(row)).toHaveValue('MO');
  await expect(page.getByText('1 cell mended here')).toBeVisible();
  await findsNothing(page, 'import, one value mended in every row');

  await page.getByRole('button', { name: /^Take back: Country: “Atlantis”/ }).click();
  await expect(instead(3)).toHaveValue('');
  await instead(4).fill('HK');
  await inEveryRow.click();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByRole('heading', { name: '4 rows checked, nothing to correct' })).toBeVisible();
  await expect(page.getByText('Country: “Atlantis” becomes “HK” in every row')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Companies 4 0 0' })).toBeVisible();
});

test('wrong rows may be left out, and only they', async ({ page }) => {
  await openImport(page);
  const text = 'Reference,Name,Country\nDEMO-SKIP-1,Demo Um,MO\nDEMO-SKIP-2,Demo Dois,Atlantis\n';
  await page.locator('input[type=file]').setInputFiles([csv('companies.csv', text)]);
  await page.getByLabel('Leave out rows with problems').check();
  await page.getByRole('button', { name: 'Import now' }).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(page.getByText('1 entry was written in one go.')).toBeVisible();
});

test('files that are none are told as what they are', async ({ page }) => {
  await openImport(page);
  const drop = page.locator('input[type=file]');
  await drop.setInputFiles([csv('companies.csv', Buffer.from([0x8f, 0xff, 0xff, 0x00, 0x81]))]);
  await expect(page.getByText('companies.csv is not readable. Save it as UTF-8 CSV or XLSX.')).toBeVisible();
  await drop.setInputFiles([csv('notes.csv', 'dear,all\nsee,below\n')]);
  await expect(page.getByText('Not one of our lists').first()).toBeVisible();
  await drop.setInputFiles([csv('buyers.csv', 'Reference,Name,Shoe size\nB-X,Demo X,44\n')]);
  await expect(page.getByText('Columns not read: Shoe size')).toBeVisible();
  await drop.setInputFiles([csv('products.csv', Buffer.alloc(46_000_000, 'x'))]);
  await expect(page.getByText('products.csv is too large: 46 MB. At most 45 MB together.')).toBeVisible();
});

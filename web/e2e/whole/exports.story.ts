import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { Installation } from '../support/installation.ts';
import { meetAndSign, type Couple } from '../support/meeting.ts';
import { signInAtDesk } from '../support/organiser.ts';

let fair: Installation;
let couple: Couple;
test.beforeAll(async ({ browser }) => {
  fair = await Installation.start({ unhurried: true });
  couple = await meetAndSign(browser, fair);
});
test.afterAll(() => fair.stop());

/** What the browser saved when this was tapped. */
async function saved(page: Page, name: string | RegExp, role: 'link' | 'button' = 'link'): Promise<[string, Buffer]> {
  const waiting = page.waitForEvent('download');
  await page.getByRole(role, { name }).first().click();
  const download = await waiting;
  expect(await download.failure()).toBeNull();
  return [download.suggestedFilename(), await readFile(await download.path())];
}

/** Excel reads a file as UTF-8 by these three bytes. */
const isMarked = (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));

test('the organiser takes the session along from the menu and from the results', async ({ page }) => {
  await signInAtDesk(page, fair);
  await page.goto(fair.demo.board);
  await test.step('from the menu of the desk', async () => {
    await page.getByRole('button', { name: 'Step in' }).click();
    const [name, bytes] = await saved(page, 'Meetings (CSV)');
    expect(name).toBe('ponte-meetings.csv');
    expect(isMarked(bytes)).toBe(true);
    const [heads, row] = bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
    expect(heads).toContain('Confirmed,Began,Ended,State');
    // A time that every spreadsheet sorts, and an amount that it adds up.
    expect(row).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2},/);
    expect(row).toContain(',480000.00,MOP,');
  });
  await page.goto(`${fair.demo.board}/after`);
  await test.step('as a workbook, a zip that begins as one', async () => {
    const [name, bytes] = await saved(page, 'Meetings XLSX');
    expect(name).toBe('ponte-meetings.xlsx');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
  await test.step('the log, an event a line and no name', async () => {
    const [, bytes] = await saved(page, /NDJSON/);
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    lines.forEach((line, at) => expect((JSON.parse(line) as { sequence: number }).sequence).toBe(at + 1));
    for (const { name } of fair.demo.participants) expect(bytes.includes(name)).toBe(false);
  });
  await test.step('the report, in the language of the page', async () => {
    const [name, bytes] = await saved(page, 'Report (PDF)');
    expect(name).toBe('ponte-report.pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('/Lang (en)')).toBe(true);
  });
});

test('a participant takes contacts along as a table and as cards, and the calendar', async () => {
  const { page } = couple.buyer;
  await page
    .getByRole('button', { name: /Close|Later/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: 'My day' })
    .or(page.getByRole('tab', { name: 'My day' }))
    .first()
    .click();
  await test.step('as CSV', async () => {
    const [name, bytes] = await saved(page, /Export CSV/, 'button');
    expect(name).toMatch(/\.csv$/);
    expect(isMarked(bytes)).toBe(true);
    expect(bytes.toString('utf8').trimEnd().split('\r\n').length).toBeGreaterThan(1);
  });
  await test.step('as cards', async () => {
    const [name, bytes] = await saved(page, 'vCard', 'button');
    expect(name).toMatch(/\.vcf$/);
    expect(bytes.toString('utf8')).toContain('BEGIN:VCARD');
  });
});

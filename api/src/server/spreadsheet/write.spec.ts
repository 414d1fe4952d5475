import { expect, test } from 'vitest';
import { readFileBytes } from './readFolder.ts';
import { writeCsv } from './writeCsv.ts';
import { writeWorkbook } from './writeWorkbook.ts';

const table = [
  ['Reference', 'Name', 'Phone'],
  ['0901', 'two\nlines, "quoted"; 澳門', '+853 2800 0000'],
];

test('a CSV that was written reads back, with its leading zeros and line breaks', async () => {
  const { sheets, problems } = await readFileBytes('companies.csv', Buffer.from(writeCsv(table)));
  expect(problems).toEqual([]);
  expect(sheets[0]?.rows.map((row) => row.cells)).toEqual(table);
});

test('a workbook that was written reads back, with a sheet for each list', async () => {
  const bytes = await writeWorkbook([
    { list: 'companies', table },
    { list: 'buyers', table },
  ]);
  const { sheets } = await readFileBytes('fair.xlsx', bytes);
  expect(sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => row.cells)])).toEqual([
    ['companies', table],
    ['buyers', table],
  ]);
});

test('what a spreadsheet would run as a formula is written as text', () => {
  const written = writeCsv([
    ['=HYPERLINK("x")'],
    ['@SUM(A1)'],
    ['+853 2800'],
    ['-5'],
    ['-x'],
    ["'=1"],
    ['-1+cmd|x'],
    ['+1-2'],
  ]);
  expect(written.replace('\u{FEFF}', '').split('\r\n')).toEqual([
    `"'=HYPERLINK(""x"")"`,
    "'@SUM(A1)",
    '+853 2800',
    '-5',
    "'-x",
    "''=1",
    "'-1+cmd|x",
    "'+1-2",
    '',
  ]);
});

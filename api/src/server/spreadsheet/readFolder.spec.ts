import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readFolder } from './readFolder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-lists-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
const cellsOf = async () =>
  (await readFolder(folder)).sheets.map((sheet) => [sheet.file, sheet.name, sheet.rows.map((row) => row.cells)]);

describe('a folder of lists is read', () => {
  test('CSV in the encodings and with the delimiters of the organisers’ programs', async () => {
    await put('companies.csv', iconv.encode('編號,名稱\r\nC1,霧蓮\r\n', 'big5'));
    await put('venues.csv', iconv.encode('编号;名称\nV1;横琴馆\n', 'gb18030'));
    await put('people.tsv', iconv.encode('Reference\tName\nP1\tRita\n', 'utf-16le', { addBOM: true }));
    expect(await cellsOf()).toEqual([
      [
        'companies.csv',
        'companies',
        [
          ['編號', '名稱'],
          ['C1', '霧蓮'],
        ],
      ],
      [
        'people.tsv',
        'people',
        [
          ['Reference', 'Name'],
          ['P1', 'Rita'],
        ],
      ],
      [
        'venues.csv',
        'venues',
        [
          ['编号', '名称'],
          ['V1', '横琴馆'],
        ],
      ],
    ]);
  });

  test('cells with line breaks, quotes and delimiters, and rows counted as a spreadsheet counts them', async () => {
    await put('companies.csv', 'Reference,Name\n\nC1,"two\nlines, ""quoted"""\n');
    const [sheet] = (await readFolder(folder)).sheets;
    expect(sheet?.rows.at(-1)).toEqual({ number: 3, cells: ['C1', 'two\nlines, "quoted"'] });
  });

  test('each sheet of a workbook is a table; days, times, numbers and marks come as text', async () => {
    const day = { value: new Date(Date.UTC(2027, 2, 11)), type: Date, format: 'yyyy-mm-dd' };
    const time = { value: new Date(Date.UTC(2027, 2, 11, 9, 30)), type: Date, format: 'yyyy-mm-dd hh:mm' };
    const book = writeXlsxFile([
      {
        sheet: '企業',
        data: [[{ value: '編號' }], [], [{ value: 'C1' }, day, time, { value: 0.1 + 0.2 }, { value: true }]],
      },
      { sheet: 'Buyers', data: [[{ value: 'Reference' }]] },
    ]);
    await put('lists.xlsx', await book.toBuffer());
    const { sheets } = await readFolder(folder);
    expect(sheets.map((sheet) => [sheet.file, sheet.name])).toEqual([
      ['lists.xlsx [企業]', '企業'],
      ['lists.xlsx [Buyers]', 'Buyers'],
    ]);
    expect(sheets[0]?.rows.at(-1)).toEqual({
      number: 3,
      cells: ['C1', '2027-03-11', '2027-03-11 09:30', '0.3', 'yes'],
    });
  });

  test('a workbook of one sheet that nobody named is called by its file', async () => {
    await put('buyers.xlsx', await writeXlsxFile([{ sheet: 'Sheet1', data: [[{ value: 'Reference' }]] }]).toBuffer());
    expect((await readFolder(folder)).sheets.map((sheet) => [sheet.file, sheet.name])).toEqual([
      ['buyers.xlsx', 'buyers'],
    ]);
  });

  test('what is not a table is none of ours, and a lock file of a spreadsheet neither', async () => {
    await put('README.md', '# notes');
    await put('~$companies.xlsx', 'lock');
    await put('.hidden.csv', 'a,b');
    expect(await readFolder(folder)).toEqual({ sheets: [], problems: [] });
  });
});

describe('a file that cannot be read is named and nothing of it is used', () => {
  const codes = async () => (await readFolder(folder)).problems.map((problem) => [problem.file, problem.reason.code]);

  test('bytes out of every encoding', async () => {
    await put('companies.csv', Uint8Array.from([0x52, 0xff, 0xff, 0x2c, 0x81, 0x20]));
    expect(await codes()).toEqual([['companies.csv', 'file-encoding']]);
  });

  test('a quote that is never closed', async () => {
    await put('companies.csv', 'Reference,Name\nC1,"never closed\n');
    expect(await codes()).toEqual([['companies.csv', 'file-form']]);
  });

  test('a record of megabytes', async () => {
    await put('companies.csv', `Reference,Name\nC1,"${'x'.repeat(10_000_000)}"\n`);
    expect(await codes()).toEqual([['companies.csv', 'file-form']]);
  });

  test('a workbook that is none, and a table of another program', async () => {
    await put('companies.xlsx', 'not a workbook');
    await put('buyers.xls', 'old');
    expect(await codes()).toEqual([
      ['buyers.xls', 'file-form'],
      ['companies.xlsx', 'file-form'],
    ]);
  });
});

import { expect, test } from 'vitest';
import { correctCells } from './correctCells.ts';
import type { Sheet } from './sheet.ts';

const sheet: Sheet = {
  file: 'companies.csv',
  name: 'companies',
  rows: [
    { number: 1, cells: ['Reference', 'Name', 'Country'] },
    { number: 2, cells: ['CO-A', 'Demo A', 'Atlantis'] },
    { number: 3, cells: ['CO-B', 'Demo B'] },
  ],
};
const mended = (...corrections: Parameters<typeof correctCells>[1]) => correctCells([sheet], corrections)[0]?.rows;

test('a cell is mended where the problem named it, also one that the row is too short to have', () => {
  const rows = mended(
    { file: 'companies.csv', row: 2, column: 'Country', value: 'MO' },
    { file: 'companies.csv', row: 3, column: 'Country', value: 'PT' },
  );
  expect(rows?.map(({ cells }) => cells[2])).toEqual(['Country', 'MO', 'PT']);
  expect(sheet.rows[1]?.cells[2]).toBe('Atlantis');
});

test('headings, other files and columns that are not there stay as they are', () => {
  expect(
    mended(
      { file: 'companies.csv', row: 1, column: 'Country', value: 'x' },
      { file: 'buyers.csv', row: 2, column: 'Country', value: 'x' },
      { file: 'companies.csv', row: 2, column: 'Origin', value: 'x' },
    ),
  ).toEqual(sheet.rows);
});

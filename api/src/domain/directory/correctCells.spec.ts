import { describe, expect, test } from 'vitest';
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

describe('one value wherever a column has it', () => {
  const many: Sheet = {
    ...sheet,
    rows: [
      ...sheet.rows,
      { number: 4, cells: ['CO-C', 'Atlantis', ' Atlantis '] },
      { number: 5, cells: ['CO-D', 'Demo D', 'PT'] },
      { number: 6, cells: ['CO-E', 'Demo E', 'Atlantis'] },
    ],
  };
  const everywhere = { file: 'companies.csv', column: 'Country', was: 'Atlantis', value: 'MO' };
  const countries = (...corrections: Parameters<typeof correctCells>[1]) =>
    correctCells([many], corrections)[0]
      ?.rows.slice(1)
      .map(({ cells }) => cells[2]);

  test('is mended in each of its rows, and in no other column', () => {
    expect(countries(everywhere)).toEqual(['MO', undefined, 'MO', 'PT', 'MO']);
    expect(correctCells([many], [everywhere])[0]?.rows[3]?.cells[1]).toBe('Atlantis');
  });

  test('gives way to what was said of one row', () => {
    const one = { file: 'companies.csv', row: 6, column: 'Country', value: 'HK' };
    expect(countries(everywhere, one)).toEqual(['MO', undefined, 'MO', 'PT', 'HK']);
    expect(countries(one, everywhere)).toEqual(['MO', undefined, 'MO', 'PT', 'HK']);
  });

  test('is never an empty cell, and nothing is mended by a correction without row and value', () => {
    expect(countries({ ...everywhere, was: '' }, { ...everywhere, was: null })).toEqual(
      many.rows.slice(1).map(({ cells }) => cells[2]),
    );
  });
});

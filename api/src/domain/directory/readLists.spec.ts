import { describe, expect, test } from 'vitest';
import { sheetOf, sheetsOf, SMALL_FAIR } from '../../../test/builders/lists.ts';
import { readLists } from './readLists.ts';
import { shown } from './rowProblem.ts';
import { byLabel } from './tradeReference.ts';
import type { TradeReference } from './tradeReference.ts';

const trade: TradeReference = {
  schemes: byLabel([{ key: 'HACCP', names: ['HACCP'] }]),
  agreements: byLabel([{ key: 'RCEP', names: ['《區域全面經濟夥伴關係協定》'] }]),
  regulatedGoods: byLabel([{ key: 'ROUGH-DIAMONDS', names: ['Rough diamonds', '毛坯鑽石'] }]),
  isTimeZone: (text) => text === 'Asia/Macau',
};

const PRODUCT_HEADINGS = [
  'Reference',
  'Company',
  'Name',
  'HS code',
  'Origin',
  'Price from',
  'Price to',
  'Price currency',
  'Minimum order',
  'MOQ unit',
];

/** What is wrong with rows of products, as `row column code`. */
function wrongProducts(...rows: string[][]): string[] {
  const { problems } = readLists([sheetOf('products', [PRODUCT_HEADINGS, ...rows])], trade);
  return problems.map(({ row, column, reason }) => `${row} ${column} ${reason.code}`);
}

test('a fair without a fault reads without a problem', () => {
  const { rows, problems, notices, refused } = readLists(sheetsOf(SMALL_FAIR), trade);
  expect([problems, notices, refused]).toEqual([[], [], []]);
  expect(rows.filter((row) => row.list === 'places').map((row) => row.key)).toContain('MO:12');
});

describe('every wrong cell is named, all at once', () => {
  test('by file, row, column as it stands in the file, value and reason', () => {
    const table = [
      ['編號', '企業', '名稱', 'HS編號', '原產地'],
      ['PR-1', 'CO-1', '咖啡', '0911', '火星'],
    ];
    expect(readLists([sheetOf('產品', table)], trade).problems).toEqual([
      {
        file: '產品.csv',
        row: 2,
        column: 'HS編號',
        value: '0911',
        reason: { code: 'hs-code-unknown', facts: { code: '0911' } },
      },
      { file: '產品.csv', row: 2, column: '原產地', value: '火星', reason: { code: 'country-unknown' } },
    ]);
  });

  test('amounts, currencies, quantities and codes', () => {
    expect(
      wrongProducts(
        ['PR-1', 'CO-1', 'A', '0901', 'PT', '4', '6', 'EUR', '40', 'kg'],
        ['PR-2', 'CO-1', 'B', '901', 'PT', '4', '6', 'PATACAS', '40', ''],
        ['PR-3', 'CO-1', 'C', '0901', 'PT', '6', '4', 'EUR', '-1', 'kg'],
        ['PR-4', 'CO-1', 'D', '0901', 'PT', '4.555', '', 'EUR', '', ''],
        ['PR-5', 'CO-1', 'E', '0901', 'PT', '4', '', '', '', ''],
        ['', 'CO-1', '', '', '', '', '', '', '', ''],
      ),
    ).toEqual([
      '3 HS code hs-code-form',
      '3 Price currency currency-unknown',
      '3 MOQ unit unit-missing',
      '4 Price to band-order',
      '4 Minimum order number',
      '5 Price from number-ambiguous',
      '6 Price currency currency-missing',
      '7 Reference required',
      '7 Name required',
      '7 HS code required',
      '7 Origin required',
    ]);
  });

  test('texts that cannot be stored, and their value shown in one short line', () => {
    const long = `${'長'.repeat(300)}\u{0}`;
    const { problems } = readLists(
      [
        sheetOf('products', [
          PRODUCT_HEADINGS,
          ['PR-1', 'CO-1', 'bell\u{7}', '0901', 'PT'],
          ['PR-2', 'CO-1', long, '0901', 'PT'],
        ]),
      ],
      trade,
    );
    expect(problems.map(({ value, reason }) => [value, reason.code])).toEqual([
      ['bell\u{FFFD}', 'text-invalid'],
      [`${'長'.repeat(60)}…`, 'text-too-long'],
    ]);
  });

  test('dates, times and their order', () => {
    const table = [
      ['Reference', 'Name', 'Session kind', 'Starts at', 'Ends at'],
      ['S1', 'A', 'sourcing', '2027-03-11 10:00', '2027-03-11 09:00'],
      ['S2', 'B', 'chat', 'morning', '2027-03-11 09:00'],
    ];
    const { problems } = readLists([sheetOf('sessions', table)], trade);
    expect(problems.map(({ row, column, reason }) => `${row} ${column} ${reason.code}`)).toEqual([
      '2 Ends at dates-order',
      '3 Session kind choice-unknown',
      '3 Starts at time-of-day',
    ]);
  });

  test('who belongs to whom', () => {
    const headings = ['Reference', 'Name', 'Role', 'Company', 'Buyer', 'Speaks', 'Reads'];
    const table = [
      headings,
      ['P1', 'A', 'exhibitor', '', '', 'pt', 'pt'],
      ['P2', 'B', 'buyer', 'CO-1', '', 'pt', 'pt'],
      ['P3', 'C', 'desk', '', '', 'pt', 'pt'],
      ['P4', 'D', 'buyer', 'CO-1', 'BU-1', 'pt', 'pt'],
    ];
    expect(
      readLists([sheetOf('people', table)], trade).problems.map(
        ({ row, column, reason }) => `${row} ${column} ${reason.code}`,
      ),
    ).toEqual(['2 Company party-missing', '3 Buyer party-missing', '5 Buyer party-two']);
  });
});

describe('a list that cannot be used is named as a whole', () => {
  const codes = (table: readonly (readonly string[])[], name = 'products') =>
    readLists([sheetOf(name, table)], trade).problems.map(({ row, column, reason }) => [row, column, reason.code]);

  test('one without its columns', () => {
    expect(
      codes([
        ['Reference', 'Name'],
        ['PR-1', 'A'],
      ]),
    ).toEqual([
      [1, 'Company', 'column-missing'],
      [1, 'HS code', 'column-missing'],
      [1, 'Origin', 'column-missing'],
    ]);
  });

  test('one with a column missing, named in the language of its headings', () => {
    expect(codes([['Referência', 'Nome', 'Empresa', 'Origem'], []])).toEqual([[1, 'Código SH', 'column-missing']]);
  });

  test('one with two columns of one meaning', () => {
    expect(codes([[...PRODUCT_HEADINGS, 'HS編號'], []])).toEqual([[1, 'HS編號', 'column-twice']]);
  });

  test('one that is none of the lists, and one with nothing in it', () => {
    expect(codes([['When', 'Who']], 'notes')).toEqual([[null, null, 'list-unknown']]);
    expect(codes([['', ' ']], 'notes')).toEqual([[null, null, 'list-empty']]);
  });

  test('a row that is longer than its headings', () => {
    expect(codes([PRODUCT_HEADINGS, ['PR-1', 'CO-1', 'A', '0901', 'PT', '', '', '', '', '', 'more']])).toEqual([
      [2, null, 'cells-too-many'],
    ]);
  });
});

test('a column that no list has is named and does no harm', () => {
  const { rows, notices } = readLists(
    [
      sheetOf('products', [
        [...PRODUCT_HEADINGS, 'Colour'],
        ['PR-1', 'CO-1', 'A', '0901', 'PT', '', '', '', '', '', 'red'],
      ]),
    ],
    trade,
  );
  expect(rows).toHaveLength(1);
  expect(notices).toEqual([{ file: 'products.csv', column: 'Colour', code: 'column-ignored' }]);
});

test('an apostrophe that keeps a cell from being a formula is no part of it', () => {
  const { rows } = readLists(
    [sheetOf('products', [PRODUCT_HEADINGS, ['PR-1', 'CO-1', "'=Coffee", '0901', 'PT']])],
    trade,
  );
  expect(rows[0]?.row).toMatchObject({ name: { en: '=Coffee' } });
});

test('a value is shown in one short line, whatever is in it', () => {
  expect(shown('a\nb\t c')).toBe('a b c');
  expect(shown('\u{1B}[31mred')).toBe('\u{FFFD}[31mred');
  expect(shown('x'.repeat(10_000_000))).toBe(`${'x'.repeat(60)}…`);
});

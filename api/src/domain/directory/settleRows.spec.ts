import { describe, expect, test } from 'vitest';
import { sheetOf, sheetsOf, SMALL_FAIR } from '../../../test/builders/lists.ts';
import type { Tables } from '../../../test/builders/lists.ts';
import { fairChange, isNoChange } from './fairChange.ts';
import { FAIR_LIST_NAMES } from './fairLists.ts';
import type { FairLists } from './fairLists.ts';
import { readLists } from './readLists.ts';
import { NO_FAIR, settleRows } from './settleRows.ts';
import type { KeptFair } from './settleRows.ts';
import { byLabel } from './tradeReference.ts';
import { writeList } from './writeList.ts';

const trade = {
  schemes: byLabel([{ key: 'HACCP', names: [] }]),
  agreements: byLabel([]),
  regulatedGoods: byLabel([{ key: 'ROUGH-DIAMONDS', names: [] }]),
  isTimeZone: () => true,
};

const settle = (tables: Tables, kept: KeptFair = NO_FAIR) => settleRows(readLists(sheetsOf(tables), trade), kept);
const codes = (tables: Tables, kept?: KeptFair) =>
  settle(tables, kept).problems.map(({ file, row, column, reason }) => `${file} ${row} ${column} ${reason.code}`);

/** The small fair with rows added to some lists. */
function withRows(more: Tables): Tables {
  return Object.fromEntries(
    Object.entries(SMALL_FAIR).map(([list, table]) => [list, [...table, ...(more[list as keyof Tables] ?? [])]]),
  );
}

/** The small fair as it would be kept. */
function kept(): KeptFair {
  const { rows } = settle(SMALL_FAIR);
  const lists = Object.fromEntries(
    FAIR_LIST_NAMES.map((list) => [list, rows.filter((row) => row.list === list).map(({ row }) => row)]),
  );
  return { ...NO_FAIR, version: 1, lists: lists as unknown as FairLists };
}

test('rows that fit together all stand', () => {
  const { problems, leftOut, rows } = settle(SMALL_FAIR);
  expect([problems, leftOut]).toEqual([[], []]);
  expect(rows).toHaveLength(32);
});

describe('rows are judged against each other', () => {
  test('a reference that stands twice is named with the place of the first', () => {
    const { problems } = settle(withRows({ companies: [['CO-1', 'Demo again', 'PT', '', '', '', '']] }));
    expect(problems).toMatchObject([
      {
        file: 'companies.csv',
        row: 4,
        value: 'CO-1',
        reason: { code: 'row-twice', facts: { file: 'companies.csv', row: 2 } },
      },
    ]);
  });

  test('also where the first of the two is wrong in itself', () => {
    const twice = [
      ['CO-3', 'Demo', 'Atlantis', '', '', '', ''],
      ['CO-3', 'Demo', 'PT', '', '', '', ''],
    ];
    expect(codes(withRows({ companies: twice }))).toEqual(['companies.csv 5 Referência row-twice']);
  });

  test('a reference to a row that nobody has', () => {
    expect(codes(withRows({ products: [['PR-9', 'CO-9', 'Vinho', '2204', 'PT', '', '', '', '', '', '']] }))).toEqual([
      'products.csv 3 Company row-unknown',
    ]);
    expect(
      codes(
        withRows({ sessions: [['S2', 'Demo', 'sourcing', '', '2027-03-12 10:00', '2027-03-12 11:00', '', 'MO:99']] }),
      ),
    ).toEqual(['sessions.csv 3 Places row-unknown']);
  });

  test('a theme, a day and a product that belong elsewhere', () => {
    expect(codes(withRows({ companies: [['CO-3', 'Demo', 'PT', 'ROCKETS', '', '', '']] }))).toEqual([
      'companies.csv 4 Temas theme-unknown',
    ]);
    expect(
      codes(withRows({ sessions: [['S2', 'Demo', 'sourcing', '', '2027-03-10 10:00', '2027-03-11 11:00', '', '']] })),
    ).toEqual(['sessions.csv 3 Starts at outside-exhibition']);
    expect(codes(withRows({ certificates: [['CE-2', 'CO-2', 'PR-1', 'HACCP', 'granted', '', '', '']] }))).toEqual([
      'certificates.csv 3 Product product-of-another',
    ]);
  });

  test('two exhibitions', () => {
    expect(
      codes(withRows({ exhibition: [['other', 'Demo', '', '2027-03-11', '2027-03-14', 'Asia/Macau', '']] })),
    ).toEqual(['exhibition.csv 3 Reference exhibition-two']);
  });

  test('who speaks of a refused row has no fault of their own, and stays out with it', () => {
    const tables = withRows({
      companies: [['CO-3', 'Demo', 'Atlantis', '', '', '', '']],
      products: [['PR-3', 'CO-3', 'Vinho', '2204', 'PT', '', '', '', '', '', '']],
      certificates: [['CE-3', 'CO-3', 'PR-3', 'HACCP', 'granted', '', '', '']],
    });
    const { problems, leftOut, rows } = settle(tables);
    expect(problems).toEqual([]);
    expect(leftOut.map(({ file, row, reason }) => `${file} ${row} ${reason.code}`)).toEqual([
      'products.csv 3 row-left-out',
      'certificates.csv 3 row-left-out',
      'certificates.csv 3 row-left-out',
    ]);
    expect(rows.some(({ key }) => key === 'PR-3' || key === 'CE-3')).toBe(false);
  });
});

describe('rows are compared with what is kept', () => {
  test('the same lists change nothing', () => {
    expect(isNoChange(fairChange(kept().lists, settle(SMALL_FAIR, kept()).rows))).toBe(true);
  });

  test('a single list finds the rows it speaks of among those that are kept', () => {
    expect(settle({ products: SMALL_FAIR.products ?? [] }, kept()).problems).toEqual([]);
    expect(codes({ products: SMALL_FAIR.products ?? [] })).toEqual(['products.csv 2 Company row-unknown']);
  });

  test('a column that is not there leaves its values, an empty cell empties its value', () => {
    const table = [
      ['Referência', 'Nome', 'País', 'N.º de trabalhadores'],
      ['CO-1', 'Demo Serrabruma, Lda. (Demonstração)', 'PT', ''],
    ];
    const { rows } = settleRows(readLists([sheetOf('companies', table)], trade), kept());
    const change = fairChange(kept().lists, rows).companies;
    expect(change.changed.map(({ values }) => values)).toEqual([['employees']]);
    expect(change.changed[0]?.after).toMatchObject({ employees: null, themes: ['FOOD'], targetMarkets: ['CN', 'MO'] });
  });

  test('a session that has begun stands as it is, and only as it is', () => {
    const begun = { ...kept(), begunSessions: new Set(['S1']) };
    expect(codes(SMALL_FAIR, begun)).toEqual([]);
    const longer = {
      ...SMALL_FAIR,
      sessions: SMALL_FAIR.sessions?.map((row) => row.map((cell) => (cell === '12' ? '20' : cell))) ?? [],
    };
    expect(codes(longer, begun)).toEqual(['sessions.csv 2 Reference session-begun']);
  });
});

test('what is written reads the same, in every language', () => {
  const fair = kept();
  for (const language of ['zh-Hant', 'zh-Hans', 'pt', 'en'] as const) {
    const tables = Object.fromEntries(
      FAIR_LIST_NAMES.map((list) => [list, writeList(list, fair.lists[list], language)]),
    );
    const { problems, rows } = settle(tables, fair);
    expect(problems).toEqual([]);
    expect(isNoChange(fairChange(fair.lists, rows))).toBe(true);
  }
});

describe('where things stand in a hall', () => {
  const places = (...rows: string[][]): Tables => ({
    ...SMALL_FAIR,
    places: [['Venue', 'Label', 'Place kind', 'Company', 'Zone', 'Position'], ...SMALL_FAIR.places!.slice(1), ...rows],
  });
  const halls = (size: string, entrance = ''): Tables => ({
    ...SMALL_FAIR,
    venues: [
      ['編號', '名稱', '地區', '場地大小', '入口'],
      ['MO', '澳門館', '澳門', size, entrance],
      ['HQ', '橫琴館', 'CN', '', ''],
    ],
  });

  test('a range stands in a straight line, and a single table at one spot', () => {
    const { rows, problems } = settle(
      places(['MO', 'T1-T3', 'table', '', 'A', '2 x 4 - 8 x 4'], ['MO', 'T9', 'table', '', '', '3 x 9']),
    );
    expect(problems).toEqual([]);
    const own = rows.filter(({ list, key }) => list === 'places' && key.startsWith('MO:T')).map(({ row }) => row);
    expect(own).toMatchObject([
      { label: 'T1', hallZone: 'A', spots: [{ x: 2, y: 4 }] },
      { label: 'T2', hallZone: 'A', spots: [{ x: 5, y: 4 }] },
      { label: 'T3', hallZone: 'A', spots: [{ x: 8, y: 4 }] },
      { label: 'T9', hallZone: null, spots: [{ x: 3, y: 9 }] },
    ]);
  });

  test('a range at one spot, a table at two, a zone that is no name and a spot outside the hall are named', () => {
    const rows = [
      ['MO', 'T1-T3', 'table', '', '', '2 x 4'],
      ['MO', 'T4', 'table', '', '', '2 x 4 - 3 x 4'],
      ['MO', 'T5', 'table', '', '?', ''],
      ['MO', 'T6', 'table', '', '', '27 x 4'],
    ];
    const { problems } = readLists(sheetsOf(places(...rows)), trade);
    expect(problems.map(({ row, column, reason }) => `${row} ${column} ${reason.code}`)).toEqual([
      '5 Position spots-of-range',
      '6 Position spots-of-range',
      '7 Zone hall-zone',
    ]);
    expect(codes(places(...rows))).toEqual(['places.csv 8 Position outside-hall']);
  });

  test('a hall has the size of its list, and its entrance lies in it', () => {
    const far = places(['MO', 'T6', 'table', '', '', '27 x 4']).places!;
    expect(codes({ ...halls('30 x 20'), places: far })).toEqual([]);
    expect(codes(halls('30 x 20', '31 x 4'))).toEqual(['venues.csv 2 入口 outside-hall']);
  });

  test('nothing is moved in a hall in which a session is open, and all else is taken', () => {
    const live = { ...kept(), liveVenues: new Set(['MO']) };
    expect(codes(SMALL_FAIR, live)).toEqual([]);
    expect(codes(places(['MO', 'T7', 'table', '', '', '']), live)).toEqual([]);
    expect(codes(places(['MO', 'T7', 'table', '', '', '3 x 4']), live)).toEqual(['places.csv 5 Position session-live']);
    expect(codes(halls('30 x 20'), live)).toEqual(['venues.csv 2 場地大小 session-live']);
  });
});

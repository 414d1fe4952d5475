import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HS_CHAPTERS } from '../../src/domain/directory/hsNomenclature.ts';
import { seedReference } from '../../src/operations/fair/seedReference.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import type { Orm } from '../../src/postgres/orm.ts';
import { referenceStore } from '../../src/postgres/reference.store.ts';
import { readReference } from '../../src/server/spreadsheet/readReference.ts';
import { makeTextFolder } from '../../src/server/textFolder.ts';
import { freshDatabase } from '../builders/database.ts';

let orm: Orm;
let client: Client;
const folder = makeTextFolder();

beforeAll(async () => {
  const url = await freshDatabase();
  orm = await openOrm(url);
  client = new Client(url);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await orm.close(true);
});

const seed = async () => seedReference({ reference: referenceStore(orm), folder }, await readReference());
const one = async (sql: string) => (await client.query(sql)).rows[0];
const versions = async () => (await client.query(`select key, xmin::text from certification_scheme order by key`)).rows;

describe('the reference data that comes with Ponte', () => {
  test('is seeded once; seeding again writes nothing', async () => {
    expect(await seed()).toBe('seeded');
    const before = await versions();
    expect(await seed()).toBe('unchanged');
    expect(await versions()).toEqual(before);
  });

  test('names every chapter of the nomenclature in four languages', async () => {
    const { rows } = await client.query(`select code, name from hs_heading where level = 2 order by code`);
    expect(rows.map(({ code }) => code)).toEqual(HS_CHAPTERS);
    expect(rows.every(({ name }) => Object.keys(name).length === 4)).toBe(true);
  });

  test.each([
    ['咖啡', 'zh-Hant'],
    ['coffees', 'en'],
    ['cafés', 'pt'],
  ] as const)('finds coffee by %s', async (word, language) => {
    const tokens = folder.tokens(word, language);
    const { rows } = await client.query('select code from hs_heading where tokens && $1 and level = 4', [tokens]);
    expect(rows.map(({ code }) => code)).toContain('0901');
  });

  test.each([
    'hs_heading',
    'certification_scheme',
    'scheme_recognition',
    'trade_agreement',
    'trade_agreement_rule',
    'regulated_goods',
  ])('says of every row of %s where it is from', async (table) => {
    expect(await one(`select count(*)::int as bare from ${table} where confidence = '' or source = ''`)).toEqual({
      bare: 0,
    });
  });

  test('keeps what must not be got wrong: neither SAR in RCEP, six digits for diamonds, recognition only in part', async () => {
    expect(await one(`select exporters && '{MO,HK}' as wrong from trade_agreement where key = 'RCEP'`)).toEqual({
      wrong: false,
    });
    expect(await one(`select hs_codes from regulated_goods where key = 'ROUGH-DIAMONDS'`)).toEqual({
      hs_codes: ['710210', '710221', '710231'],
    });
    expect(
      await one(
        `select grants, conditions from scheme_recognition where from_scheme = 'Q-MARK-P' and to_scheme = 'M-MARK'`,
      ),
    ).toEqual({
      grants: 'part',
      conditions: ['committee-review'],
    });
    expect(await one(`select status from scheme_recognition where from_scheme = 'JOINT-TEST'`)).toEqual({
      status: 'planned',
    });
    expect(await one(`select has_tariff_effect from trade_agreement where key = 'FORUM-MACAO'`)).toEqual({
      has_tariff_effect: false,
    });
  });

  test('a changed file is taken over, and a scheme that certificates may name stays', async () => {
    const files = await readReference();
    const schemes = files.tables['certification-schemes'].filter((row) => row.key !== 'FSC');
    const renamed = schemes.map((row) => (row.key === 'HALAL' ? { ...row, name_en: 'Halal (renamed)' } : row));
    const changed = { tables: { ...files.tables, 'certification-schemes': renamed }, digest: 'another' };
    expect(await seedReference({ reference: referenceStore(orm), folder }, changed)).toBe('seeded');
    expect(await one(`select name->>'en' as name from certification_scheme where key = 'HALAL'`)).toEqual({
      name: 'Halal (renamed)',
    });
    expect(await one(`select count(*)::int as n from certification_scheme where key = 'FSC'`)).toEqual({ n: 1 });
  });
});

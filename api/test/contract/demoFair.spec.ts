import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from 'pg';
import type { AccountId } from '../../src/domain/kernel/id.ts';
import { exportFair } from '../../src/operations/fair/exportFair.ts';
import { importFair } from '../../src/operations/fair/importFair.ts';
import { seedReference } from '../../src/operations/fair/seedReference.ts';
import { postgresFairs } from '../../src/postgres/fair.store.ts';
import { newId } from '../../src/postgres/newId.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { referenceStore } from '../../src/postgres/reference.store.ts';
import { openPool, sqlOn } from '../../src/postgres/sql.ts';
import type { FairStore } from '../../src/ports/fairStore.ts';
import { readFileBytes, readFolder } from '../../src/server/spreadsheet/readFolder.ts';
import { readReference } from '../../src/server/spreadsheet/readReference.ts';
import { writeCsv } from '../../src/server/spreadsheet/writeCsv.ts';
import { makeTextFolder } from '../../src/server/textFolder.ts';
import { freshDatabase } from '../builders/database.ts';

const DEMO = fileURLToPath(new URL('../../demo', import.meta.url));
const folder = makeTextFolder();
const account = newId() as AccountId;
let pool: Pool;
let fairs: FairStore;

beforeAll(async () => {
  const url = await freshDatabase();
  const orm = await openOrm(url);
  await seedReference({ reference: referenceStore(orm), folder }, await readReference());
  await orm.close(true);
  pool = openPool(url, { name: 'demo fair spec', max: 2 });
  fairs = postgresFairs(sqlOn(pool), newId);
  await sqlOn(pool).run('insert into account (id, name) values ($1, $2)', [account, 'Demo organiser']);
});

afterAll(() => pool.end());

const common = { account, exhibition: null, startOn: '2026-11-22', badRows: 'refuse', mode: 'save' } as const;

test('the demo fair is taken in without a problem, on the day it is asked to begin', async () => {
  const { sheets, problems: unreadable } = await readFolder(DEMO);
  const report = await importFair({ fairs, folder }, { ...common, sheets, unreadable });
  expect(report.problems).toEqual([]);
  expect(report.outcome).toBe('saved');
  expect(report.exhibition).toMatchObject({ startsOn: '2026-11-22', endsOn: '2026-11-25' });
});

test('taken in again it changes nothing', async () => {
  const { sheets } = await readFolder(DEMO);
  const report = await importFair({ fairs, folder }, { ...common, sheets, unreadable: [] });
  expect(report.outcome).toBe('unchanged');
});

test('its export, read back from the bytes of the files, changes nothing', async () => {
  const lists = await exportFair(fairs, { account, exhibition: 'feira-ponte', language: 'zh-Hans' });
  const files = await Promise.all(
    (lists ?? []).map(({ list, table }) => readFileBytes(`${list}.csv`, Buffer.from(writeCsv(table)))),
  );
  const sheets = files.flatMap((file) => file.sheets);
  const report = await importFair({ fairs, folder }, { ...common, sheets, unreadable: [], startOn: null });
  expect(sheets).toHaveLength(14);
  expect(report.problems).toEqual([]);
  expect(report.outcome).toBe('unchanged');
});

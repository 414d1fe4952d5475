import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { pendingMigrations, runMigrations } from '../../src/postgres/migrate.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { emptyDatabase, freshDatabase } from '../builders/database.ts';

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

async function ormOf(url: string) {
  const orm = await openOrm(url);
  closing.push(() => orm.close(true));
  return orm;
}

/** Keys, foreign keys, checks, indexes and comments are said in migrations alone; rows say columns. */
const SAID_BY_MIGRATIONS =
  /^(drop index|create index|create unique index|comment on|alter table \S+ (add|drop) constraint) /;

test('the rows that MikroORM knows have exactly the columns that the migrations make', async () => {
  const orm = await ormOf(await freshDatabase());
  const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, safe: false, dropTables: true });
  const differences = up
    .split(';\n')
    .filter((statement) => statement.trim() && !SAID_BY_MIGRATIONS.test(statement.trim()));
  // MikroORM's own list of what has run is no row of ours.
  expect(differences.filter((statement) => !statement.includes('"migration"'))).toEqual([]);
});

test('every migration is listed once, in the order of its name', () => {
  const names = migrations.map((Migration) => Reflect.construct(Migration, [undefined, undefined]).name);
  expect(names).toEqual([...new Set(names)].toSorted());
});

test('two processes that migrate at once do not collide: one works, the other finds nothing to do', async () => {
  const url = await emptyDatabase();
  const both = await Promise.all([0, 1].map(async () => runMigrations(await ormOf(url), url)));
  expect(both.map((ran) => ran.length).toSorted()).toEqual([0, migrations.length]);
  expect(await pendingMigrations(await ormOf(url))).toEqual([]);
});

test('a migration that fails leaves the database as it was', async () => {
  const url = await emptyDatabase();
  const client = new Client(url);
  await client.connect();
  closing.push(() => client.end());
  // The tenth migration finds its table's name taken.
  await client.query('create table engagement (own integer)');
  const orm = await ormOf(url);
  await expect(runMigrations(orm, url)).rejects.toThrow(/engagement/);
  const { rows } = await client.query(`select table_name from information_schema.tables where table_schema = 'public'`);
  expect(rows.map(({ table_name }) => table_name).filter((name) => name !== 'migration')).toEqual(['engagement']);
  expect(await pendingMigrations(orm)).toHaveLength(migrations.length);
});

test('running them again changes nothing', async () => {
  const url = await freshDatabase();
  expect(await runMigrations(await ormOf(url), url)).toEqual([]);
});

/**
 * vitest's global set-up: one PostgreSQL for all suites (of this run, and of any other run at the same time), with a template database
 * that is migrated once for each state of `migrations/`. TEST_DATABASE_URL names a server of your own instead; its user must be
 * allowed to create databases.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { runMigrations } from '../../src/postgres/migrate.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { openPool } from '../../src/postgres/sql.ts';
import { openDatabase } from '../../src/server/embeddedPostgres/openDatabase.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a suite needs to make its own database. */
export interface TestServer {
  /** Address of the server's database `postgres`. */
  readonly url: string;
  /** A migrated, empty database to copy. */
  readonly template: string;
  /** Begins the name of every database of this run. */
  readonly prefix: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Starts or joins the server; the function that it gives back drops this run's databases and leaves the server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  const url = atDatabase(server.url, 'postgres');
  const prefix = `test_${Date.now()}_${randomBytes(3).toString('hex')}_`;
  const client = new Client(url);
  await client.connect();
  const leave = async () => {
    await dropDatabases(url, await namesLike(client, prefix));
    await client.end();
    await server.stop();
  };
  try {
    await dropDatabases(url, await abandoned(client));
    project.provide('testServer', { url, template: await ensureTemplate(client, url), prefix });
  } catch (error) {
    await leave();
    throw error;
  }
  return leave;
}

/** The server of the tests. Nothing in it is worth a wait for the disk. */
export function openTestServer(): ReturnType<typeof openDatabase> {
  return openDatabase({
    databaseUrl: process.env['TEST_DATABASE_URL'],
    dataDir: `${ROOT}.cache/test-database`,
    log: { info: () => undefined, warn: console.warn, error: console.error },
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
}

/** The same server's other database. */
export function atDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Any number that no other lock of ours uses. */
const MAKING_TEMPLATE = 7_066_835;

async function ensureTemplate(client: Client, url: string): Promise<string> {
  const template = `ponte_template_${await hashOfMigrations()}`;
  await client.query('select pg_advisory_lock($1)', [MAKING_TEMPLATE]);
  try {
    if ((await namesLike(client, template)).includes(template)) return template;
    const unfinished = `${template}_unfinished`;
    await dropDatabases(url, [unfinished, ...(await namesLike(client, 'ponte_template_')).slice(0, -TEMPLATES_KEPT)]);
    await client.query(`create database ${unfinished} template template0 encoding 'UTF8'`);
    const orm = await openOrm(atDatabase(url, unfinished));
    await runMigrations(orm, atDatabase(url, unfinished));
    await orm.close(true);
    await client.query(`alter database ${unfinished} rename to ${template}`);
    return template;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MAKING_TEMPLATE]);
  }
}

/** Older ones belong to states of the code that nobody tests any more. */
const TEMPLATES_KEPT = 4;

async function hashOfMigrations(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(`${ROOT}migrations`)).toSorted())
    if (name.endsWith('.ts')) hash.update(name).update(await readFile(`${ROOT}migrations/${name}`));
  return hash.digest('hex').slice(0, 16);
}

const ABANDONED_AFTER_MILLISECONDS = 3_600_000;

/** Databases of runs that were killed. */
async function abandoned(client: Client): Promise<string[]> {
  const names = await namesLike(client, 'test_');
  return names.filter((name) => Number(name.split('_')[1]) < Date.now() - ABANDONED_AFTER_MILLISECONDS);
}

async function namesLike(client: Client, prefix: string): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1) order by oid',
    [prefix],
  );
  return rows.map(({ datname }) => datname);
}

/**
 * At once, for each drop mostly waits until every process of the server has let go of the files. A pool that has ended is still closing its connections when the server
 * stops and cuts them: one that nobody listens to would end the whole run.
 */
async function dropDatabases(url: string, names: readonly string[]): Promise<void> {
  const pool = openPool(url, { name: 'test drops', max: DROPPED_AT_ONCE });
  await Promise.all(names.map((name) => pool.query(`drop database if exists ${name} with (force)`)));
  await pool.end();
}

const DROPPED_AT_ONCE = 8;

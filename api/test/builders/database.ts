/** A database of its own for a suite: migrated, empty, and gone after the run. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { atDatabase } from './databaseServer.ts';

/** Makes a fresh database (about 50 ms) and gives its address. Nothing has to be cleaned up but the suite's own connections. */
export async function freshDatabase(): Promise<string> {
  return databaseFrom(inject('testServer').template);
}

/** A database without a table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<string> {
  return databaseFrom('template0');
}

async function databaseFrom(template: string): Promise<string> {
  const { url, prefix } = inject('testServer');
  const name = `${prefix}${randomBytes(4).toString('hex')}`;
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template} encoding 'UTF8'`);
  } finally {
    await client.end();
  }
  return atDatabase(url, name);
}

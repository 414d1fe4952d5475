/** Brings a database's tables up to this code. Safe to call from any number of processes at once: one works, the others wait for it. */
import { Client } from 'pg';
import type { Orm } from './orm.ts';

/** Advisory lock of whoever migrates; any number that no other lock of ours uses. */
const MIGRATING = 7_066_834;

/** Runs what is pending, all of it or nothing, and gives the names of what ran. */
export async function runMigrations(orm: Orm, url: string): Promise<string[]> {
  // A connection of its own: the lock belongs to it, and falls with it if this process dies.
  const guard = new Client({ connectionString: url, application_name: 'ponte migrate' });
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATING]);
    const ran = await orm.migrator.up();
    return ran.map(({ name }) => name);
  } finally {
    await guard.end();
  }
}

/** Names of the migrations that have not run on this database. */
export async function pendingMigrations(orm: Orm): Promise<string[]> {
  return (await orm.migrator.getPending()).map(({ name }) => name);
}

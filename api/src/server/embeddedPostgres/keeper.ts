/**
 * One connection for each process that uses an embedded server. It holds a shared lock for as long as the process lives, so that the
 * database itself knows who still needs the server: whoever gets the lock for itself alone is the last, and stops it. Somebody who
 * comes in that moment waits for the lock, is cut off with the server, and starts it again. No lock file can be left behind.
 */
import pg from 'pg';
import { OWNER } from './cluster.ts';

/** A process's hold on a running server. */
export interface Keeper {
  /** Gives the hold up. True: nobody else uses the server, and nobody can begin to before it is stopped. */
  leave(): Promise<boolean>;
  close(): Promise<void>;
}

/** How to reach a server on this machine. */
export interface Door {
  readonly port: number;
  readonly password: string;
}

/** Any number that no other lock of ours uses; the lock lives in the database `postgres`, all others in `ponte`. */
const KEEPERS = 7_066_833;

/** Takes hold of the server. Fails while it starts or stops; `onLost` is called once when the server goes away later. */
export async function keep(door: Door, onLost: () => void): Promise<Keeper> {
  const client = new pg.Client(addressOf(door, 'postgres'));
  let kept = false;
  client.on('error', () => undefined);
  client.on('end', () => {
    if (kept) onLost();
    kept = false;
  });
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [KEEPERS]);
    kept = true;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    async leave() {
      kept = false;
      await client.query('select pg_advisory_unlock_shared($1)', [KEEPERS]);
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [KEEPERS]);
      return rows[0]?.alone ?? false;
    },
    async close() {
      kept = false;
      await client.end().catch(() => undefined);
    },
  };
}

/** Makes our database where the server has none yet. */
export async function ensureDatabase(door: Door): Promise<void> {
  const client = new pg.Client(addressOf(door, 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`create database ${OWNER}`).catch(ignoreExisting);
  } finally {
    await client.end();
  }
}

/** The connection string for our database. */
export function urlOf(door: Door): string {
  return addressOf(door, OWNER).connectionString;
}

function addressOf({ port, password }: Door, database: string): { connectionString: string; application_name: string } {
  return {
    connectionString: `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`,
    application_name: 'ponte keeper',
  };
}

/** Two who make it at once: 42P04 is "exists already", 23505 the same met in the catalogue's index. */
function ignoreExisting(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== '42P04' && code !== '23505') throw error;
}

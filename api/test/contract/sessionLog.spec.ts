import { afterAll, describe } from 'vitest';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { openPool } from '../../src/postgres/sql.ts';
import { freshDatabase } from '../builders/database.ts';
import { fairIds, insertFair } from '../builders/databaseFair.ts';
import { sessionLogContract, type SessionLogHarness } from './sessionLog.contract.ts';

const url = await freshDatabase();
const pool = openPool(url, { name: 'ponte test', max: 10 });
afterAll(() => pool.end());

/** A new fair in the same database for every test: what a test leaves behind belongs to nobody else. */
async function openPostgres(): Promise<SessionLogHarness> {
  const fair = fairIds({ people: 2, places: 2, sessions: 2 });
  await insertFair(url, fair);
  const [first, second] = fair.sessions;
  const [table, other] = fair.places;
  return {
    log: new PostgresSessionLog(pool),
    fair: {
      ...fair,
      sessions: [first!, second!],
      tables: [table!, other!],
      people: [...fair.exhibitors, ...fair.buyers],
    },
    letLeaseRunOut: async (session) => {
      await pool.query(
        `update session_head set lease_until = clock_timestamp() - interval '1 second' where session_id = $1`,
        [session],
      );
    },
    close: async () => undefined,
  };
}

describe('the log kept in PostgreSQL', () => {
  sessionLogContract(openPostgres);
});

/** A fair in a database of its own, and plain SQL on it, for the suites of the stores. */
import { afterAll } from 'vitest';
import { openPool, sqlOn, type Sql } from '../../src/postgres/sql.ts';
import { freshDatabase } from './database.ts';
import { fairIds, insertFair, insertRows, type FairIds, type InsertRows } from './databaseFair.ts';

/** What a suite of a store works on. */
export interface FairDatabase {
  url: string;
  sql: Sql;
  fair: FairIds;
  /** Puts further rows of the fair in; `exhibition_id` is added. */
  insert: InsertRows;
}

/** Makes the database and the fair; its connections end with the suite. */
export async function fairDatabase(size?: Parameters<typeof fairIds>[0]): Promise<FairDatabase> {
  const url = await freshDatabase();
  const fair = fairIds(size);
  await insertFair(url, fair);
  const pool = openPool(url, { name: 'ponte test', max: 4 });
  afterAll(() => pool.end());
  const insert: InsertRows = (table, rows) =>
    insertRows(url, (into) =>
      into(
        table,
        rows.map((row) => ({ exhibition_id: fair.exhibition, ...row })),
      ),
    );
  return { url, sql: sqlOn(pool), fair, insert };
}

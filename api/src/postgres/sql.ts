/** Plain SQL on a pool, for stores: rows come out in the domain's own types, so that a select can name its columns as a port does. */
import { Pool, types, type PoolClient, type QueryResultRow } from 'pg';

/** Runs SQL, on the pool or inside one transaction. */
export interface Sql {
  many<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The first row; null where there is none. */
  first<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row | null>;
  /** How many rows were changed. */
  run(text: string, values?: readonly unknown[]): Promise<number>;
  /** All of it or nothing. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
}

/** How a pool is opened. */
export interface PoolOptions {
  /** Shows in `pg_stat_activity`. */
  name: string;
  max: number;
  /** A question without an answer for so many milliseconds counts as lost, and its connection with it; without it the network may hold one back for a quarter of an hour. */
  answersWithin?: number;
}

/** Connections to a database. */
export function openPool(url: string, { name, max, answersWithin }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: name,
    types: { getTypeParser: parserOf },
    ...(answersWithin === undefined ? {} : { query_timeout: answersWithin, connectionTimeoutMillis: answersWithin }),
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Plain SQL on this pool. */
export function sqlOn(pool: Pool): Sql {
  return {
    ...queriesOn(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const inside: Sql = { ...queriesOn(client), transaction: (inner) => inner(inside) };
        const result = await work(inside);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => (broken = lost));
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

function queriesOn(door: Pool | PoolClient): Omit<Sql, 'transaction'> {
  const query = <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    door.query<Row>(text, [...values]);
  return {
    many: async <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) =>
      (await query<Row>(text, values)).rows,
    first: async <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) =>
      (await query<Row>(text, values)).rows[0] ?? null,
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
  };
}

const { INT8, DATE, TIMESTAMPTZ, NUMERIC } = types.builtins;

/**
 * Counters are numbers (none comes near 2^53), days stay `YYYY-MM-DD`, moments are milliseconds as the domain counts them; money and
 * other exact figures stay text.
 */
const OWN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [DATE]: String,
  [NUMERIC]: String,
  [TIMESTAMPTZ]: (text) => (types.getTypeParser(TIMESTAMPTZ)(text) as Date).getTime(),
};

function parserOf(oid: number, format?: 'text' | 'binary') {
  return OWN_PARSERS[oid] ?? types.getTypeParser(oid, format);
}

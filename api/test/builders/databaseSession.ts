/** A session with four people, an open offer of the first two, and a meeting row at the first table; nothing else in its database is its own. */
import { afterAll, beforeEach, expect } from 'vitest';
import type { Pool } from 'pg';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { openPool, type Sql } from '../../src/postgres/sql.ts';
import type { Lease } from '../../src/ports/sessionLog.ts';
import {
  announced,
  batchAfter,
  interpreterOf,
  meetingOf,
  newId,
  offerOf,
  participantOf,
  type ContractFair,
} from '../contract/sessionLog.builders.ts';
import { fairIds, insertFair } from './databaseFair.ts';
import { fairDatabase } from './databaseSql.ts';

/** What the suites of the guards work on; made anew for each test. */
export interface GuardedSession {
  url: string;
  sql: Sql;
  pool: Pool;
  log: PostgresSessionLog;
  fair: ContractFair;
  lease: Lease;
  offer: string;
  meeting: string;
  /** Every row of the live tables, so that a refusal can prove that it changed none. */
  contents(): Promise<string>;
}

const TABLES = [
  'session_head',
  'session_event',
  'engagement',
  'place_use',
  'interpreter',
  'interpreter_use',
  'participant',
  'offer',
  'meeting',
  'session_place',
  'outcome',
  'pair_memory',
  'idempotency_key',
  'pairing_session',
];

/** Makes the database once and a session in it for each test; read its fields inside tests only. */
export async function guardedSession(): Promise<GuardedSession> {
  const { url, sql } = await fairDatabase();
  const pool = openPool(url, { name: 'ponte test', max: 10 });
  afterAll(() => pool.end());
  const log = new PostgresSessionLog(pool);
  const contents = async () => {
    const found = await Promise.all(
      TABLES.map((table) => sql.first(`select coalesce(jsonb_agg(t order by t::text), '[]') as rows from ${table} t`)),
    );
    return JSON.stringify(found);
  };
  const session = { url, sql, pool, log, contents } as GuardedSession;
  beforeEach(async () => {
    Object.assign(session, await begun(url, log));
  });
  return session;
}

async function begun(
  url: string,
  log: PostgresSessionLog,
): Promise<Pick<GuardedSession, 'fair' | 'lease' | 'offer' | 'meeting'>> {
  const ids = fairIds({ people: 2, places: 2, sessions: 2 });
  await insertFair(url, ids);
  const [first, second] = ids.sessions;
  const [table, other] = ids.places;
  const fair: ContractFair = {
    ...ids,
    sessions: [first!, second!],
    tables: [table!, other!],
    people: [...ids.exhibitors, ...ids.buyers],
  };
  const lease = await log.take(first!, 'node-a');
  expect(lease).not.toBeNull();
  const [offer, meeting] = [newId(), newId()];
  const held = meetingOf(fair, meeting, offer);
  await log.append(
    batchAfter(lease!, fair, {
      events: announced(3),
      participants: [0, 1, 2, 3].map((who) => participantOf(fair, who)),
      interpreters: [interpreterOf(fair)],
      interpretersTaken: [
        { interpreter: interpreterOf(fair).interpreter, offer: offerOf(fair, offer).offer, meeting: null },
      ],
      offers: [offerOf(fair, offer)],
      meetings: [held],
      engagementsTaken: [
        { participant: participantOf(fair, 0).participant, offer: offerOf(fair, offer).offer, meeting: null },
      ],
      placesTaken: [{ place: fair.tables[0], meeting: held.meeting }],
    }),
  );
  return { fair, offer, meeting, lease: { ...lease!, head: 3 } };
}

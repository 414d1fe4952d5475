/** The last rehearsal of each session. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { DatabaseError } from 'pg';
import type { RehearsalBook, RehearsalState } from '../ports/rehearsals.ts';
import type { Sql } from './sql.ts';

const [compress, extract] = [promisify(gzip), promisify(gunzip)];

/** A rehearsal whose node has given no sign for so long has ended with it. */
const SILENT = `interval '20 seconds'`;

/** Of a state what stands in its columns; all else is the body. */
type Columns = Pick<RehearsalState, 'session' | 'run' | 'state' | 'startedAt' | 'done' | 'total'>;
type Body = Omit<RehearsalState, keyof Columns>;

/** Rehearsals in PostgreSQL. */
export function postgresRehearsals(sql: Sql): RehearsalBook {
  return {
    async begin(state, exhibition) {
      await sql.run(
        `update rehearsal set state = 'failed' where exhibition_id = $1 and state = 'running' and seen_at < now() - ${SILENT}`,
        [exhibition],
      );
      const { session, run, startedAt } = state;
      try {
        return (await sql.run(BEGIN, [session, exhibition, run, await bodyOf(state), startedAt])) > 0;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    async note({ session, run, done, total }) {
      const noted = await sql.run(
        `update rehearsal set done = $3, total = $4, seen_at = now() where session_id = $1 and run = $2 and state = 'running'`,
        [session, run, done, total],
      );
      return noted > 0;
    },
    async end(state) {
      const { session, run, done, total } = state;
      await sql.run(
        `update rehearsal set state = $3, done = $4, total = $5, body = $6, seen_at = now()
         where session_id = $1 and run = $2 and state = 'running'`,
        [session, run, state.state, done, total, await bodyOf(state)],
      );
    },
    async stop(session) {
      const stopped = await sql.run(
        `update rehearsal set state = 'stopped' where session_id = $1 and state = 'running'`,
        [session],
      );
      return stopped > 0;
    },
    async find(session) {
      const row = await sql.first<Columns & { body: Uint8Array }>(FIND, [session]);
      if (!row) return null;
      const { body, ...columns } = row;
      return { ...columns, ...(JSON.parse((await extract(body)).toString('utf8')) as Body) };
    },
  };
}

/** Of two that begin at once the index of running ones lets one in. */
const BEGIN = `
insert into rehearsal (session_id, exhibition_id, run, state, body, started_at)
select $1, $2, $3, 'running', $4, to_timestamp($5::double precision / 1000)
where not exists (select 1 from rehearsal where exhibition_id = $2 and state = 'running' and session_id <> $1)
on conflict (session_id) do update set
  run = excluded.run, state = 'running', done = 0, total = 0, body = excluded.body, started_at = excluded.started_at, seen_at = now()
where rehearsal.state <> 'running'`;

const FIND = `
select session_id as session, run, started_at as "startedAt", done, total, body,
  case when state = 'running' and seen_at < now() - ${SILENT} then 'failed' else state end as state
from rehearsal where session_id = $1`;

/** Another of the exhibition began at the same moment. */
function isTaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'rehearsal_running';
}

function bodyOf({ plan, fair, isReplay, result }: RehearsalState): Promise<Buffer> {
  return compress(JSON.stringify({ plan, fair, isReplay, result } satisfies Body));
}

/** The graphs that rounds saw, beside the log. */
import type { KeptGraph, RoundGraphs } from '../ports/roundGraphs.ts';
import type { Sql } from './sql.ts';

/** Graphs in PostgreSQL. */
export function postgresRoundGraphs(sql: Sql): RoundGraphs {
  return {
    async keep({ session, round, digest, body }) {
      await sql.run(
        `insert into round_graph (session_id, round, digest, body) values ($1, $2, $3, $4)
         on conflict (session_id, round) do update set digest = excluded.digest, body = excluded.body, kept_at = now()`,
        [session, round, digest, Buffer.from(body)],
      );
    },
    graph: (session, round) =>
      sql.first<KeptGraph>(
        'select session_id as session, round, digest, body from round_graph where session_id = $1 and round = $2',
        [session, round],
      ),
  };
}

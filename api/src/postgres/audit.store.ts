/** Who did what outside the sessions' logs. */
import type { Audit } from '../ports/audit.ts';
import { newId } from './newId.ts';
import type { Sql } from './sql.ts';

/** The audit in PostgreSQL; entries are added and never changed. */
export function postgresAudit(sql: Sql): Audit {
  return {
    async note({ account, exhibition, actor, action, subject, facts }) {
      await sql.run(
        `insert into audit_entry (id, account_id, exhibition_id, actor_kind, actor_id, action, subject_kind, subject_id, facts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          newId(),
          account,
          exhibition,
          actor.kind,
          'id' in actor ? actor.id : null,
          action,
          subject?.kind ?? null,
          subject?.id ?? null,
          facts,
        ],
      );
    },
  };
}

/** What buyers require, as they change it during a fair. */
import type { Relaxing, Requirements } from '../ports/requirements.ts';
import { postgresAudit } from './audit.store.ts';
import type { Sql } from './sql.ts';

/** Requirements in PostgreSQL. */
export function postgresRequirements(sql: Sql): Requirements {
  return {
    relax: (relaxing) =>
      sql.transaction(async (within) => {
        const { buyer, scheme, request, inputHash, entry } = relaxing;
        // Before the rows, as by an import: the two wait for each other and never at once.
        await within.first(LOCK, [entry.exhibition]);
        const before = await earlier(within, relaxing);
        if (before) return before;
        const changed = await within.run(RELAX, [buyer, scheme]);
        // The same request, sent twice at once, waited for the other's rows and finds them changed.
        if (changed === 0) return (await earlier(within, relaxing)) ?? 'no-must';
        // Lists that are being compared with what stood here are compared anew, and keep the choice.
        await within.run(RAISE, [entry.exhibition]);
        const facts = { ...entry.facts, scheme, requirements: changed, request, inputHash };
        await postgresAudit(within).note({ ...entry, facts });
        return 'relaxed';
      }),
  };
}

async function earlier(sql: Sql, { request, inputHash, entry }: Relaxing): Promise<'again' | 'key-reused' | null> {
  const actor = 'id' in entry.actor ? entry.actor.id : null;
  const found = await sql.first<{ input: string }>(EARLIER, [actor, entry.action, request]);
  if (!found) return null;
  return found.input === inputHash ? 'again' : 'key-reused';
}

const LOCK = 'select from exhibition where id = $1 for no key update';

const RAISE = 'update exhibition set data_version = data_version + 1, updated_at = now() where id = $1';

const RELAX = `
update requirement set listed_must_schemes = coalesce(listed_must_schemes, must_schemes),
  listed_wish_schemes = coalesce(listed_wish_schemes, wish_schemes), must_schemes = array_remove(must_schemes, $2),
  wish_schemes = case when $2 = any (wish_schemes) then wish_schemes else wish_schemes || $2 end, updated_at = now()
where buyer_id = $1 and $2 = any (must_schemes)`;

const EARLIER = `
select facts ->> 'inputHash' as input from audit_entry where actor_id = $1 and action = $2 and facts ->> 'request' = $3`;

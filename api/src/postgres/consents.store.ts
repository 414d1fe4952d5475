/** What people agreed to be shown to a counterpart. Each answer stays; the newest holds. */
import type { Consents, ContactPair } from '../ports/consents.ts';
import { newId } from './newId.ts';
import type { Sql } from './sql.ts';

/** Consents in PostgreSQL. */
export function postgresConsents(sql: Sql): Consents {
  return {
    async keep({ exhibition, of, to, granted, at }) {
      await sql.run(
        `insert into consent (id, exhibition_id, person_id, counterpart_id, purpose, is_granted, given_at)
         values ($1, $2, $3, $4, 'contact-to-counterpart', $5, instant($6))`,
        [newId(), exhibition, of, to, granted, at],
      );
    },
    granted: (pairs) => sql.many<ContactPair>(GRANTED, [pairs.map(({ of }) => of), pairs.map(({ to }) => to)]),
  };
}

/** What is said of one counterpart goes before what is said of all, whichever was said later. */
const GRANTED = `
select distinct asked."of", asked."to" from unnest($1::uuid[], $2::uuid[]) as asked ("of", "to")
cross join lateral (
  select c.is_granted from consent c
  where c.person_id = asked."of" and c.purpose = 'contact-to-counterpart' and (c.counterpart_id = asked."to" or c.counterpart_id is null)
  order by c.counterpart_id nulls last, c.given_at desc, c.id desc limit 1
) newest
where newest.is_granted`;

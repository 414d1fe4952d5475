/** People with a badge, as others may see them; how to reach them is read apart. */
import type { CommitmentFound, ContactFound, People, PersonFound } from '../ports/people.ts';
import type { Sql } from './sql.ts';

/** People in PostgreSQL. */
export function postgresPeople(sql: Sql): People {
  return {
    byIds: (ids) => sql.many<PersonFound>(`select ${PERSON} from person p where p.id = any ($1)`, [ids]),
    matching: async (exhibition, words, code) =>
      (await sql.many<{ id: PersonFound['id'] }>(MATCHING, [exhibition, words, code.toUpperCase()])).map(
        ({ id }) => id,
      ),
    contacts: (ids) =>
      sql.many<ContactFound>(
        'select id as person, email, phone from person where id = any ($1) and erased_at is null',
        [ids],
      ),
    commitments: (person) => sql.many<CommitmentFound>(COMMITMENTS, [person]),
    keepAnswerTime: async (person, seconds) => {
      await sql.run('update person set answer_seconds = $2 where id = $1', [person, seconds]);
    },
  };
}

const COMMITMENTS = `
select id, starts_at as "from", ends_at as "to", kind, venue_id as venue, place_text as "where", reason_text as "why"
from commitment where person_id = $1 order by starts_at, id`;

const PERSON = `p.id, p.exhibition_id as exhibition, p.name, nullif(p.job_title, '{}') as role,
  coalesce(p.company_id, p.buyer_id) as organisation, p.reads,
  array(select l.language from person_language l where l.person_id = p.id order by l.rank, l.language) as languages,
  (select b.front_code from badge b where b.person_id = p.id and b.state = 'active') as "frontCode"`;

/**
 * Every word within the person's name or the organisation's texts, or the typed characters anywhere in the front code. Within: a surname of one character and the
 * beginning of a name find it, though texts are kept as pairs of characters and as stems.
 */
const MATCHING = `
select p.id from person p
left join company c on c.id = p.company_id
left join buyer b on b.id = p.buyer_id
where p.exhibition_id = $1
  and ((cardinality($2::text[]) > 0 and not exists (
      select from unnest($2::text[]) word where not exists (
        select from unnest(p.tokens || coalesce(c.tokens, b.tokens, '{}')) kept where position(word in kept) > 0)))
    or ($3 <> '' and exists (
      select from badge x where x.person_id = p.id and x.state = 'active' and position($3 in upper(x.front_code)) > 0)))
order by p.id`;

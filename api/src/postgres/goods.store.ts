/** Reads the nomenclature, and who trades in it. */
import type { Goods, GoodsFound } from '../ports/goods.ts';
import type { Sql } from './sql.ts';

/** So many headings are offered to choose from. */
const MOST_FOUND = 12;

/** Goods in PostgreSQL. */
export function postgresGoods(sql: Sql): Goods {
  return {
    matching: (words, code) => sql.many<GoodsFound>(MATCHING, [words, `${code}%`, code !== '', MOST_FOUND]),
    named: (codes) =>
      sql.many<GoodsFound>('select code, name, tokens from hs_heading where code = any ($1) order by code', [codes]),
    async dealing(session, side, headings) {
      const found = await sql.first<{ count: number }>(side === 'exhibitor' ? OFFERING : SEEKING, [session, headings]);
      return found?.count ?? 0;
    },
  };
}

/** What the fair's lists name most goes first, so that coffee beans come before coffee machines at a food fair. */
const MATCHING = `
select h.code, h.name, h.tokens from hs_heading h
where h.level > 2 and case when $3 then h.code like $2 else cardinality($1::text[]) > 0 and (
  select bool_and(exists (select from unnest(h.tokens) t where t = w.word or (w.at = cardinality($1::text[]) and t like w.word || '%')))
  from unnest($1::text[]) with ordinality w(word, at)) end
order by (select count(*) from product p where p.hs_codes && array[h.code]) desc, h.level, h.code
limit $4`;

const people = (organisation: string) => `
select distinct p.${organisation} as id from person p
where p.${organisation} is not null and p.erased_at is null
  and (exists (select from session_person x where x.session_id = $1 and x.person_id = p.id)
    or exists (select from participant x where x.session_id = $1 and x.person_id = p.id))
  and not exists (select from participant x where x.session_id = $1 and x.person_id = p.id and x.state = 'LEFT')`;

const dealing = (list: string, organisation: string) => `
select count(*)::int as count from (${people(organisation)}) o
where exists (
  select from ${list} g, unnest(g.hs_codes) code where g.${organisation} = o.id and left(code, 4) = any ($2))`;

const OFFERING = dealing('product', 'company_id');
const SEEKING = dealing('requirement', 'buyer_id');

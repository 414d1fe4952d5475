/** Spare badges, and walk-ins as they are written down. */
import type { DelegateChange, Registration, SpareBadge, SpareBadges } from '../ports/spareBadges.ts';
import type { Sql } from './sql.ts';

/** Spare badges in PostgreSQL. */
export function postgresSpareBadges(sql: Sql): SpareBadges {
  return {
    async add(spares) {
      await sql.run(ADD, [JSON.stringify(spares)]);
    },
    voidUnbound: (exhibition) =>
      sql.run(
        `update spare_badge set state = 'void', settled_at = now() where exhibition_id = $1 and state = 'unbound'`,
        [exhibition],
      ),
    byFrontCode: (frontCode, exhibition) =>
      sql.first<SpareBadge>(
        `select ${SPARE} from spare_badge s where s.front_code = $1 and ($2::uuid is null or s.exhibition_id = $2) limit 1`,
        [frontCode, exhibition],
      ),
    byCodeHash: (hash) =>
      sql.first<SpareBadge>(`select ${SPARE} from spare_badge s where s.sign_in_hash = $1 or s.short_code_hash = $1`, [
        hash,
      ]),
    byRequest: (request) =>
      sql.first<SpareBadge>(`select ${SPARE} from spare_badge s where s.request_hash = $1`, [request]),
    async unbound(exhibition) {
      const found = await sql.first<{ count: number }>(
        `select count(*)::int as count from spare_badge where exhibition_id = $1 and state = 'unbound'`,
        [exhibition],
      );
      return found?.count ?? 0;
    },
    register: (registration) =>
      sql.transaction(async (within) => {
        const taken = await within.run(TAKE, [registration.spare, registration.request]);
        if (taken === 0) return false;
        await write(within, registration);
        return true;
      }),
    giveTo: ({ spare, request, person }) =>
      sql.transaction(async (within) => {
        if ((await within.run(TAKE, [spare, request])) === 0) return false;
        await within.run(REVOKE_OF, [person]);
        await within.run(BADGE, [spare, person]);
        return true;
      }),
    changeDelegate: (change) =>
      sql.transaction(async (within) => {
        if ((await within.run(TAKE, [change.spare, change.request])) === 0) return false;
        await handOver(within, change);
        return true;
      }),
  };
}

async function handOver(sql: Sql, { spare, person, name, tokens, reads, languages }: DelegateChange): Promise<void> {
  await sql.run(REVOKE_OF, [person]);
  await sql.run(RENAME, [person, name, tokens, reads]);
  await sql.run(UNSAY_CONSENT, [person]);
  await sql.run('delete from person_language where person_id = $1', [person]);
  await sql.run(SPEAK, [person, languages]);
  await sql.run(BADGE, [spare, person]);
}

async function write(sql: Sql, { spare, exhibition, session, side, organisation, person, goods }: Registration) {
  const { id } = organisation;
  const isCompany = side === 'exhibitor';
  if ('reference' in organisation) {
    const { reference, name, tokens, country, markets } = organisation;
    const head = [id, exhibition, reference, name, tokens, country];
    await sql.run(isCompany ? COMPANY : BUYER, isCompany ? [...head, markets] : head);
  }
  await sql.run(isCompany ? PRODUCTS : REQUIREMENTS, [exhibition, id, JSON.stringify(goods)]);
  const of = isCompany ? [id, null] : [null, id];
  const own = [person.id, exhibition, person.reference, person.name, person.tokens, side];
  await sql.run(PERSON, [...own, ...of, person.reads]);
  await sql.run(LANGUAGES, [person.id, exhibition, person.languages]);
  await sql.run(BADGE, [spare, person.id]);
  if (session) await sql.run(EXPECT, [session, person.id, exhibition]);
}

const SPARE =
  's.id, s.exhibition_id as exhibition, s.front_code as "frontCode", s.state, s.settled_at as "settledAt", s.request_hash as request';

const ADD = `
insert into spare_badge (id, exhibition_id, front_code, sign_in_hash, short_code_hash)
select id, exhibition, "frontCode", "signInHash", "shortCodeHash"
from jsonb_to_recordset($1) as n (id uuid, exhibition uuid, "frontCode" text, "signInHash" text, "shortCodeHash" text)`;

const TAKE = `
update spare_badge set state = 'bound', settled_at = now(), request_hash = $2 where id = $1 and state = 'unbound'`;

const COMPANY = `
insert into company (id, exhibition_id, reference, name, tokens, country, target_markets) values ($1, $2, $3, $4, $5, $6, $7)`;

const BUYER = `
insert into buyer (id, exhibition_id, reference, name, tokens, country, home_market) values ($1, $2, $3, $4, $5, $6, $6)`;

const GOODS = `
from jsonb_to_recordset($3) as n (id uuid, reference text, name jsonb, tokens jsonb, "hsCodes" jsonb, market text)`;

const texts = (column: string) => `array(select jsonb_array_elements_text(n.${column}))`;

const PRODUCTS = `
insert into product (id, exhibition_id, company_id, reference, name, tokens, hs_codes, origin)
select n.id, $1, $2, n.reference, n.name, ${texts('tokens')}, ${texts('"hsCodes"')}, n.market ${GOODS}`;

const REQUIREMENTS = `
insert into requirement (id, exhibition_id, buyer_id, reference, name, tokens, hs_codes, delivery_market)
select n.id, $1, $2, n.reference, n.name, ${texts('tokens')}, ${texts('"hsCodes"')}, n.market ${GOODS}`;

const PERSON = `
insert into person (id, exhibition_id, reference, name, tokens, role, company_id, buyer_id, reads)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const LANGUAGES = `
insert into person_language (person_id, exhibition_id, language, rank)
select $1, $2, spoken.language, spoken.rank from unnest($3::text[]) with ordinality spoken(language, rank)`;

/** The spare's codes become a person's. */
const BADGE = `
insert into badge (id, exhibition_id, person_id, front_code, sign_in_hash, short_code_hash)
select id, exhibition_id, $2, front_code, sign_in_hash, short_code_hash from spare_badge where id = $1`;

const REVOKE_OF = `
with revoked as (update badge set state = 'revoked', revoked_at = now() where state = 'active' and person_id = $1 returning id)
update sign_in set revoked_at = now() where revoked_at is null and badge_id in (select id from revoked)`;

const RENAME = `
update person set name = $2, tokens = $3, reads = $4, job_title = '{}', email = null, phone = null, answer_seconds = null, updated_at = now()
where id = $1`;

/** What the one before agreed to binds nobody else: the newest answer of each purpose is no. */
const UNSAY_CONSENT = `
insert into consent (id, exhibition_id, person_id, purpose, counterpart_id, is_granted, wording_version)
select gen_random_uuid(), exhibition_id, person_id, purpose, counterpart_id, false, wording_version from (
  select distinct on (purpose, counterpart_id) * from consent where person_id = $1
  order by purpose, counterpart_id, given_at desc, id desc) newest
where is_granted`;

const SPEAK = `
insert into person_language (person_id, exhibition_id, language, rank)
select p.id, p.exhibition_id, spoken.language, spoken.rank
from person p, unnest($2::text[]) with ordinality spoken(language, rank) where p.id = $1`;

const EXPECT = 'insert into session_person (session_id, person_id, exhibition_id) values ($1, $2, $3)';

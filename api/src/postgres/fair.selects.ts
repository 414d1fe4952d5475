/** How the rows of a fair read as the lists of its organiser. Every statement takes the exhibition's id and answers rows in the shape of `fairLists.ts`. */
import type { FairListName } from '../domain/directory/fairLists.ts';
import { EMPTY_HALL } from '../domain/exhibition/hallPlan.ts';
import { DEFAULT_RULES } from '../domain/pairing/rules.ts';

const ORGANISATION = `o.reference, o.name, o.description, o.country, o.zone, o.city, o.registration, o.website, o.employees, o.themes,
  o.owner_group as "ownerGroup"`;

const PARTY = `case when c.reference is not null then jsonb_build_object('side', 'company', 'reference', c.reference)
  when b.reference is not null then jsonb_build_object('side', 'buyer', 'reference', b.reference) end`;

/** Sorted as a reader of the list sorts it, so that an export says the same twice. */
export const SELECTS: Readonly<Record<FairListName, string>> = {
  exhibition: `
select reference, name, description, starts_on as "startsOn", ends_on as "endsOn", time_zone as "timeZone", themes
from exhibition where id = $1`,

  rates: `
select currency, minor_units_per_common::float8 as "perDollar", as_of as "asOf", source
from currency_rate where exhibition_id = $1 order by currency`,

  venues: `
select v.reference, v.name, v.country, v.zone, v.address, v.walk_minutes as "walkMinutes",
  jsonb_build_object('width', coalesce(h.plan->'width', '${EMPTY_HALL.width}'), 'depth', coalesce(h.plan->'depth', '${EMPTY_HALL.depth}')) as "hallSize",
  h.plan->'entrance' as entrance, h.plan->'interpreters' as "interpretersAt", coalesce(h.plan->'ways', '[]') as ways
from venue v left join hall_plan h on h.venue_id = v.id where v.exhibition_id = $1 order by v.reference`,

  companies: `
select ${ORGANISATION}, o.founded_year as "foundedYear", o.target_markets as "targetMarkets"
from company o where o.exhibition_id = $1 order by o.reference`,

  places: `
select v.reference as venue, p.label, p.kind, c.reference as company, p.zone as "hallZone", coalesce(d.spots, '[]') as spots
from place p join venue v on v.id = p.venue_id left join company c on c.id = p.company_id
left join (select (t->>'place')::uuid as place, jsonb_build_array(t - 'place') as spots
  from hall_plan h cross join jsonb_array_elements(h.plan->'tables') t where h.exhibition_id = $1) d on d.place = p.id
where p.exhibition_id = $1 order by v.reference, length(p.label), p.label`,

  sessions: `
select s.reference, s.name, s.kind, s.themes, ${localTime('s.opens_at')} as "startsAt", ${localTime('s.ends_at')} as "endsAt",
  coalesce((s.rules->>'meetingMinutes')::integer, ${DEFAULT_RULES.meetingMinutes}) as "meetingMinutes",
  coalesce((s.rules->>'answerSeconds')::integer, ${DEFAULT_RULES.answerSeconds}) as "answerSeconds",
  coalesce((s.rules->>'cooldownSeconds')::integer, ${DEFAULT_RULES.cooldownSeconds}) as "cooldownSeconds",
  coalesce(s.rules->>'placeKind', '${DEFAULT_RULES.placeKind}') as "placeKind",
  coalesce((select jsonb_agg(jsonb_build_object('venue', v.reference, 'label', p.label))
    from session_place x join place p on p.id = x.place_id join venue v on v.id = p.venue_id where x.session_id = s.id), '[]') as places
from pairing_session s join exhibition e on e.id = s.exhibition_id
where s.exhibition_id = $1 order by s.reference`,

  products: `
select p.reference, c.reference as company, p.name, p.description, p.hs_codes as "hsCodes", p.origin,
  p.origin_share::float8 as "originShare", ${band('p', 'price')} as price, p.price_unit as "priceUnit",
  ${quantity('p', 'minimum_order')} as "minimumOrder", ${quantity('p', 'monthly_capacity')} as "monthlyCapacity", p.lead_days as "leadDays"
from product p join company c on c.id = p.company_id where p.exhibition_id = $1 order by p.reference`,

  buyers: `
select ${ORGANISATION}, o.home_market as "homeMarket", o.is_hosted as hosted from buyer o where o.exhibition_id = $1 order by o.reference`,

  requirements: `
select r.reference, b.reference as buyer, r.name, r.description, r.hs_codes as "hsCodes", ${quantity('r', 'quantity')} as quantity,
  ${band('r', 'budget')} as budget, r.budget_unit as "budgetUnit", r.delivery_market as "deliveryMarket", r.needed_by as "neededBy",
  r.must_schemes as "mustCertificates", r.wish_schemes as "wishCertificates", r.agreements
from requirement r join buyer b on b.id = r.buyer_id where r.exhibition_id = $1 order by r.reference`,

  certificates: `
select k.reference, c.reference as company, p.reference as product, k.scheme, k.number, k.body, k.state,
  k.valid_from as "validFrom", k.valid_until as "validUntil", k.last_audit_on as "lastAuditOn", k.next_audit_on as "nextAuditOn",
  k.is_confirmed as confirmed, k.conditions_met as "conditionsMet"
from certificate k join company c on c.id = k.company_id left join product p on p.id = k.product_id
where k.exhibition_id = $1 order by k.reference`,

  licences: `
select l.reference, ${PARTY} as holder, l.regulated_goods as "regulatedGoods", l.number, l.authority,
  l.valid_from as "validFrom", l.valid_until as "validUntil"
from licence l left join company c on c.id = l.company_id left join buyer b on b.id = l.buyer_id
where l.exhibition_id = $1 order by l.reference`,

  people: `
select p.reference, p.name, p.job_title as "jobTitle", p.role, ${PARTY} as party, p.is_stand_lead as "isStandLead", v.reference as venue,
  p.may_cross as "mayCross", array(select l.language from person_language l where l.person_id = p.id order by l.rank, l.language) as spoken,
  p.reads, p.email, p.phone, p.answer_seconds as "answerSeconds",
  coalesce((select k.is_granted from consent k
    where k.person_id = p.id and k.purpose = 'contact-to-counterpart' and k.counterpart_id is null
    order by k.given_at desc, k.id desc limit 1), false) as "consentsToContact",
  array(select s.reference from session_person x join pairing_session s on s.id = x.session_id where x.person_id = p.id order by s.reference)
    as sessions
from person p left join company c on c.id = p.company_id left join buyer b on b.id = p.buyer_id left join venue v on v.id = p.venue_id
where p.exhibition_id = $1 and p.erased_at is null order by p.reference`,

  commitments: `
select p.reference as person, ${localTime('m.starts_at')} as "startsAt", ${localTime('m.ends_at')} as "endsAt", m.kind,
  m.place_text as "where", m.reason_text as why
from commitment m join person p on p.id = m.person_id join exhibition e on e.id = m.exhibition_id
where m.exhibition_id = $1 and p.erased_at is null order by p.reference, m.starts_at`,

  relations: `
select c.reference as company, b.reference as buyer, r.stated_by as "statedBy", r.kind as relation
from organisation_relation r join company c on c.id = r.company_id join buyer b on b.id = r.buyer_id
where r.exhibition_id = $1 order by c.reference, b.reference, r.stated_by`,
};

/** A moment as the clock at the exhibition shows it. */
function localTime(column: string): string {
  return `to_char(${column} at time zone e.time_zone, 'YYYY-MM-DD"T"HH24:MI')`;
}

function band(row: string, name: string): string {
  return `case when coalesce(${row}.${name}_low, ${row}.${name}_high) is not null then
    jsonb_build_object('low', ${row}.${name}_low, 'high', ${row}.${name}_high, 'currency', ${row}.${name}_currency) end`;
}

function quantity(row: string, name: string): string {
  return `case when ${row}.${name}_amount is not null then
    jsonb_build_object('amount', ${row}.${name}_amount, 'unit', ${row}.${name}_unit) end`;
}

/** What the matchmaker reads of the directory: codes, numbers and folded words. */
import { rarityAt } from '../domain/matching/goods.ts';
import type { BuyerProfile, CompanyProfile, Profile, TradeContext } from '../domain/matching/profile.ts';
import type { MatchProfiles } from '../ports/matchProfiles.ts';
import type { Sql } from './sql.ts';

/** Profiles in PostgreSQL. */
export function postgresMatchProfiles(sql: Sql): MatchProfiles {
  return {
    async trade(session) {
      const found = await sql.first<TradeFound>(TRADE, [session]);
      if (!found) throw new Error(`there is no session ${session}`);
      const { timeZone, products, requirements, rates, ...context } = found;
      return {
        timeZone,
        trade: { ...context, rates: new Map(rates), rarity: rarityAt([...products, ...requirements]) },
      };
    },
    async profiles(session, organisations) {
      const [companies, buyers] = await Promise.all([
        sql.many<{ profile: CompanyProfile }>(COMPANY_PROFILES, [session, organisations]),
        sql.many<{ profile: BuyerProfile }>(BUYER_PROFILES, [session, organisations]),
      ]);
      return [...companies, ...buyers].map(({ profile }): Profile => profile);
    },
  };
}

type TradeFound = Omit<TradeContext, 'rates' | 'rarity'> & {
  timeZone: string;
  rates: [string, number][];
  products: CompanyProfile['products'];
  requirements: BuyerProfile['requirements'];
};

const list = (select: string) => `coalesce((${select}), '[]')`;

const band = (name: string) => `case when r.${name}_currency is not null then
  jsonb_build_object('low', r.${name}_low, 'high', r.${name}_high, 'currency', r.${name}_currency) end`;

const quantity = (name: string) => `case when r.${name}_amount is not null then
  jsonb_build_object('amount', r.${name}_amount, 'unit', r.${name}_unit) end`;

const PRODUCT = `jsonb_build_object('product', r.id, 'hsCodes', to_jsonb(r.hs_codes), 'tokens', to_jsonb(r.tokens), 'origin', r.origin,
  'originShare', r.origin_share, 'price', ${band('price')}, 'priceUnit', r.price_unit, 'minimumOrder', ${quantity('minimum_order')},
  'monthlyCapacity', ${quantity('monthly_capacity')}, 'leadDays', r.lead_days)`;

const REQUIREMENT = `jsonb_build_object('requirement', r.id, 'hsCodes', to_jsonb(r.hs_codes), 'tokens', to_jsonb(r.tokens),
  'quantity', ${quantity('quantity')}, 'budget', ${band('budget')}, 'budgetUnit', r.budget_unit, 'deliveryMarket', r.delivery_market,
  'neededBy', r.needed_by, 'mustSchemes', to_jsonb(r.must_schemes), 'wishSchemes', to_jsonb(r.wish_schemes),
  'agreements', to_jsonb(r.agreements))`;

const CERTIFICATES = list(`
  select jsonb_agg(jsonb_build_object('certificate', r.id, 'product', r.product_id, 'scheme', r.scheme, 'state', r.state,
    'validFrom', r.valid_from, 'validUntil', r.valid_until, 'confirmed', r.is_confirmed, 'conditionsMet', to_jsonb(r.conditions_met)) order by r.id)
  from certificate r where r.company_id = o.id`);

const licences = (holder: string) =>
  list(`
  select jsonb_agg(jsonb_build_object('regulatedGoods', r.regulated_goods, 'validFrom', r.valid_from, 'validUntil', r.valid_until) order by r.id)
  from licence r where r.${holder}_id = o.id`);

/** What one side stated of the other, in one direction only. */
const stated = (kind: string, own: 'company' | 'buyer') =>
  list(`
  select jsonb_agg(r.${own === 'company' ? 'buyer' : 'company'}_id order by r.${own === 'company' ? 'buyer' : 'company'}_id)
  from organisation_relation r
  where r.${own}_id = o.id and r.stated_by = '${own === 'company' ? 'exhibitor' : 'buyer'}' and r.kind = '${kind}'`);

const common = (
  own: 'company' | 'buyer',
) => `'organisation', o.id, 'ownerGroup', o.owner_group, 'themes', to_jsonb(o.themes), 'licences', ${licences(own)},
  'interests', ${stated('interest', own)}, 'avoids', ${stated('avoid', own)}`;

const organisations = (own: 'company' | 'buyer') =>
  `pairing_session s join ${own} o on o.exhibition_id = s.exhibition_id where s.id = $1 and o.id = any ($2) order by o.id`;

const COMPANY_PROFILES = `
select jsonb_build_object('side', 'exhibitor', ${common('company')}, 'certificates', ${CERTIFICATES},
  'products', ${list(`select jsonb_agg(${PRODUCT} order by r.id) from product r where r.company_id = o.id`)},
  'targetMarkets', to_jsonb(o.target_markets)) as profile
from ${organisations('company')}`;

const BUYER_PROFILES = `
select jsonb_build_object('side', 'buyer', ${common('buyer')}, 'homeMarket', o.home_market,
  'requirements', ${list(`select jsonb_agg(${REQUIREMENT} order by r.id) from requirement r where r.buyer_id = o.id`)}) as profile
from ${organisations('buyer')}`;

/** A rate is kept as minor units of the currency to one common unit; the matchmaker multiplies, so it is given the inverse. */
const TRADE = `
select e.time_zone as "timeZone",
  ${list(`select jsonb_agg(jsonb_build_object('from', r.from_scheme, 'to', r.to_scheme, 'grants', r.grants, 'status', r.status,
    'conditions', to_jsonb(r.conditions)) order by r.from_scheme, r.to_scheme) from scheme_recognition r`)} as recognitions,
  ${list(`select jsonb_agg(jsonb_build_object('agreement', r.key, 'exporters', to_jsonb(r.exporters), 'importers', to_jsonb(r.importers),
    'hsCodes', to_jsonb(r.hs_codes), 'leastShare', r.least_share, 'inForceFrom', r.in_force_from, 'inForceUntil', r.in_force_until) order by r.key)
    from trade_agreement r where r.has_tariff_effect`)} as agreements,
  ${list(`select jsonb_agg(jsonb_build_object('key', r.key, 'hsCodes', to_jsonb(r.hs_codes)) order by r.key) from regulated_goods r`)} as "regulatedGoods",
  ${list(`select jsonb_agg(jsonb_build_array(r.currency, 1 / r.minor_units_per_common) order by r.currency)
    from currency_rate r where r.exhibition_id = e.id`)} as rates,
  ${list(`select jsonb_agg(${PRODUCT} order by r.id) from product r where r.exhibition_id = e.id`)} as products,
  ${list(`select jsonb_agg(${REQUIREMENT} order by r.id) from requirement r where r.exhibition_id = e.id`)} as requirements
from pairing_session s join exhibition e on e.id = s.exhibition_id
where s.id = $1`;

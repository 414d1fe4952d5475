/** What the directory's reads select, in the names of the port. */

const band = (name: string, row: string) => `
  case when ${row}.${name}_currency is not null and coalesce(${row}.${name}_low, ${row}.${name}_high) is not null then
    jsonb_build_object('low', ${row}.${name}_low::text, 'high', ${row}.${name}_high::text, 'currency', ${row}.${name}_currency) end`;

const quantity = (name: string, row: string) => `
  case when ${row}.${name}_amount is not null then
    jsonb_build_object('amount', ${row}.${name}_amount, 'unit', ${row}.${name}_unit) end`;

/** Description: nothing in any language reads as none. */
const ORGANISATION = `o.id, o.exhibition_id as exhibition, e.account_id as account, o.name, nullif(o.description, '{}') as description,
  o.country, o.website, o.employees, o.themes`;

/** Columns of a company; the tables it needs are `COMPANIES`. */
export const COMPANY = `'Company' as "__typename", ${ORGANISATION}, o.target_markets as "targetMarkets",
  (select min(s.label) from place s where s.company_id = o.id and s.kind = 'stand') as stand`;
export const COMPANIES = 'company o join exhibition e on e.id = o.exhibition_id';

/** Columns of a buyer; the tables it needs are `BUYERS`. */
export const BUYER = `'Buyer' as "__typename", ${ORGANISATION}`;
export const BUYERS = 'buyer o join exhibition e on e.id = o.exhibition_id';

/** Columns of a product `p`. */
export const PRODUCT = `p.id, p.company_id as company, p.exhibition_id as exhibition, p.name, nullif(p.description, '{}') as description,
  p.hs_codes as headings, p.origin, ${band('price', 'p')} as price, ${quantity('minimum_order', 'p')} as "minimumOrder",
  ${quantity('monthly_capacity', 'p')} as "monthlyCapacity", p.lead_days as "leadDays"`;

/** Columns of a requirement `r`. */
export const REQUIREMENT = `r.id, r.buyer_id as buyer, r.exhibition_id as exhibition, r.name as text, r.hs_codes as headings,
  r.delivery_market as "deliveryMarket", r.quantity_amount::float8 as quantity, r.quantity_unit as unit, ${band('budget', 'r')} as budget,
  r.must_schemes as "mustSchemes", r.wish_schemes as "wishSchemes"`;

/** Columns of a certificate `c`. */
export const CERTIFICATE = `c.id, c.company_id as company, c.exhibition_id as exhibition, c.scheme, c.number, c.state,
  c.valid_from as "validFrom", c.valid_until as "validTo"`;

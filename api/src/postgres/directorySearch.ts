/** Which rows a search of the directory finds. Each filter is a condition of its own that an index serves. */
import type { BuyerSearch, CompanySearch, ProductSearch } from '../ports/directory.ts';
import { BUYER, BUYERS, COMPANIES, COMPANY, PRODUCT } from './directory.columns.ts';
import { filters, type List } from './page.ts';

/** Companies: a word may stand in the company's own texts or in those of its products. */
export function companyList({ exhibition, words, heading, origin, market, scheme, agreement }: CompanySearch): List {
  const { where, values } = filters(
    [
      ...words.map((word) => ({
        value: [word],
        condition: (hole: string) => `${has('o.tokens', hole)} or ${offers(has('p.tokens', hole))}`,
      })),
      { value: heading, condition: (hole) => offers(under('p.hs_codes', hole)) },
      { value: origin, condition: (hole) => offers(`p.origin = ${hole}`) },
      { value: market, condition: (hole) => `o.target_markets @> array[${hole}]::text[]` },
      {
        value: scheme,
        condition: (hole) =>
          `o.id in (select c.company_id from certificate c where c.exhibition_id = $1 and c.scheme = ${hole} and c.state = 'granted')`,
      },
      { value: agreement, condition: (hole) => offers(preferred(hole)) },
    ],
    1,
  );
  return listOf({ select: COMPANY, from: COMPANIES, row: 'o', where, values: [exhibition, ...values] });
}

/** Buyers: a word may stand in the buyer's own texts or in those of what it seeks. */
export function buyerList({ exhibition, words, heading, market }: BuyerSearch): List {
  const { where, values } = filters(
    [
      ...words.map((word) => ({
        value: [word],
        condition: (hole: string) => `${has('o.tokens', hole)} or ${seeks(has('r.tokens', hole))}`,
      })),
      { value: heading, condition: (hole) => seeks(under('r.hs_codes', hole)) },
      { value: market, condition: (hole) => `o.home_market = ${hole} or ${seeks(`r.delivery_market = ${hole}`)}` },
    ],
    1,
  );
  return listOf({ select: BUYER, from: BUYERS, row: 'o', where, values: [exhibition, ...values] });
}

/** Products. */
export function productList({ exhibition, words, heading, origin }: ProductSearch): List {
  const { where, values } = filters(
    [
      { value: words.length > 0 ? words : null, condition: (hole) => has('p.tokens', hole) },
      { value: heading, condition: (hole) => under('p.hs_codes', hole) },
      { value: origin, condition: (hole) => `p.origin = ${hole}` },
    ],
    1,
  );
  return listOf({ select: PRODUCT, from: 'product p', row: 'p', where, values: [exhibition, ...values] });
}

function listOf({ row, where, ...rest }: Omit<List, 'order'> & { row: string }): List {
  return { ...rest, where: [`${row}.exhibition_id = $1`, ...where], order: [{ column: `${row}.id`, type: 'uuid' }] };
}

function has(column: string, hole: string): string {
  return `${column} @> ${hole}::text[]`;
}

function offers(condition: string): string {
  return `o.id in (select p.company_id from product p where p.exhibition_id = $1 and ${condition})`;
}

function seeks(condition: string): string {
  return `o.id in (select r.buyer_id from requirement r where r.exhibition_id = $1 and ${condition})`;
}

function under(column: string, hole: string): string {
  return `exists (select from unnest(${column}) code where starts_with(code, ${hole}))`;
}

/** Goods of a party's origin that the agreement's list holds; whether they keep its rule of origin is said product by product. */
function preferred(hole: string): string {
  return `exists (select from trade_agreement a where a.key = ${hole} and a.has_tariff_effect and p.origin = any (a.exporters)
    and (a.hs_codes is null or exists (select from unnest(a.hs_codes) listed, unnest(p.hs_codes) code where starts_with(code, listed))))`;
}

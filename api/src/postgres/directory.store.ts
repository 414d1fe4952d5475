/** Companies, buyers and what they offer and seek, as readers see them. Every question is one round trip. */
import type {
  BuyerFound,
  CertificateFound,
  CompanyFound,
  Directory,
  HeadingFound,
  OrganisationNamed,
  ProductFound,
  RequirementFound,
  SchemeFound,
} from '../ports/directory.ts';
import { BUYER, BUYERS, CERTIFICATE, COMPANIES, COMPANY, PRODUCT, REQUIREMENT } from './directory.columns.ts';
import { buyerList, companyList, productList } from './directorySearch.ts';
import { pageOf } from './page.ts';
import type { Sql } from './sql.ts';

/** The directory in PostgreSQL. */
export function postgresDirectory(sql: Sql): Directory {
  return {
    companies: (search, page) => pageOf<CompanyFound>(sql, companyList(search), page),
    products: (search, page) => pageOf<ProductFound>(sql, productList(search), page),
    buyers: (search, page) => pageOf<BuyerFound>(sql, buyerList(search), page),
    organisationsNamed: ({ exhibition, side, words, most }) =>
      sql.many<OrganisationNamed>(side === 'exhibitor' ? COMPANIES_NAMED : BUYERS_NAMED, [exhibition, words, most]),
    companiesByIds: (ids) => sql.many(`select ${COMPANY} from ${COMPANIES} where o.id = any ($1)`, [ids]),
    buyersByIds: (ids) => sql.many(`select ${BUYER} from ${BUYERS} where o.id = any ($1)`, [ids]),
    productsByIds: (ids) => sql.many<ProductFound>(`select ${PRODUCT} from product p where p.id = any ($1)`, [ids]),
    productsOf: (companies) =>
      sql.many<ProductFound>(
        `select ${PRODUCT} from product p where p.company_id = any ($1) order by p.company_id, p.id`,
        [companies],
      ),
    requirementsByIds: (ids) =>
      sql.many<RequirementFound>(`select ${REQUIREMENT} from requirement r where r.id = any ($1)`, [ids]),
    requirementsOf: (buyers) =>
      sql.many<RequirementFound>(
        `select ${REQUIREMENT} from requirement r where r.buyer_id = any ($1) order by r.buyer_id, r.id`,
        [buyers],
      ),
    certificatesByIds: (ids) =>
      sql.many<CertificateFound>(`select ${CERTIFICATE} from certificate c where c.id = any ($1)`, [ids]),
    certificatesOf: (companies) =>
      sql.many<CertificateFound>(
        `select ${CERTIFICATE} from certificate c where c.company_id = any ($1) order by c.company_id, c.id`,
        [companies],
      ),
    schemes: (keys) =>
      sql.many<SchemeFound>('select key as id, key, name from certification_scheme where key = any ($1) order by key', [
        keys,
      ]),
    headings: (codes) =>
      sql.many<HeadingFound>('select code as id, code, name from hs_heading where code = any ($1) order by code', [
        codes,
      ]),
  };
}

/** The fewer words a row has, the likelier the words sought are its name. */
const named = (table: string, column: string) => `
select o.id, o.name, o.country,
  (select count(*)::int from person p where p.${column} = o.id and p.erased_at is null) as people
from ${table} o
where o.exhibition_id = $1 and cardinality($2::text[]) > 0 and (
  select bool_and(exists (
    select from unnest(o.tokens) t where t = w.word or (w.at = cardinality($2::text[]) and starts_with(t, w.word))))
  from unnest($2::text[]) with ordinality w(word, at))
order by cardinality(o.tokens), o.id
limit $3`;

const COMPANIES_NAMED = named('company', 'company_id');
const BUYERS_NAMED = named('buyer', 'buyer_id');

import { Migration } from '../api/src/postgres/migration.ts';

/** What all accounts share: the nomenclature of goods, certification schemes, agreements, regulated goods. Every row says where it is from. */
export class CreateTradeReference extends Migration {
  override name = '20261121T2304_create_trade_reference';

  override up(): void {
    this.addSql(`
create table hs_heading (
  code text primary key check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$'),
  level integer not null generated always as (length(code)) stored,
  name jsonb not null check (is_localized_text(name)),
  hs_version text not null default '2022',
  tokens text[] not null default '{}',
  confidence text not null,
  source text not null default ''
);
comment on column hs_heading.level is '2 chapter, 4 heading, 6 subheading';
create index hs_heading_by_word on hs_heading using gin (tokens);

create table certification_scheme (
  key text primary key check (key ~ '^[A-Z0-9][A-Z0-9-]*$'),
  name jsonb not null check (is_localized_text(name)),
  issuer jsonb not null default '{}' check (is_localized_text(issuer)),
  holder text not null check (holder in ('product', 'company', 'site', 'shipment', 'operator')),
  is_certificate boolean not null default true,
  validity_months integer check (validity_months > 0),
  audits text not null default '',
  verify_at text not null default '',
  confidence text not null,
  source text not null default ''
);
comment on column certification_scheme.is_certificate is 'False: a declaration or a report, which no body certifies';

create table scheme_recognition (
  from_scheme text not null references certification_scheme (key),
  to_scheme text not null references certification_scheme (key),
  grants text not null check (grants in ('whole', 'part')),
  status text not null check (status in ('in-force', 'planned')),
  conditions text[] not null default '{}',
  note text not null default '',
  confidence text not null,
  source text not null default '',
  primary key (from_scheme, to_scheme),
  constraint scheme_recognition_two_schemes check (from_scheme <> to_scheme)
);
comment on table scheme_recognition is 'Directed and conditional; two schemes may point at each other, so resolving must not run in circles';
create index scheme_recognition_to on scheme_recognition (to_scheme);

create table trade_agreement (
  key text primary key check (key ~ '^[A-Z0-9][A-Z0-9-]*$'),
  name jsonb not null check (is_localized_text(name)),
  exporters text[] not null,
  importers text[] not null,
  hs_codes text[] check (are_hs_codes(hs_codes)),
  has_tariff_effect boolean not null default true,
  least_share numeric(5, 2) check (least_share between 0 and 100),
  in_force_from date,
  in_force_until date,
  note text not null default '',
  confidence text not null,
  source text not null default ''
);
comment on column trade_agreement.hs_codes is 'Prefixes of the goods with a preference; null: all goods';
comment on column trade_agreement.least_share is 'Least regional value content in percent; null: another rule, or not held here';

create table trade_agreement_rule (
  agreement text not null references trade_agreement (key),
  hs_code text not null check (are_hs_codes(array[hs_code])),
  hs_version text not null,
  rule text not null,
  least_share numeric(5, 2) check (least_share between 0 and 100),
  confidence text not null,
  source text not null default '',
  primary key (agreement, hs_code)
);
comment on table trade_agreement_rule is 'Rule of origin of one heading; a heading without a row has a rule that is not held here';

create table regulated_goods (
  key text primary key check (key ~ '^[A-Z0-9][A-Z0-9-]*$'),
  name jsonb not null check (is_localized_text(name)),
  hs_codes text[] not null check (are_hs_codes(hs_codes) and array_to_string(hs_codes, ' ') ~ '^([0-9]{6}( |$))+$'),
  authority text not null default '',
  confidence text not null,
  source text not null default ''
);
comment on column regulated_goods.hs_codes is 'Six digits each: a heading may hold regulated and free goods side by side';

create table reference_data (
  name text primary key,
  digest text not null,
  loaded_at timestamptz not null default now()
);
comment on table reference_data is 'Which state of the reference data in api/reference is in the tables above';
`);
  }
}

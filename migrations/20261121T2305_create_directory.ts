import { Migration } from '../api/src/postgres/migration.ts';

/** Who exhibits what, and who seeks what. */
export class CreateDirectory extends Migration {
  override name = '20261121T2305_create_directory';

  override up(): void {
    this.addSql(`
create table company (
  id uuid primary key,
  ${ORGANISATION},
  founded_year integer check (founded_year between 1000 and 9999),
  target_markets text[] not null default '{}',
  constraint company_reference_key unique (exhibition_id, reference),
  constraint company_of_exhibition unique (exhibition_id, id)
);
create index company_by_word on company using gin (tokens);
create index company_by_market on company using gin (target_markets);

create table buyer (
  id uuid primary key,
  ${ORGANISATION},
  home_market text not null check (home_market ~ '^[A-Z]{2}$'),
  is_hosted boolean not null default false,
  constraint buyer_reference_key unique (exhibition_id, reference),
  constraint buyer_of_exhibition unique (exhibition_id, id)
);
create index buyer_by_word on buyer using gin (tokens);

create table product (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  company_id uuid not null,
  reference text not null check (reference <> ''),
  ${TEXTS},
  hs_codes text[] not null check (are_hs_codes(hs_codes)),
  origin text not null check (origin ~ '^[A-Z]{2}$'),
  origin_share numeric(5, 2) check (origin_share between 0 and 100),
  ${money('price')},
  price_unit text,
  ${quantity('minimum_order')},
  ${quantity('monthly_capacity')},
  lead_days integer check (lead_days >= 0),
  ${STAMPS},
  constraint product_reference_key unique (exhibition_id, reference),
  constraint product_of_exhibition unique (exhibition_id, id),
  constraint product_company foreign key (exhibition_id, company_id) references company (exhibition_id, id) on delete cascade
);
create index product_by_company on product (company_id, id);
create index product_by_word on product using gin (tokens);
create index product_by_code on product using gin (hs_codes);

create table requirement (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  buyer_id uuid not null,
  reference text not null check (reference <> ''),
  ${TEXTS},
  hs_codes text[] not null default '{}' check (are_hs_codes(hs_codes)),
  ${quantity('quantity')},
  ${money('budget')},
  budget_unit text,
  delivery_market text not null check (delivery_market ~ '^[A-Z]{2}$'),
  needed_by date,
  must_schemes text[] not null default '{}',
  wish_schemes text[] not null default '{}',
  agreements text[] not null default '{}',
  ${STAMPS},
  constraint requirement_reference_key unique (exhibition_id, reference),
  constraint requirement_of_exhibition unique (exhibition_id, id),
  constraint requirement_buyer foreign key (exhibition_id, buyer_id) references buyer (exhibition_id, id) on delete cascade
);
create index requirement_by_buyer on requirement (buyer_id, id);
create index requirement_by_word on requirement using gin (tokens);
create index requirement_by_code on requirement using gin (hs_codes);

create table organisation_relation (
  exhibition_id uuid not null references exhibition (id),
  company_id uuid not null,
  buyer_id uuid not null,
  stated_by text not null check (stated_by in ('exhibitor', 'buyer')),
  kind text not null check (kind in ('interest', 'avoid')),
  created_at timestamptz not null default now(),
  primary key (company_id, buyer_id, stated_by, kind),
  constraint organisation_relation_company foreign key (exhibition_id, company_id) references company (exhibition_id, id) on delete cascade,
  constraint organisation_relation_buyer foreign key (exhibition_id, buyer_id) references buyer (exhibition_id, id) on delete cascade
);
comment on table organisation_relation is 'Interest stated before or during the fair, and conflicts, each private to the side that stated it';
create index organisation_relation_by_buyer on organisation_relation (buyer_id);
`);
  }
}

const TEXTS = `
  name jsonb not null check (is_localized_text(name) and name <> '{}'),
  description jsonb not null default '{}' check (is_localized_text(description)),
  tokens text[] not null default '{}'`;

const STAMPS = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()`;

/** What a company and a buyer have in common. */
const ORGANISATION = `
  exhibition_id uuid not null references exhibition (id),
  reference text not null check (reference <> ''),
  ${TEXTS},
  country text not null check (country ~ '^[A-Z]{2}$'),
  zone text,
  city text,
  registration text,
  website text,
  employees integer check (employees >= 0),
  themes text[] not null default '{}',
  owner_group text,
  ${STAMPS}`;

/** A band of money in minor units; either end may be open, and no end is without its currency. */
function money(name: string): string {
  return `
  ${name}_low bigint check (${name}_low >= 0),
  ${name}_high bigint check (${name}_high >= ${name}_low),
  ${name}_currency text check (${name}_currency ~ '^[A-Z]{3}$'),
  check ((${name}_low is null and ${name}_high is null) or ${name}_currency is not null)`;
}

/** An amount of goods and the unit it is counted in, both or neither. */
function quantity(name: string): string {
  return `
  ${name}_amount numeric check (${name}_amount > 0),
  ${name}_unit text,
  check ((${name}_amount is null) = (${name}_unit is null))`;
}

import { Migration } from '../api/src/postgres/migration.ts';

/** A fair and the places where it runs. */
export class CreateExhibition extends Migration {
  override name = '20261121T2303_create_exhibition';

  override up(): void {
    this.addSql(`
create table exhibition (
  id uuid primary key,
  account_id uuid not null references account (id),
  reference text not null check (reference <> ''),
  name jsonb not null check (is_localized_text(name)),
  description jsonb not null default '{}' check (is_localized_text(description)),
  starts_on date not null,
  ends_on date not null,
  time_zone text not null check (time_zone <> ''),
  themes text[] not null default '{}',
  tokens text[] not null default '{}',
  is_public boolean not null default true,
  data_version bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint exhibition_reference_key unique (account_id, reference),
  constraint exhibition_dates check (ends_on >= starts_on)
);
comment on column exhibition.data_version is 'Raised by every change of the directory; answers kept for an older one are stale';
create index exhibition_by_reference on exhibition (reference);
create index exhibition_by_day on exhibition (starts_on, id);

create table venue (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  reference text not null check (reference <> ''),
  name jsonb not null check (is_localized_text(name)),
  country text not null check (country ~ '^[A-Z]{2}$'),
  zone text,
  address jsonb not null default '{}' check (is_localized_text(address)),
  glyph text,
  ordinal integer check (ordinal > 0),
  walk_minutes integer not null default 5 check (walk_minutes between 0 and 240),
  created_at timestamptz not null default now(),
  constraint venue_reference_key unique (exhibition_id, reference),
  constraint venue_of_exhibition unique (exhibition_id, id)
);

comment on column venue.glyph is 'One character on signs and screens; null: by its zone or country';
comment on column venue.ordinal is 'Order among the venues, which gives colour and form; null: the one with more places first';

create table currency_rate (
  exhibition_id uuid not null references exhibition (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minor_units_per_common numeric not null check (minor_units_per_common > 0),
  as_of date not null,
  source text not null default '',
  primary key (exhibition_id, currency)
);
comment on table currency_rate is 'A currency without a rate cannot be compared; it is never taken as 1';
`);
  }
}

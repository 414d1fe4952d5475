import { Migration } from '../api/src/postgres/migration.ts';

/** People with a badge: what they speak, when they are promised elsewhere, and what they agreed to. Erasure blanks these rows. */
export class CreatePerson extends Migration {
  override name = '20261121T2307_create_person';

  override up(): void {
    this.addSql(`
create table person (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  reference text not null check (reference <> ''),
  name jsonb not null check (is_localized_text(name)),
  job_title jsonb not null default '{}' check (is_localized_text(job_title)),
  role text not null check (role in ('exhibitor', 'buyer', 'floor-staff', 'desk', 'interpreter', 'delegation-leader')),
  company_id uuid,
  buyer_id uuid,
  is_stand_lead boolean not null default false,
  venue_id uuid,
  reads text not null default 'en' check (reads in ('zh-Hant', 'zh-Hans', 'pt', 'en')),
  email text,
  phone text,
  may_cross text not null default 'unknown' check (may_cross in ('yes', 'no', 'unknown')),
  answer_seconds integer check (answer_seconds between 10 and 600),
  tokens text[] not null default '{}',
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint person_reference_key unique (exhibition_id, reference),
  constraint person_of_exhibition unique (exhibition_id, id),
  constraint person_one_party check (num_nonnulls(company_id, buyer_id) <= 1),
  constraint person_party_of_role check (role <> 'exhibitor' or company_id is not null),
  constraint person_party_of_buyer check (role <> 'buyer' or buyer_id is not null),
  constraint person_company foreign key (exhibition_id, company_id) references company (exhibition_id, id),
  constraint person_buyer foreign key (exhibition_id, buyer_id) references buyer (exhibition_id, id),
  constraint person_venue foreign key (exhibition_id, venue_id) references venue (exhibition_id, id)
);
comment on column person.may_cross is 'Whether this traveller may pass the border between the fair''s venues';
comment on column person.answer_seconds is 'A personal answer time that costs no rank; null: the session''s rule';
create index person_by_company on person (company_id, id) where company_id is not null;
create index person_by_buyer on person (buyer_id, id) where buyer_id is not null;
create index person_by_word on person using gin (tokens);

create table person_language (
  person_id uuid not null references person (id) on delete cascade,
  exhibition_id uuid not null references exhibition (id),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  ability text not null default 'fluent' check (ability in ('native', 'fluent', 'conversational')),
  rank integer not null default 0,
  primary key (person_id, language)
);
comment on table person_language is 'What a person speaks (yue, cmn, pt); what they read is person.reads';

create table commitment (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  kind text not null check (kind in ('meal', 'meeting', 'event', 'transfer', 'leaving', 'other')),
  venue_id uuid,
  place_text text,
  reason_text text,
  created_at timestamptz not null default now(),
  constraint commitment_begin_key unique (person_id, starts_at),
  constraint commitment_order check (ends_at > starts_at),
  constraint commitment_person foreign key (exhibition_id, person_id) references person (exhibition_id, id) on delete cascade,
  constraint commitment_venue foreign key (exhibition_id, venue_id) references venue (exhibition_id, id)
);

create table consent (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  person_id uuid not null,
  purpose text not null check (purpose in ('contact-to-counterpart', 'contact-to-organiser', 'transfer-between-venues', 'public-signing')),
  counterpart_id uuid,
  is_granted boolean not null,
  wording_version text not null default '1',
  given_at timestamptz not null default now(),
  constraint consent_person foreign key (exhibition_id, person_id) references person (exhibition_id, id) on delete cascade,
  constraint consent_counterpart foreign key (exhibition_id, counterpart_id) references person (exhibition_id, id) on delete cascade
);
comment on table consent is 'Each answer is a row; the newest of a person and purpose holds';
comment on column consent.counterpart_id is 'Whom the answer is about, which goes before what is said of all (null)';
create index consent_newest on consent (person_id, purpose, counterpart_id, given_at desc, id desc);
`);
  }
}

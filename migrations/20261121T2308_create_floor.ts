import { Migration } from '../api/src/postgres/migration.ts';

/** Places to meet and the sessions that use them. The conductor alone changes a session's state and rules once it has begun. */
export class CreateFloor extends Migration {
  override name = '20261121T2308_create_floor';

  override up(): void {
    this.addSql(`
create table place (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  venue_id uuid not null,
  kind text not null check (kind in ('table', 'stand', 'video')),
  label text not null check (label <> ''),
  zone text,
  company_id uuid,
  created_at timestamptz not null default now(),
  constraint place_label_key unique (venue_id, label),
  constraint place_of_exhibition unique (exhibition_id, id),
  constraint place_stand_of_company check (company_id is null or kind = 'stand'),
  constraint place_venue foreign key (exhibition_id, venue_id) references venue (exhibition_id, id),
  constraint place_company foreign key (exhibition_id, company_id) references company (exhibition_id, id)
);
create index place_by_company on place (company_id) where company_id is not null;

create table pairing_session (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  reference text not null check (reference <> ''),
  name jsonb not null check (is_localized_text(name) and name <> '{}'),
  kind text not null check (kind in ('sourcing', 'technology-transfer', 'roadshow')),
  themes text[] not null default '{}',
  opens_at timestamptz not null,
  ends_at timestamptz not null,
  rules jsonb not null check (jsonb_typeof(rules) = 'object'),
  state text not null default 'DRAFT' check (state in ('DRAFT', 'OPEN', 'PAIRING', 'PAUSED', 'CLOSING', 'CLOSED')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint pairing_session_reference_key unique (exhibition_id, reference),
  constraint pairing_session_of_exhibition unique (exhibition_id, id),
  constraint pairing_session_times check (ends_at > opens_at)
);
create index pairing_session_by_time on pairing_session (exhibition_id, opens_at, id);
create index pairing_session_live on pairing_session (id) where state <> 'CLOSED';

create table session_place (
  session_id uuid not null,
  place_id uuid not null,
  exhibition_id uuid not null references exhibition (id),
  is_open boolean not null default true,
  primary key (session_id, place_id),
  constraint session_place_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id) on delete cascade,
  constraint session_place_place foreign key (exhibition_id, place_id) references place (exhibition_id, id) on delete cascade
);
create index session_place_by_place on session_place (place_id);

create table session_person (
  session_id uuid not null,
  person_id uuid not null,
  exhibition_id uuid not null references exhibition (id),
  primary key (session_id, person_id),
  constraint session_person_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id) on delete cascade,
  constraint session_person_person foreign key (exhibition_id, person_id) references person (exhibition_id, id) on delete cascade
);
comment on table session_person is 'Who is expected in a session, before it begins';
create index session_person_by_person on session_person (person_id);

create table private_text (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  session_id uuid,
  kind text not null check (kind in ('reason', 'announcement', 'note')),
  text jsonb not null check (is_localized_text(text)),
  author_user_id uuid references app_user (id),
  author_person_id uuid,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  constraint private_text_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id),
  constraint private_text_person foreign key (exhibition_id, author_person_id) references person (exhibition_id, id)
);
comment on table private_text is 'Words that events point at, so that the log holds none; erasure blanks them';
create index private_text_by_session on private_text (session_id, id);
create index private_text_by_person on private_text (author_person_id) where author_person_id is not null;
`);
  }
}

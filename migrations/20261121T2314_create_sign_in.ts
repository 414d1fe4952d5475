import { Migration } from '../api/src/postgres/migration.ts';

/** Who may do what, and how they show who they are. Secrets are kept as hashes only. */
export class CreateSignIn extends Migration {
  override name = '20261121T2314_create_sign_in';

  override up(): void {
    this.addSql(`
create table exhibition_role (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  role text not null check (role in
    ('organiser', 'floor-staff', 'desk', 'interpreter', 'participant', 'stand-lead', 'delegation-leader', 'partner', 'screen')),
  user_id uuid references app_user (id) on delete cascade,
  person_id uuid,
  created_at timestamptz not null default now(),
  constraint exhibition_role_one_holder check (num_nonnulls(user_id, person_id) = 1),
  constraint exhibition_role_user_key unique (user_id, exhibition_id, role),
  constraint exhibition_role_person_key unique (person_id, role),
  constraint exhibition_role_person foreign key (exhibition_id, person_id) references person (exhibition_id, id) on delete cascade
);
create index exhibition_role_by_exhibition on exhibition_role (exhibition_id, role);

create table badge (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  person_id uuid not null,
  front_code text not null check (front_code <> ''),
  sign_in_hash text not null,
  short_code_hash text,
  state text not null default 'active' check (state in ('active', 'revoked')),
  device_hash text,
  bound_at timestamptz,
  issued_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint badge_front_code_key unique (exhibition_id, front_code),
  constraint badge_sign_in_hash_key unique (sign_in_hash),
  constraint badge_short_code_hash_key unique (short_code_hash),
  constraint badge_of_exhibition unique (exhibition_id, id),
  constraint badge_revoked check ((state = 'revoked') = (revoked_at is not null)),
  constraint badge_bound check ((device_hash is null) = (bound_at is null)),
  constraint badge_person foreign key (exhibition_id, person_id) references person (exhibition_id, id) on delete cascade
);
comment on column badge.front_code is 'Identifies and signs nobody in';
comment on column badge.device_hash is 'The first device that signed in; another needs a yes';
create unique index badge_active on badge (person_id) where state = 'active';
create index badge_by_person on badge (person_id, id);

create table device_request (
  id uuid primary key,
  exhibition_id uuid not null,
  badge_id uuid not null,
  device_hash text not null,
  state text not null default 'asked' check (state in ('asked', 'allowed', 'refused')),
  asked_at timestamptz not null default now(),
  answered_at timestamptz,
  constraint device_request_device_key unique (badge_id, device_hash),
  constraint device_request_answered check ((state = 'asked') = (answered_at is null)),
  constraint device_request_badge foreign key (exhibition_id, badge_id) references badge (exhibition_id, id) on delete cascade
);
create index device_request_by_badge on device_request (badge_id, id);

create table api_key (
  id uuid primary key,
  account_id uuid not null references account (id),
  exhibition_id uuid references exhibition (id),
  name text not null check (name <> ''),
  hint text not null,
  key_hash text not null,
  scopes text[] not null,
  mode text not null check (mode in ('test', 'live')),
  created_by uuid references app_user (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_hash_key unique (key_hash)
);
comment on column api_key.hint is 'The first characters, so that its owner can tell keys apart; the key itself is shown once';
create index api_key_by_account on api_key (account_id, id);

create table sign_in (
  id uuid primary key,
  user_id uuid references app_user (id) on delete cascade,
  badge_id uuid references badge (id) on delete cascade,
  device_hash text,
  created_at timestamptz not null default now(),
  renewed_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint sign_in_one_owner check (num_nonnulls(user_id, badge_id) = 1)
);
comment on table sign_in is 'A session of a browser or client; its tokens are short-lived and name this row';
create index sign_in_by_user on sign_in (user_id) where user_id is not null;
create index sign_in_by_badge on sign_in (badge_id) where badge_id is not null;
create index sign_in_revoked on sign_in (revoked_at) where revoked_at is not null;

create table sign_in_throttle (
  subject text primary key,
  failures integer not null default 0 check (failures >= 0),
  window_began_at timestamptz not null default now(),
  locked_until timestamptz
);
comment on column sign_in_throttle.subject is 'What is counted: badge:<id>, user:<id>, address:<hash>, all';

create table socket_ticket (
  ticket_hash text primary key,
  sign_in_id uuid not null references sign_in (id) on delete cascade,
  expires_at timestamptz not null
);
comment on table socket_ticket is 'Opens one socket: taking it is deleting its row';
create index socket_ticket_by_expiry on socket_ticket (expires_at);
`);
  }
}

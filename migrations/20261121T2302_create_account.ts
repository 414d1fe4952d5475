import { Migration } from '../api/src/postgres/migration.ts';

/** An organiser's own space, and the people who sign in to it with e-mail and password. */
export class CreateAccount extends Migration {
  override name = '20261121T2302_create_account';

  override up(): void {
    this.addSql(`
create table account (
  id uuid primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);

create table app_user (
  id uuid primary key,
  account_id uuid not null references account (id),
  email text not null check (email = lower(email) and email like '%_@_%'),
  name text not null,
  password_hash text,
  open_id_subject text,
  language text not null default 'en' check (language in ('zh-Hant', 'zh-Hans', 'pt', 'en')),
  is_owner boolean not null default false,
  state text not null default 'active' check (state in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  last_signed_in_at timestamptz,
  constraint app_user_email_key unique (email),
  constraint app_user_open_id_subject_key unique (open_id_subject)
);
comment on column app_user.is_owner is 'Organiser of every exhibition of the account; others have roles by exhibition';
create index app_user_account on app_user (account_id, id);
`);
  }
}

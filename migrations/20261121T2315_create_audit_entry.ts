import { Migration } from '../api/src/postgres/migration.ts';

/** Who did what outside the sessions' logs: ids and codes, never people's data. */
export class CreateAuditEntry extends Migration {
  override name = '20261121T2315_create_audit_entry';

  override up(): void {
    this.addSql(`
create table audit_entry (
  id uuid primary key,
  account_id uuid references account (id),
  exhibition_id uuid references exhibition (id),
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('user', 'badge', 'api-key', 'system')),
  actor_id uuid,
  action text not null check (action <> ''),
  subject_kind text,
  subject_id text,
  facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  correlation_id text,
  constraint audit_entry_actor check ((actor_kind = 'system') = (actor_id is null)),
  constraint audit_entry_subject check ((subject_kind is null) = (subject_id is null))
);
create index audit_entry_by_exhibition on audit_entry (exhibition_id, id);
create index audit_entry_by_account on audit_entry (account_id, id);
create index audit_entry_by_actor on audit_entry (actor_id, id) where actor_id is not null;
`);
  }
}

import { Migration } from '../api/src/postgres/migration.ts';

/** Devices that want to be called while their page is closed, and the keys by which push services know this installation. */
export class CreateCallAddress extends Migration {
  override name = '20261122T0600_create_call_address';

  override up(): void {
    this.addSql(`
create table call_key (
  id boolean primary key default true check (id),
  public_key text not null,
  private_key text not null,
  made_at timestamptz not null default now()
);
comment on table call_key is 'One row: made at the first start, never changed, or every device would have to agree again';

create table call_address (
  endpoint text primary key check (endpoint <> ''),
  person_id uuid not null references person (id),
  p256dh text not null,
  auth text not null,
  language text not null,
  kept_at timestamptz not null default now()
);
create index call_address_by_person on call_address (person_id);
`);
  }
}

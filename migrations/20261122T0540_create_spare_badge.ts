import { Migration } from '../api/src/postgres/migration.ts';

/** Badges printed before anybody knows whose they will be: the desk binds one to whoever walks in, once. */
export class CreateSpareBadge extends Migration {
  override name = '20261122T0540_create_spare_badge';

  override up(): void {
    this.addSql(`
create table spare_badge (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  front_code text not null check (front_code <> ''),
  sign_in_hash text not null,
  short_code_hash text not null,
  state text not null default 'unbound' check (state in ('unbound', 'bound', 'void')),
  printed_at timestamptz not null default now(),
  settled_at timestamptz,
  request_hash text,
  constraint spare_badge_front_code_key unique (exhibition_id, front_code),
  constraint spare_badge_sign_in_hash_key unique (sign_in_hash),
  constraint spare_badge_short_code_hash_key unique (short_code_hash),
  constraint spare_badge_settled check ((state = 'unbound') = (settled_at is null))
);
comment on table spare_badge is 'Bound: the badge with the same id has its codes from then on';
comment on column spare_badge.request_hash is 'The request that bound it, so that its retry is told from another scan';
create index spare_badge_by_request on spare_badge (request_hash) where request_hash is not null;
create index spare_badge_unbound on spare_badge (exhibition_id, front_code) where state = 'unbound';
`);
  }
}

import { Migration } from '../api/src/postgres/migration.ts';

/** The last rehearsal of each session, so that every node answers for it; one of an exhibition runs at a time. */
export class CreateRehearsal extends Migration {
  override name = '20261122T0553_create_rehearsal';

  override up(): void {
    this.addSql(`
create table rehearsal (
  session_id uuid primary key references pairing_session (id) on delete cascade,
  exhibition_id uuid not null references exhibition (id),
  run uuid not null,
  state text not null check (state in ('running', 'done', 'stopped', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  body bytea not null,
  started_at timestamptz not null,
  seen_at timestamptz not null default now()
);
comment on column rehearsal.body is 'gzip of JSON: what was asked and, once it is done, what was found; ids and numbers only';
comment on column rehearsal.seen_at is 'Last sign of the node that runs it; one that is silent has ended';
create unique index rehearsal_running on rehearsal (exhibition_id) where state = 'running';
alter table rehearsal alter column body set storage external;
`);
  }
}

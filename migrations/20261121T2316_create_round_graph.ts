import { Migration } from '../api/src/postgres/migration.ts';

/** The candidate graph that a round saw, with the prices that prove its certificate. Losing one loses a proof, never a pair. */
export class CreateRoundGraph extends Migration {
  override name = '20261121T2316_create_round_graph';

  override up(): void {
    this.addSql(`
create table round_graph (
  session_id uuid not null references pairing_session (id) on delete cascade,
  round integer not null check (round > 0),
  digest text not null,
  body bytea not null,
  kept_at timestamptz not null default now(),
  primary key (session_id, round)
);
comment on column round_graph.body is 'gzip of JSON; ids and numbers only';
-- It comes compressed: the database need not try again.
alter table round_graph alter column body set storage external;
`);
  }
}

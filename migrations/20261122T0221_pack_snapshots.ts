import { Migration } from '../api/src/postgres/migration.ts';

/** A snapshot of a full hall is tens of megabytes of text: it comes packed (gzip), and the database does not pack it a second time. */
export class PackSnapshots extends Migration {
  override name = '20261122T0221_pack_snapshots';

  override up(): void {
    this.addSql(`
alter table session_snapshot alter column body drop not null;
alter table session_snapshot add column packed bytea;
alter table session_snapshot alter column packed set storage external;
alter table session_snapshot add constraint session_snapshot_text check (num_nonnulls(body, packed) = 1);
comment on column session_snapshot.body is 'As releases up to 0.1.0 wrote it';
comment on column session_snapshot.packed is 'The same text by gzip';
`);
  }
}

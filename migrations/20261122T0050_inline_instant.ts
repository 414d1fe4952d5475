import { Migration } from '../api/src/postgres/migration.ts';

/**
 * An append names a dozen moments. Adding an interval to a moment depends on the connection's time zone in PostgreSQL's eyes, so the function that
 * did so was called for each of them; this one is written into the statement that uses it. It gives the same moments.
 */
export class InlineInstant extends Migration {
  override name = '20261122T0050_inline_instant';

  override up(): void {
    this.addSql(`
create or replace function instant(milliseconds bigint) returns timestamptz
language sql immutable parallel safe strict
return to_timestamp(milliseconds::double precision / 1000);
`);
  }
}

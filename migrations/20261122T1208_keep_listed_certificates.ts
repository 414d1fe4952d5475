import { Migration } from '../api/src/postgres/migration.ts';

/** What the list says of a requirement's certificates, once its owner has made one a wish: the same list does not take that back. */
export class KeepListedCertificates extends Migration {
  override name = '20261122T1208_keep_listed_certificates';

  override up(): void {
    this.addSql(`
alter table requirement
  add column listed_must_schemes text[],
  add column listed_wish_schemes text[],
  add check ((listed_must_schemes is null) = (listed_wish_schemes is null));
comment on column requirement.listed_must_schemes is 'As the list had them before the owner changed them; null: they stand as the list has them';
comment on column requirement.listed_wish_schemes is 'As the list had them before the owner changed them; null: they stand as the list has them';
`);
  }
}

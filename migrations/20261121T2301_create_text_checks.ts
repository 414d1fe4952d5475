import { Migration } from '../api/src/postgres/migration.ts';

/** What the columns' checks say of texts by language, codes and instants. */
export class CreateTextChecks extends Migration {
  override name = '20261121T2301_create_text_checks';

  override up(): void {
    this.addSql(`
create function is_localized_text(value jsonb) returns boolean
language sql immutable parallel safe strict
return jsonb_typeof(value) = 'object'
  and value - array['zh-Hant', 'zh-Hans', 'pt', 'en'] = '{}'::jsonb
  and not jsonb_path_exists(value, '$.* ? (@.type() != "string" || @ == "")');
comment on function is_localized_text is 'Text for people: an object of the four languages, each a text that is not empty';

create function are_hs_codes(codes text[]) returns boolean
language sql immutable parallel safe strict
return array_position(codes, null) is null
  and array_to_string(codes, ' ') ~ '^([0-9]{2}([0-9]{2}([0-9]{2})?)?( |$))*$';
comment on function are_hs_codes is 'Codes of the Harmonised System: 2, 4 or 6 digits without a dot';

create function instant(milliseconds bigint) returns timestamptz
language sql immutable parallel safe strict
return timestamptz 'epoch' + milliseconds * interval '1 millisecond';
comment on function instant is 'A moment as the domain counts it: milliseconds since 1970';

create function milliseconds(moment timestamptz) returns bigint
language sql immutable parallel safe strict
return floor(extract(epoch from moment) * 1000)::bigint;
`);
  }
}

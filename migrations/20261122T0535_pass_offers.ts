import { Migration } from '../api/src/postgres/migration.ts';

/**
 * An offer may pass to a colleague of who was asked: the append writes whose it is with every change. The rest of the function stays as it was, so it is
 * made again from its own text; a node that does not send the two ids yet leaves them as they are.
 */
export class PassOffers extends Migration {
  override name = '20261122T0535_pass_offers';

  override up(): void {
    this.addSql(APPEND);
  }
}

const APPEND = `
do $do$
declare
  found oid;
  text_before text;
  text_after text;
  remade integer := 0;
begin
  for found in select oid from pg_proc where proname = 'append_session_batch' loop
    text_before := pg_get_functiondef(found);
    text_after := replace(
      replace(
        text_before,
        'update offer o set state = n.state,',
        'update offer o set exhibitor_participant_id = coalesce(n.exhibitor, o.exhibitor_participant_id), '
          || 'buyer_participant_id = coalesce(n.buyer, o.buyer_participant_id), state = n.state,'
      ),
      'json_to_recordset(offers_changed) as n (id uuid, state text,',
      'json_to_recordset(offers_changed) as n (id uuid, exhibitor uuid, buyer uuid, state text,'
    );
    if text_after <> text_before then
      execute text_after;
      remade := remade + 1;
    end if;
  end loop;
  if remade = 0 then
    raise exception 'no append_session_batch changes offers as this migration knows it';
  end if;
end
$do$;
`;

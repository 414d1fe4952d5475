import { Migration } from '../api/src/postgres/migration.ts';

/** The right to write a session's log, by the database's clock alone: free, run out or handed over, it may be taken, and the epoch rises. */
export class CreateSessionLease extends Migration {
  override name = '20261121T2312_create_session_lease';

  override up(): void {
    this.addSql(`
create function take_session_lease(wanted uuid, new_holder text, length interval)
returns table (epoch bigint, head bigint, lease_until timestamptz, database_now timestamptz)
language sql volatile as $$
  insert into session_head as h (session_id, exhibition_id, epoch, holder, lease_until)
  select s.id, s.exhibition_id, 1, new_holder, clock_timestamp() + length from pairing_session s where s.id = wanted
  on conflict (session_id) do update
    set epoch = h.epoch + 1, holder = excluded.holder, lease_until = clock_timestamp() + length
    where h.lease_until is null or h.lease_until <= clock_timestamp()
  returning h.epoch, h.head, h.lease_until, clock_timestamp()
$$;
comment on function take_session_lease is 'No row: somebody else holds it, or there is no such session';

create function renew_session_lease(wanted uuid, my_holder text, my_epoch bigint, length interval)
returns table (epoch bigint, head bigint, lease_until timestamptz, database_now timestamptz)
language sql volatile as $$
  update session_head h set lease_until = clock_timestamp() + length
  where h.session_id = wanted and h.epoch = my_epoch and h.holder = my_holder
  returning h.epoch, h.head, h.lease_until, clock_timestamp()
$$;
comment on function renew_session_lease is 'No row: the epoch has passed. A lease that ran out and was taken by nobody is still ours';

create function hand_over_session_lease(wanted uuid, my_epoch bigint) returns boolean
language sql volatile as $$
  with given as (
    update session_head set holder = null, lease_until = null where session_id = wanted and epoch = my_epoch returning 1
  )
  select exists (select from given)
$$;
`);
  }
}

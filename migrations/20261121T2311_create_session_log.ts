import { Migration } from '../api/src/postgres/migration.ts';

/** The events of a session, numbered without gaps, and the one row that says who may write the next. */
export class CreateSessionLog extends Migration {
  override name = '20261121T2311_create_session_log';

  override up(): void {
    this.addSql(`
create table session_head (
  session_id uuid primary key,
  exhibition_id uuid not null,
  epoch bigint not null check (epoch >= 0),
  head bigint not null default 0 check (head >= 0),
  last_batch text,
  holder text,
  lease_until timestamptz,
  constraint session_head_lease check ((holder is null) = (lease_until is null)),
  constraint session_head_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id)
) with (fillfactor = 50);
comment on table session_head is 'One row a session, written at every append: half of each page is left free for its new versions';

create table session_event (
  session_id uuid not null,
  sequence bigint not null check (sequence > 0),
  exhibition_id uuid not null,
  epoch bigint not null,
  batch text not null,
  kind text not null,
  version integer not null check (version > 0),
  at timestamptz not null,
  payload jsonb not null,
  constraint session_event_pkey primary key (session_id, sequence)
);
comment on table session_event is 'Its trigger looks up the head of every session that is written, which a foreign key would do once more for each event';

-- Lookups by key, one after the other: a join with the added rows would be planned once for an empty log, and then read all of a long one.
create function session_event_follows_head() returns trigger language plpgsql as $$
declare
  a record;
  h record;
begin
  for a in
    select session_id, min(sequence) as first, max(sequence) as last, count(*) as count, min(epoch) as oldest, max(epoch) as newest
    from added group by session_id
  loop
    select epoch, head into h from session_head where session_id = a.session_id;
    if found and a.oldest = h.epoch and a.newest = h.epoch and a.last = h.head and a.last - a.first + 1 = a.count then
      continue when a.first = 1;
      perform from session_event where session_id = a.session_id and sequence = a.first - 1;
      continue when found;
    end if;
    raise exception 'events % to % of session % do not follow its log (epoch %, head %)', a.first, a.last, a.session_id, h.epoch, h.head
      using errcode = 'PF002', table = 'session_event', constraint = 'session_event_follows_head';
  end loop;
  return null;
end $$;
create trigger session_event_follows_head after insert on session_event
  referencing new table as added for each statement execute function session_event_follows_head();

create function session_event_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the log of a session is never changed' using errcode = 'PF003', table = 'session_event', constraint = 'session_event_is_kept';
end $$;
create trigger session_event_is_kept before update or delete or truncate on session_event
  for each statement execute function session_event_is_kept();

create table session_snapshot (
  session_id uuid not null references session_head (session_id) on delete cascade,
  state_version text not null,
  sequence bigint not null check (sequence > 0),
  body text not null,
  taken_at timestamptz not null default now(),
  primary key (session_id, state_version)
);
comment on table session_snapshot is 'A fold of the log kept as a cache; deleting every row costs only time';

create table idempotency_key (
  session_id uuid not null references session_head (session_id),
  actor text not null,
  mutation text not null,
  key text not null,
  exhibition_id uuid not null,
  input_hash text not null,
  answer jsonb not null,
  sequence bigint not null,
  constraint idempotency_key_pkey primary key (session_id, actor, mutation, key)
);
comment on table idempotency_key is 'The first answer to an accepted command, kept for the whole fair';
`);
  }
}

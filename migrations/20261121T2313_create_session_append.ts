import { Migration } from '../api/src/postgres/migration.ts';

/**
 * The one door into a session's log: head and epoch, ends, takes, other projections, events, keys, in this order and in one round trip.
 * Everything after the head depends on it having moved; the function raises `PF001` and writes nothing where it did not.
 */
export class CreateSessionAppend extends Migration {
  override name = '20261121T2313_create_session_append';

  override up(): void {
    this.addSql(APPEND);
    this.addSql(PROJECT);
  }
}

const APPEND = `
create function append_session_batch(
  my_session uuid, my_exhibition uuid, my_batch text, my_epoch bigint, expected_head bigint,
  events json, engagements_ended uuid[], engagements_taken json, places_freed uuid[], places_taken json, projections json, keys json
) returns bigint language plpgsql
-- Plans are kept by each connection from its first append on, when the tables may be empty: every row is to be found by its key all the same.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  new_head bigint := expected_head + json_array_length(events);
  met record;
begin
  update session_head set head = new_head, last_batch = my_batch
  where session_id = my_session and epoch = my_epoch and head = expected_head;
  if not found then
    select epoch, head into met from session_head where session_id = my_session;
    raise exception 'session % is fenced: epoch % and head %, not % and %', my_session, met.epoch, met.head, my_epoch, expected_head
      using errcode = 'PF001', table = 'session_head';
  end if;

  if cardinality(engagements_ended) > 0 then
    delete from engagement where participant_id = any (engagements_ended) and session_id = my_session;
  end if;
  if cardinality(places_freed) > 0 then
    delete from place_use where place_id = any (places_freed) and session_id = my_session;
  end if;

  if engagements_taken is not null then
    insert into engagement (participant_id, exhibition_id, session_id, offer_id, meeting_id)
    select t.participant, my_exhibition, my_session, t.offer, t.meeting
    from json_to_recordset(engagements_taken) as t (participant uuid, offer uuid, meeting uuid);
  end if;
  if places_taken is not null then
    insert into place_use (place_id, exhibition_id, session_id, meeting_id)
    select t.place, my_exhibition, my_session, t.meeting
    from json_to_recordset(places_taken) as t (place uuid, meeting uuid);
  end if;

  if projections is not null then
    perform project_session_batch(my_session, my_exhibition, new_head, projections);
  end if;

  if new_head > expected_head then
    insert into session_event (session_id, sequence, exhibition_id, epoch, batch, kind, version, at, payload)
    select my_session, e.sequence, my_exhibition, my_epoch, my_batch, e.kind, e.version, instant(e.at), e.payload
    from json_to_recordset(events) as e (sequence bigint, kind text, version integer, at bigint, payload jsonb);
  end if;

  if keys is not null then
    insert into idempotency_key (session_id, actor, mutation, key, exhibition_id, input_hash, answer, sequence)
    select my_session, k.actor, k.mutation, k.key, my_exhibition, k.input_hash, k.answer, new_head
    from json_to_recordset(keys) as k (actor text, mutation text, key text, input_hash text, answer jsonb);
  end if;
  return new_head;
end $$;`;

/** Rows as they are at the batch's end; each list is absent where nothing of its kind changed. */
const PROJECT = `
create function project_session_batch(my_session uuid, my_exhibition uuid, new_head bigint, projections json) returns void
language plpgsql as $$
begin
  if projections -> 'session' is not null then
    update pairing_session
    set state = projections #>> '{session,state}', rules = (projections #> '{session,rules}')::jsonb, updated_at = now()
    where id = my_session and exhibition_id = my_exhibition;
  end if;

  if projections -> 'places' is not null then
    insert into session_place (session_id, place_id, exhibition_id, is_open)
    select my_session, p.id, my_exhibition, p.is_open
    from json_to_recordset(projections -> 'places') as p (id uuid, is_open boolean)
    on conflict (session_id, place_id) do update set is_open = excluded.is_open;
  end if;

  if projections -> 'participants' is not null then
    insert into participant as old (id, exhibition_id, session_id, person_id, side, company_id, buyer_id, venue_id,
      state, state_since, waiting_since, paused_until, is_reachable, meetings)
    select p.id, my_exhibition, my_session, p.person, p.side, p.company, p.buyer, p.venue,
      p.state, instant(p.state_since), instant(p.waiting_since), instant(p.paused_until), p.is_reachable, p.meetings
    from json_to_recordset(projections -> 'participants') as p (id uuid, person uuid, side text, company uuid, buyer uuid, venue uuid,
      state text, state_since bigint, waiting_since bigint, paused_until bigint, is_reachable boolean, meetings integer)
    on conflict (id) do update set venue_id = excluded.venue_id, state = excluded.state, state_since = excluded.state_since,
      waiting_since = excluded.waiting_since, paused_until = excluded.paused_until, is_reachable = excluded.is_reachable,
      meetings = excluded.meetings
    where old.session_id = my_session;
  end if;

  if projections -> 'offers' is not null then
    insert into offer as old (id, exhibition_id, session_id, exhibitor_participant_id, buyer_participant_id, state, place_kind, fit, round,
      made_at, exhibitor_deadline, buyer_deadline, exhibitor_accepted_at, buyer_accepted_at, ended_at, meeting_id)
    select o.id, my_exhibition, my_session, o.exhibitor, o.buyer, o.state, o.place_kind, o.fit, o.round, instant(o.made_at),
      instant(o.exhibitor_deadline), instant(o.buyer_deadline), instant(o.exhibitor_accepted_at), instant(o.buyer_accepted_at),
      instant(o.ended_at), o.meeting
    from json_to_recordset(projections -> 'offers') as o (id uuid, exhibitor uuid, buyer uuid, state text, place_kind text, fit jsonb,
      round integer, made_at bigint, exhibitor_deadline bigint, buyer_deadline bigint, exhibitor_accepted_at bigint,
      buyer_accepted_at bigint, ended_at bigint, meeting uuid)
    on conflict (id) do update set state = excluded.state, exhibitor_deadline = excluded.exhibitor_deadline,
      buyer_deadline = excluded.buyer_deadline, exhibitor_accepted_at = excluded.exhibitor_accepted_at,
      buyer_accepted_at = excluded.buyer_accepted_at, ended_at = excluded.ended_at, meeting_id = excluded.meeting_id
    where old.session_id = my_session;
  end if;

  if projections -> 'meetings' is not null then
    insert into meeting as old (id, exhibition_id, session_id, offer_id, exhibitor_participant_id, buyer_participant_id, state, place_kind,
      exhibitor_place_id, buyer_place_id, confirmed_at, place_expected_at, summoned_at, summons_ends_at, begun_at, ends_at, ended_at, absent)
    select m.id, my_exhibition, my_session, m.offer, m.exhibitor, m.buyer, m.state, m.place_kind, m.exhibitor_place, m.buyer_place,
      instant(m.confirmed_at), instant(m.place_expected_at), instant(m.summoned_at), instant(m.summons_ends_at),
      instant(m.begun_at), instant(m.ends_at), instant(m.ended_at), m.absent
    from json_to_recordset(projections -> 'meetings') as m (id uuid, offer uuid, exhibitor uuid, buyer uuid, state text, place_kind text,
      exhibitor_place uuid, buyer_place uuid, confirmed_at bigint, place_expected_at bigint, summoned_at bigint, summons_ends_at bigint,
      begun_at bigint, ends_at bigint, ended_at bigint, absent text)
    on conflict (id) do update set state = excluded.state, exhibitor_place_id = excluded.exhibitor_place_id,
      buyer_place_id = excluded.buyer_place_id, place_expected_at = excluded.place_expected_at, summoned_at = excluded.summoned_at,
      summons_ends_at = excluded.summons_ends_at, begun_at = excluded.begun_at, ends_at = excluded.ends_at,
      ended_at = excluded.ended_at, absent = excluded.absent
    where old.session_id = my_session;
  end if;

  if projections -> 'outcomes' is not null then
    insert into outcome (meeting_id, side, exhibition_id, session_id, kind, amount, currency, follow_up_on, note_id, is_public,
      is_confirmed, recorded_at)
    select o.meeting, o.side, my_exhibition, my_session, o.kind, o.amount, o.currency, o.follow_up_on, o.note, o.is_public,
      o.is_confirmed, instant(o.recorded_at)
    from json_to_recordset(projections -> 'outcomes') as o (meeting uuid, side text, kind text, amount numeric, currency text,
      follow_up_on date, note uuid, is_public boolean, is_confirmed boolean, recorded_at bigint)
    on conflict (meeting_id, side) do update set kind = excluded.kind, amount = excluded.amount, currency = excluded.currency,
      follow_up_on = excluded.follow_up_on, note_id = excluded.note_id, is_public = excluded.is_public,
      is_confirmed = excluded.is_confirmed, recorded_at = excluded.recorded_at;
  end if;

  if projections -> 'pairs' is not null then
    insert into pair_memory (exhibition_id, company_id, buyer_id, cause, session_id, sequence)
    select distinct my_exhibition, c.id, b.id, r.cause, my_session, new_head
    from json_to_recordset(projections -> 'pairs') as r (participant uuid, organisation uuid, cause text)
    join participant p on p.id = r.participant
    join company c on c.id = coalesce(p.company_id, r.organisation)
    join buyer b on b.id = coalesce(p.buyer_id, r.organisation)
    order by c.id, b.id
    on conflict (company_id, buyer_id, cause) do nothing;
  end if;
end $$;
comment on function project_session_batch is 'Called by append_session_batch alone, after the head has moved';`;

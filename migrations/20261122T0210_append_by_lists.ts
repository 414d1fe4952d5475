import { Migration } from '../api/src/postgres/migration.ts';

/**
 * The same door into a session's log, for less of the database's time: each list comes as an argument of its own, so that none is parsed twice; rows that are
 * there already are updated, with what can change of them alone; and their tables leave room in each page for the new versions, which no index has to know of.
 * The function of the release before stays until no node of that release runs.
 */
export class AppendByLists extends Migration {
  override name = '20261122T0210_append_by_lists';

  override up(): void {
    this.addSql(ROOM_FOR_VERSIONS);
    this.addSql(UNREAD_INDEXES);
    this.addSql(KEYS);
    this.addSql(APPEND);
  }
}

/**
 * An index whose predicate reads a column gets an entry at every change of it. Whether somebody is live changes twice in a session, its state forty times:
 * the guard is the same, and says it by a column that follows from the state.
 */
const ROOM_FOR_VERSIONS = `
alter table participant add column is_live boolean not null generated always as (state not in ('EXPECTED', 'LEFT')) stored;
drop index participant_live_person;
create unique index participant_live_person on participant (person_id) where is_live;
comment on index participant_live_person is 'A person is a live participant (CHECKED_IN to COOLDOWN) of at most one session';
alter table participant set (fillfactor = 50);
alter table offer set (fillfactor = 50);
alter table meeting set (fillfactor = 50);`;

/** Nobody looks for a guard's row by its session. */
const UNREAD_INDEXES = `
drop index engagement_by_session;
drop index place_use_by_session;`;

/** As with events: the append looks up the session's head itself, and a foreign key would do it once more for each key. */
const KEYS = `
alter table idempotency_key drop constraint idempotency_key_session_id_fkey;
comment on table idempotency_key is 'The first answer to an accepted command, kept for the whole fair; written by the append alone, which looks up the head';`;

const APPEND = `
create function append_session_batch(
  my_session uuid, my_exhibition uuid, my_batch text, my_epoch bigint, expected_head bigint, new_head bigint, events json,
  engagements_ended uuid[], engagements_taken json, places_freed uuid[], places_taken json,
  session_now json, places json, people_joined json, people_changed json, offers_made json, offers_changed json,
  meetings_made json, meetings_changed json, outcomes json, pairs json, keys json
) returns bigint language plpgsql
-- Plans are kept by each connection from its first append on, when the tables may be empty: every row is to be found by its key all the same. For this
-- reason too rows that change are asked for their session by "coalesce": an index on it would be read whole for a few of its rows.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
as $$
declare
  met record;
  changed integer;
begin
  update session_head set head = new_head, last_batch = my_batch
  where session_id = my_session and epoch = my_epoch and head = expected_head;
  if not found then
    select epoch, head into met from session_head where session_id = my_session;
    raise exception 'session % is fenced: epoch % and head %, not % and %', my_session, met.epoch, met.head, my_epoch, expected_head
      using errcode = 'PF001', table = 'session_head';
  end if;

  if engagements_ended is not null then
    delete from engagement where participant_id = any (engagements_ended) and session_id = my_session;
  end if;
  if places_freed is not null then
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

  if session_now is not null then
    update pairing_session
    set state = session_now ->> 'state', rules = (session_now -> 'rules')::jsonb, updated_at = now()
    where id = my_session and exhibition_id = my_exhibition;
  end if;
  if places is not null then
    insert into session_place (session_id, place_id, exhibition_id, is_open)
    select my_session, p.id, my_exhibition, p.is_open
    from json_to_recordset(places) as p (id uuid, is_open boolean)
    on conflict (session_id, place_id) do update set is_open = excluded.is_open;
  end if;

  if people_joined is not null then
    insert into participant as old (id, exhibition_id, session_id, person_id, side, company_id, buyer_id, venue_id,
      state, state_since, waiting_since, paused_until, is_reachable, meetings)
    select p.id, my_exhibition, my_session, p.person, p.side, p.company, p.buyer, p.venue,
      p.state, instant(p.state_since), instant(p.waiting_since), instant(p.paused_until), p.is_reachable, p.meetings
    from json_to_recordset(people_joined) as p (id uuid, person uuid, side text, company uuid, buyer uuid, venue uuid,
      state text, state_since bigint, waiting_since bigint, paused_until bigint, is_reachable boolean, meetings integer)
    on conflict (id) do update set venue_id = excluded.venue_id, state = excluded.state, state_since = excluded.state_since,
      waiting_since = excluded.waiting_since, paused_until = excluded.paused_until, is_reachable = excluded.is_reachable,
      meetings = excluded.meetings
    where old.session_id = my_session;
  end if;
  if people_changed is not null then
    update participant p set state = n.state, state_since = instant(n.state_since), waiting_since = instant(n.waiting_since),
      paused_until = instant(n.paused_until), is_reachable = n.is_reachable, meetings = n.meetings
    from json_to_recordset(people_changed) as n (id uuid, state text, state_since bigint, waiting_since bigint, paused_until bigint,
      is_reachable boolean, meetings integer)
    where p.id = n.id and coalesce(p.session_id = my_session, false);
    get diagnostics changed = row_count;
    if changed <> json_array_length(people_changed) then
      raise exception 'participants to be changed are not there' using errcode = 'PF004', table = 'participant';
    end if;
  end if;

  if offers_made is not null then
    insert into offer as old (id, exhibition_id, session_id, exhibitor_participant_id, buyer_participant_id, state, place_kind, fit, round,
      made_at, exhibitor_deadline, buyer_deadline, exhibitor_accepted_at, buyer_accepted_at, ended_at, meeting_id)
    select o.id, my_exhibition, my_session, o.exhibitor, o.buyer, o.state, o.place_kind, o.fit, o.round, instant(o.made_at),
      instant(o.exhibitor_deadline), instant(o.buyer_deadline), instant(o.exhibitor_accepted_at), instant(o.buyer_accepted_at),
      instant(o.ended_at), o.meeting
    from json_to_recordset(offers_made) as o (id uuid, exhibitor uuid, buyer uuid, state text, place_kind text, fit jsonb,
      round integer, made_at bigint, exhibitor_deadline bigint, buyer_deadline bigint, exhibitor_accepted_at bigint,
      buyer_accepted_at bigint, ended_at bigint, meeting uuid)
    on conflict (id) do update set state = excluded.state, exhibitor_deadline = excluded.exhibitor_deadline,
      buyer_deadline = excluded.buyer_deadline, exhibitor_accepted_at = excluded.exhibitor_accepted_at,
      buyer_accepted_at = excluded.buyer_accepted_at, ended_at = excluded.ended_at, meeting_id = excluded.meeting_id
    where old.session_id = my_session;
  end if;
  if offers_changed is not null then
    update offer o set state = n.state, exhibitor_deadline = instant(n.exhibitor_deadline), buyer_deadline = instant(n.buyer_deadline),
      exhibitor_accepted_at = instant(n.exhibitor_accepted_at), buyer_accepted_at = instant(n.buyer_accepted_at),
      ended_at = instant(n.ended_at), meeting_id = n.meeting
    from json_to_recordset(offers_changed) as n (id uuid, state text, exhibitor_deadline bigint, buyer_deadline bigint,
      exhibitor_accepted_at bigint, buyer_accepted_at bigint, ended_at bigint, meeting uuid)
    where o.id = n.id and coalesce(o.session_id = my_session, false);
    get diagnostics changed = row_count;
    if changed <> json_array_length(offers_changed) then
      raise exception 'offers to be changed are not there' using errcode = 'PF004', table = 'offer';
    end if;
  end if;

  if meetings_made is not null then
    insert into meeting as old (id, exhibition_id, session_id, offer_id, exhibitor_participant_id, buyer_participant_id, state, place_kind,
      exhibitor_place_id, buyer_place_id, confirmed_at, place_expected_at, summoned_at, summons_ends_at, begun_at, ends_at, ended_at, absent)
    select m.id, my_exhibition, my_session, m.offer, m.exhibitor, m.buyer, m.state, m.place_kind, m.exhibitor_place, m.buyer_place,
      instant(m.confirmed_at), instant(m.place_expected_at), instant(m.summoned_at), instant(m.summons_ends_at),
      instant(m.begun_at), instant(m.ends_at), instant(m.ended_at), m.absent
    from json_to_recordset(meetings_made) as m (id uuid, offer uuid, exhibitor uuid, buyer uuid, state text, place_kind text,
      exhibitor_place uuid, buyer_place uuid, confirmed_at bigint, place_expected_at bigint, summoned_at bigint, summons_ends_at bigint,
      begun_at bigint, ends_at bigint, ended_at bigint, absent text)
    on conflict (id) do update set state = excluded.state, exhibitor_place_id = excluded.exhibitor_place_id,
      buyer_place_id = excluded.buyer_place_id, place_expected_at = excluded.place_expected_at, summoned_at = excluded.summoned_at,
      summons_ends_at = excluded.summons_ends_at, begun_at = excluded.begun_at, ends_at = excluded.ends_at,
      ended_at = excluded.ended_at, absent = excluded.absent
    where old.session_id = my_session;
  end if;
  if meetings_changed is not null then
    update meeting m set state = n.state, exhibitor_place_id = n.exhibitor_place, buyer_place_id = n.buyer_place,
      place_expected_at = instant(n.place_expected_at), summoned_at = instant(n.summoned_at), summons_ends_at = instant(n.summons_ends_at),
      begun_at = instant(n.begun_at), ends_at = instant(n.ends_at), ended_at = instant(n.ended_at), absent = n.absent
    from json_to_recordset(meetings_changed) as n (id uuid, state text, exhibitor_place uuid, buyer_place uuid, place_expected_at bigint,
      summoned_at bigint, summons_ends_at bigint, begun_at bigint, ends_at bigint, ended_at bigint, absent text)
    where m.id = n.id and coalesce(m.session_id = my_session, false);
    get diagnostics changed = row_count;
    if changed <> json_array_length(meetings_changed) then
      raise exception 'meetings to be changed are not there' using errcode = 'PF004', table = 'meeting';
    end if;
  end if;

  if outcomes is not null then
    insert into outcome (meeting_id, side, exhibition_id, session_id, kind, amount, currency, follow_up_on, note_id, is_public,
      is_confirmed, recorded_at)
    select o.meeting, o.side, my_exhibition, my_session, o.kind, o.amount, o.currency, o.follow_up_on, o.note, o.is_public,
      o.is_confirmed, instant(o.recorded_at)
    from json_to_recordset(outcomes) as o (meeting uuid, side text, kind text, amount numeric, currency text,
      follow_up_on date, note uuid, is_public boolean, is_confirmed boolean, recorded_at bigint)
    on conflict (meeting_id, side) do update set kind = excluded.kind, amount = excluded.amount, currency = excluded.currency,
      follow_up_on = excluded.follow_up_on, note_id = excluded.note_id, is_public = excluded.is_public,
      is_confirmed = excluded.is_confirmed, recorded_at = excluded.recorded_at;
  end if;
  if pairs is not null then
    insert into pair_memory (exhibition_id, company_id, buyer_id, cause, session_id, sequence)
    select distinct my_exhibition, c.id, b.id, r.cause, my_session, new_head
    from json_to_recordset(pairs) as r (participant uuid, organisation uuid, cause text)
    join participant p on p.id = r.participant
    join company c on c.id = coalesce(p.company_id, r.organisation)
    join buyer b on b.id = coalesce(p.buyer_id, r.organisation)
    order by c.id, b.id
    on conflict (company_id, buyer_id, cause) do nothing;
  end if;

  if events is not null then
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

import { Migration } from '../api/src/postgres/migration.ts';

/**
 * Interpreters of a session and their guard: an interpreter helps one live offer or meeting, and is live in one session. Their rows are written in the
 * append like all others, by a function of its own around it: most appends change no interpreter and do not pay for the question.
 */
export class CreateInterpreter extends Migration {
  override name = '20261122T0230_create_interpreter';

  override up(): void {
    this.addSql(TABLES);
    this.addSql(APPEND);
  }
}

const TABLES = `
create table interpreter (
  id uuid primary key,
  exhibition_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  venue_id uuid not null,
  languages text[] not null,
  state text not null check (state in ('FREE', 'PROMISED', 'SUMMONED', 'MEETING', 'PAUSED', 'LEFT')),
  state_since timestamptz not null,
  paused_until timestamptz,
  leaves_at timestamptz,
  is_reachable boolean not null default true,
  meetings integer not null default 0 check (meetings >= 0),
  constraint interpreter_person_key unique (session_id, person_id),
  constraint interpreter_of_exhibition unique (exhibition_id, id),
  constraint interpreter_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id),
  constraint interpreter_person foreign key (exhibition_id, person_id) references person (exhibition_id, id),
  constraint interpreter_venue foreign key (exhibition_id, venue_id) references venue (exhibition_id, id)
);
create unique index interpreter_live_person on interpreter (person_id) where state <> 'LEFT';
comment on index interpreter_live_person is 'A person interprets in at most one session at a time';
create index interpreter_by_session on interpreter (session_id, id);
create index interpreter_by_person on interpreter (person_id, id);

create table interpreter_use (
  interpreter_id uuid not null,
  exhibition_id uuid not null,
  session_id uuid not null,
  offer_id uuid,
  meeting_id uuid,
  constraint interpreter_use_pkey primary key (interpreter_id),
  constraint interpreter_use_one_cause check (num_nonnulls(offer_id, meeting_id) = 1),
  constraint interpreter_use_interpreter foreign key (interpreter_id) references interpreter (id) deferrable initially deferred,
  constraint interpreter_use_offer foreign key (offer_id) references offer (id) deferrable initially deferred,
  constraint interpreter_use_meeting foreign key (meeting_id) references meeting (id) deferrable initially deferred
);
comment on table interpreter_use is 'The one live offer or meeting that counts on an interpreter';
`;

/** The arguments of `append_session_batch`, then those of interpreters. Ends before takes, as with participants and places. */
const APPEND = `
create function append_session_batch_with_interpreters(
  my_session uuid, my_exhibition uuid, my_batch text, my_epoch bigint, expected_head bigint, new_head bigint, events json,
  engagements_ended uuid[], engagements_taken json, places_freed uuid[], places_taken json,
  session_now json, places json, people_joined json, people_changed json, offers_made json, offers_changed json,
  meetings_made json, meetings_changed json, outcomes json, pairs json, keys json,
  interpreters_ended uuid[], interpreters_taken json, interpreters json
) returns bigint language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
as $$
begin
  perform append_session_batch(my_session, my_exhibition, my_batch, my_epoch, expected_head, new_head, events,
    engagements_ended, engagements_taken, places_freed, places_taken, session_now, places, people_joined, people_changed,
    offers_made, offers_changed, meetings_made, meetings_changed, outcomes, pairs, keys);

  insert into interpreter as old (id, exhibition_id, session_id, person_id, venue_id, languages, state, state_since, paused_until, leaves_at,
    is_reachable, meetings)
  select i.id, my_exhibition, my_session, i.person, i.venue, array(select json_array_elements_text(i.languages)), i.state,
    instant(i.state_since), instant(i.paused_until), instant(i.leaves_at), i.is_reachable, i.meetings
  from json_to_recordset(interpreters) as i (id uuid, person uuid, venue uuid, languages json, state text,
    state_since bigint, paused_until bigint, leaves_at bigint, is_reachable boolean, meetings integer)
  on conflict (id) do update set venue_id = excluded.venue_id, languages = excluded.languages, state = excluded.state,
    state_since = excluded.state_since, paused_until = excluded.paused_until, leaves_at = excluded.leaves_at,
    is_reachable = excluded.is_reachable, meetings = excluded.meetings
  where old.session_id = my_session;

  if interpreters_ended is not null then
    delete from interpreter_use where interpreter_id = any (interpreters_ended) and session_id = my_session;
  end if;
  if interpreters_taken is not null then
    insert into interpreter_use (interpreter_id, exhibition_id, session_id, offer_id, meeting_id)
    select t.interpreter, my_exhibition, my_session, t.offer, t.meeting
    from json_to_recordset(interpreters_taken) as t (interpreter uuid, offer uuid, meeting uuid);
  end if;
  return new_head;
end $$;
comment on function append_session_batch_with_interpreters is 'For the batches in which something of an interpreter changed';`;

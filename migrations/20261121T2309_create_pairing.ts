import { Migration } from '../api/src/postgres/migration.ts';

/** What a session's events come to: written by the conductor's append alone, read by everybody. */
export class CreatePairing extends Migration {
  override name = '20261121T2309_create_pairing';

  override up(): void {
    this.addSql(`
create table participant (
  id uuid primary key,
  exhibition_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  side text not null check (side in ('exhibitor', 'buyer')),
  company_id uuid,
  buyer_id uuid,
  venue_id uuid not null,
  state text not null check (state in
    ('EXPECTED', 'CHECKED_IN', 'AVAILABLE', 'PAUSED', 'OFFERED', 'SUMMONED', 'MEETING', 'COOLDOWN', 'LEFT')),
  state_since timestamptz not null,
  waiting_since timestamptz,
  paused_until timestamptz,
  is_reachable boolean not null default true,
  meetings integer not null default 0 check (meetings >= 0),
  constraint participant_person_key unique (session_id, person_id),
  constraint participant_of_exhibition unique (exhibition_id, id),
  constraint participant_party check (
    (side = 'exhibitor' and company_id is not null and buyer_id is null) or (side = 'buyer' and buyer_id is not null and company_id is null)),
  constraint participant_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id),
  constraint participant_person foreign key (exhibition_id, person_id) references person (exhibition_id, id),
  constraint participant_company foreign key (exhibition_id, company_id) references company (exhibition_id, id),
  constraint participant_buyer foreign key (exhibition_id, buyer_id) references buyer (exhibition_id, id),
  constraint participant_venue foreign key (exhibition_id, venue_id) references venue (exhibition_id, id)
);
create unique index participant_live_person on participant (person_id) where state not in ('EXPECTED', 'LEFT');
comment on index participant_live_person is 'A person is a live participant (CHECKED_IN to COOLDOWN) of at most one session';
create index participant_by_session on participant (session_id, id);
create index participant_by_person on participant (person_id, id);
create index participant_by_company on participant (company_id) where company_id is not null;
create index participant_by_buyer on participant (buyer_id) where buyer_id is not null;

create table offer (
  id uuid primary key,
  exhibition_id uuid not null,
  session_id uuid not null,
  exhibitor_participant_id uuid not null,
  buyer_participant_id uuid not null,
  state text not null check (state in ('PROPOSED', 'CONFIRMED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
  place_kind text not null check (place_kind in ('table', 'stand', 'video')),
  fit jsonb not null check (jsonb_typeof(fit) = 'object'),
  round integer,
  made_at timestamptz not null,
  exhibitor_deadline timestamptz not null,
  buyer_deadline timestamptz not null,
  exhibitor_accepted_at timestamptz,
  buyer_accepted_at timestamptz,
  ended_at timestamptz,
  meeting_id uuid,
  constraint offer_of_exhibition unique (exhibition_id, id),
  constraint offer_ended check (state = 'PROPOSED' or ended_at is not null),
  constraint offer_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id),
  constraint offer_exhibitor foreign key (exhibition_id, exhibitor_participant_id) references participant (exhibition_id, id),
  constraint offer_buyer foreign key (exhibition_id, buyer_participant_id) references participant (exhibition_id, id)
);
create index offer_by_session on offer (session_id, id);
create index offer_by_exhibitor on offer (exhibitor_participant_id, id);
create index offer_by_buyer on offer (buyer_participant_id, id);

create table meeting (
  id uuid primary key,
  exhibition_id uuid not null,
  session_id uuid not null,
  offer_id uuid not null,
  exhibitor_participant_id uuid not null,
  buyer_participant_id uuid not null,
  state text not null check (state in ('SUMMONED', 'IN_PROGRESS', 'NO_SHOW', 'CANCELLED', 'ENDED')),
  place_kind text not null check (place_kind in ('table', 'stand', 'video')),
  exhibitor_place_id uuid,
  buyer_place_id uuid,
  confirmed_at timestamptz not null,
  place_expected_at timestamptz,
  summoned_at timestamptz,
  summons_ends_at timestamptz,
  begun_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  absent text check (absent in ('exhibitor', 'buyer')),
  constraint meeting_of_exhibition unique (exhibition_id, id),
  constraint meeting_offer_key unique (offer_id),
  constraint meeting_places check ((exhibitor_place_id is null) = (buyer_place_id is null)),
  constraint meeting_absent check (state <> 'NO_SHOW' or absent is not null),
  constraint meeting_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id),
  constraint meeting_offer foreign key (exhibition_id, offer_id) references offer (exhibition_id, id),
  constraint meeting_exhibitor foreign key (exhibition_id, exhibitor_participant_id) references participant (exhibition_id, id),
  constraint meeting_buyer foreign key (exhibition_id, buyer_participant_id) references participant (exhibition_id, id),
  constraint meeting_exhibitor_place foreign key (exhibition_id, exhibitor_place_id) references place (exhibition_id, id),
  constraint meeting_buyer_place foreign key (exhibition_id, buyer_place_id) references place (exhibition_id, id)
);
create index meeting_by_session on meeting (session_id, id);
create index meeting_by_exhibitor on meeting (exhibitor_participant_id, id);
create index meeting_by_buyer on meeting (buyer_participant_id, id);

create table outcome (
  meeting_id uuid not null,
  side text not null check (side in ('exhibitor', 'buyer')),
  exhibition_id uuid not null,
  session_id uuid not null,
  kind text not null check (kind in ('none', 'follow-up', 'sample-order', 'letter-of-intent', 'memorandum', 'contract')),
  amount numeric(30, 0) check (amount >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  follow_up_on date,
  note_id uuid references private_text (id),
  is_public boolean not null default false,
  is_confirmed boolean not null default false,
  recorded_at timestamptz not null,
  primary key (meeting_id, side),
  constraint outcome_money check (amount is null or currency is not null),
  constraint outcome_meeting foreign key (exhibition_id, meeting_id) references meeting (exhibition_id, id)
);
comment on column outcome.is_confirmed is 'The other side confirmed this record';
create index outcome_by_session on outcome (session_id, kind);

create table lead (
  id uuid primary key,
  exhibition_id uuid not null,
  session_id uuid not null,
  meeting_id uuid,
  owner_participant_id uuid not null,
  counterpart_participant_id uuid not null,
  note_id uuid references private_text (id),
  rating integer check (rating between 1 and 5),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lead_of_pair unique (owner_participant_id, counterpart_participant_id),
  constraint lead_two_people check (owner_participant_id <> counterpart_participant_id),
  constraint lead_session foreign key (exhibition_id, session_id) references pairing_session (exhibition_id, id),
  constraint lead_meeting foreign key (exhibition_id, meeting_id) references meeting (exhibition_id, id),
  constraint lead_owner foreign key (exhibition_id, owner_participant_id) references participant (exhibition_id, id),
  constraint lead_counterpart foreign key (exhibition_id, counterpart_participant_id) references participant (exhibition_id, id)
);
comment on table lead is 'What a participant keeps of a counterpart; contact data is read from the person under their consent, never copied';
create index lead_by_owner on lead (owner_participant_id, id);

create table pair_memory (
  exhibition_id uuid not null,
  company_id uuid not null,
  buyer_id uuid not null,
  cause text not null check (cause in ('met', 'refused', 'blocked')),
  session_id uuid not null,
  sequence bigint not null,
  primary key (company_id, buyer_id, cause),
  constraint pair_memory_company foreign key (exhibition_id, company_id) references company (exhibition_id, id),
  constraint pair_memory_buyer foreign key (exhibition_id, buyer_id) references buyer (exhibition_id, id)
);
comment on table pair_memory is 'Who met, refused or blocked whom: a company and a buyer are not offered to each other again in the exhibition';
create index pair_memory_by_buyer on pair_memory (buyer_id);
`);
  }
}

import { Migration } from '../api/src/postgres/migration.ts';

/** Taking is an INSERT, ending a DELETE: one row a participant and one a place, whatever they are taken by. */
export class CreateGuards extends Migration {
  override name = '20261121T2310_create_guards';

  override up(): void {
    this.addSql(`
create table engagement (
  participant_id uuid not null,
  exhibition_id uuid not null,
  session_id uuid not null,
  offer_id uuid,
  meeting_id uuid,
  constraint engagement_pkey primary key (participant_id),
  constraint engagement_one_cause check (num_nonnulls(offer_id, meeting_id) = 1),
  constraint engagement_participant foreign key (participant_id) references participant (id) deferrable initially deferred,
  constraint engagement_offer foreign key (offer_id) references offer (id) deferrable initially deferred,
  constraint engagement_meeting foreign key (meeting_id) references meeting (id) deferrable initially deferred
);
comment on table engagement is 'The one live offer or meeting of a participant';
create index engagement_by_session on engagement (session_id);

create table place_use (
  place_id uuid not null,
  exhibition_id uuid not null,
  session_id uuid not null,
  meeting_id uuid not null,
  constraint place_use_pkey primary key (place_id),
  constraint place_use_place foreign key (place_id) references place (id),
  constraint place_use_meeting foreign key (meeting_id) references meeting (id) deferrable initially deferred
);
comment on table place_use is 'The one live meeting at a place; a meeting by video takes a place on either side';
create index place_use_by_session on place_use (session_id);
`);
  }
}

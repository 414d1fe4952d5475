import { Migration } from '../api/src/postgres/migration.ts';

/** How a venue is furnished, in metres: where each table stands, zones, ways, entrance and the interpreters' point. */
export class CreateHallPlan extends Migration {
  override name = '20261122T0548_create_hall_plan';

  override up(): void {
    this.addSql(`
create table hall_plan (
  venue_id uuid primary key,
  exhibition_id uuid not null,
  version integer not null check (version > 0),
  plan jsonb not null,
  saved_at timestamptz not null default now(),
  constraint hall_plan_venue foreign key (exhibition_id, venue_id) references venue (exhibition_id, id)
);
comment on column hall_plan.version is 'Raised by every saving; one that was drawn on an older version is refused';`);
  }
}

/** How venues are furnished, one row a venue. */
import type { VenueId } from '../domain/kernel/id.ts';
import type { DrawnHall, HallPlans, KeptPlan, PlanSaving } from '../ports/hallPlans.ts';
import type { Sql } from './sql.ts';

/** Hall plans in PostgreSQL. */
export function postgresHallPlans(sql: Sql): HallPlans {
  return {
    read: (venue) => sql.first<KeptPlan>(PLAN, [venue]),
    drawn: (venues) => sql.many<DrawnHall>(DRAWN, [venues]),
    save: (saving) => sql.transaction((inside) => save(inside, saving)),
  };
}

async function save(
  sql: Sql,
  { venue, exhibition, version, plan, zones }: PlanSaving,
): Promise<'saved' | 'stale' | 'live'> {
  // Before the venue, as by whoever takes lists in or a part out.
  await sql.first('select from exhibition where id = $1 for no key update', [exhibition]);
  // Sessions of the venue are opened and plans are saved one after the other.
  await sql.first('select from venue where id = $1 for update', [venue]);
  const { isLive } = (await sql.first<{ isLive: boolean }>(`select ${IS_LIVE} as "isLive"`, [venue])) ?? {
    isLive: false,
  };
  if (isLive) return 'live';
  const values = [venue, exhibition, version, JSON.stringify(plan)];
  const written = await sql.run(version === 0 ? ADD : CHANGE, values);
  if (written === 0) return 'stale';
  await sql.run(ZONES, [venue satisfies VenueId, JSON.stringify(zones)]);
  // Lists that are being compared with what stood here are compared anew.
  await sql.run(RAISE, [exhibition]);
  return 'saved';
}

/** Whether a session is open in the venue $1. */
export const IS_LIVE = `exists (
  select from session_place x
  join place l on l.id = x.place_id and l.venue_id = $1
  join pairing_session s on s.id = x.session_id and s.state in ('OPEN', 'PAIRING', 'PAUSED', 'CLOSING'))`;

const PLAN = `
select v.id as venue, v.exhibition_id as exhibition, e.account_id as account, coalesce(h.version, 0) as version, h.plan, ${IS_LIVE} as "isLive",
  coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'label', l.label, 'kind', l.kind) order by l.kind, lpad(l.label, 20)) from place l
    where l.venue_id = v.id), '[]') as places
from venue v join exhibition e on e.id = v.exhibition_id left join hall_plan h on h.venue_id = v.id
where v.id = $1`;

const DRAWN = `
select h.venue_id as id, h.plan, coalesce((select jsonb_agg(jsonb_build_object('place', l.id, 'company', l.company_id)) from place l
  where l.venue_id = h.venue_id and l.kind = 'stand' and l.company_id is not null), '[]') as stands
from hall_plan h where h.venue_id = any ($1)`;

const ADD = `
insert into hall_plan (venue_id, exhibition_id, version, plan) select $1, $2, 1, $4 where $3 = 0 on conflict (venue_id) do nothing`;

const CHANGE = `
update hall_plan set version = version + 1, plan = $4, saved_at = now() where venue_id = $1 and exhibition_id = $2 and version = $3`;

const RAISE = 'update exhibition set data_version = data_version + 1, updated_at = now() where id = $1';

const ZONES = `
update place l set zone = z.zone from jsonb_to_recordset($2::jsonb) as z(place uuid, zone text)
where l.venue_id = $1 and l.id = z.place and l.zone is distinct from z.zone`;

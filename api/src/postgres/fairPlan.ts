/** What the lists of a fair say of its halls' plans, drawn in the transaction that saves them. */
import type { FairChange, ListChange } from '../domain/directory/fairChange.ts';
import { PLAN_VALUES } from '../domain/directory/hallsOfRows.ts';
import { EMPTY_HALL, type HallPlan } from '../domain/exhibition/hallPlan.ts';
import { isDrawn, listedPlan, type ZonedPlace } from '../domain/exhibition/listedPlan.ts';
import type { VenueId } from '../domain/kernel/id.ts';
import { IS_LIVE } from './hallPlan.store.ts';
import type { Sql } from './sql.ts';

type HallsChange = Pick<FairChange, 'venues' | 'places'>;

/** Which halls an import furnishes, by the references of their venues. */
export function hallsFurnished({ venues, places }: HallsChange): readonly string[] {
  const changed = <Row>(change: ListChange<Row>, values: readonly string[]) =>
    change.changed.filter((row) => row.values.some((name) => values.includes(name))).map(({ after }) => after);
  const furnishing = places.added.filter(({ spots, hallZone }) => spots.length > 0 || hallZone !== null);
  const touched = [
    ...[...venues.added, ...changed(venues, PLAN_VALUES.venues)].map(({ reference }) => reference),
    ...[...furnishing, ...changed(places, PLAN_VALUES.places)].map(({ venue }) => venue),
  ];
  return [...new Set(touched)].sort();
}

/** Whether a session is open in one of these venues; none is furnished elsewhere before the transaction ends. */
export async function isOneLive(
  sql: Sql,
  { account, exhibition, venues }: { account: string; exhibition: string; venues: readonly string[] },
): Promise<boolean> {
  // Before the venues, as by everybody who locks both.
  await sql.first(LOCK_FAIR, [account, exhibition]);
  for (const { id } of await sql.many<{ id: VenueId }>(LOCK, [account, exhibition, venues])) {
    const venue = await sql.first<{ isLive: boolean }>(`select ${IS_LIVE} as "isLive"`, [id]);
    if (venue?.isLive) return true;
  }
  return false;
}

/** Draws these halls as the lists, whose rows are saved by now, have them. */
export async function saveListedPlans(
  sql: Sql,
  exhibition: string,
  { venues, change }: { venues: readonly string[]; change: HallsChange },
): Promise<void> {
  for (const reference of venues) {
    const hall = await sql.first<KeptHall>(HALL, [exhibition, reference]);
    if (hall) await draw(sql, exhibition, { ...hall, reference, change });
  }
}

async function draw(
  sql: Sql,
  exhibition: string,
  { venue, reference, plan, places, change }: KeptHall & { reference: string; change: HallsChange },
): Promise<void> {
  const kept = plan ?? EMPTY_HALL;
  const rows = [...change.places.added, ...change.places.changed.map(({ after }) => after)];
  const spots = new Map(rows.filter((row) => row.venue === reference).map((row) => [row.label, row.spots[0] ?? null]));
  const halls = [...change.venues.added, ...change.venues.changed.map(({ after }) => after)];
  const drawn = listedPlan(kept, {
    hall: halls.find((row) => row.reference === reference) ?? {
      ...kept,
      hallSize: kept,
      interpretersAt: kept.interpreters,
    },
    listed: places.flatMap(({ place, label }) => {
      const spot = spots.get(label);
      return spot === undefined ? [] : [{ place, spot }];
    }),
    zoned: places,
  });
  const isEmpty = !isDrawn(drawn) && drawn.width === EMPTY_HALL.width && drawn.depth === EMPTY_HALL.depth;
  if (plan !== null || !isEmpty) await sql.run(SAVE, [venue, exhibition, JSON.stringify(drawn)]);
}

interface KeptHall {
  venue: VenueId;
  plan: HallPlan | null;
  places: (ZonedPlace & { label: string })[];
}

const LOCK_FAIR = 'select from exhibition where account_id = $1 and reference = $2 for no key update';

const LOCK = `
select v.id from venue v join exhibition e on e.id = v.exhibition_id
where e.account_id = $1 and e.reference = $2 and v.reference = any ($3) order by v.id for update of v`;

const HALL = `
select v.id as venue, h.plan, coalesce((select jsonb_agg(jsonb_build_object('place', p.id, 'label', p.label, 'zone', p.zone)) from place p
  where p.venue_id = v.id), '[]') as places
from venue v left join hall_plan h on h.venue_id = v.id where v.exhibition_id = $1 and v.reference = $2`;

const SAVE = `
insert into hall_plan (venue_id, exhibition_id, version, plan) values ($1, $2, 1, $3)
on conflict (venue_id) do update set version = hall_plan.version + 1, plan = excluded.plan, saved_at = now()`;

import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import { isPlan, zoneOf, type HallPlan } from '../../domain/exhibition/hallPlan.ts';
import type { VenueId } from '../../domain/kernel/id.ts';
import type { HallPlans, KeptPlan } from '../../ports/hallPlans.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';

/** A plan and the version on which it was drawn. */
export interface PlanDrawn {
  readonly venue: VenueId;
  readonly version: number;
  readonly plan: HallPlan;
}

/** A venue's plan, for those who prepare the exhibition or watch its floor. */
export async function readHallPlan(
  { hallPlans }: { hallPlans: HallPlans },
  caller: Caller,
  venue: VenueId,
): Promise<KeptPlan | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const kept = await hallPlans.read(venue);
  if (!kept || kept.account !== caller.account) return refused('id-unknown', { path: ['input', 'venue'] });
  const isAllowed = may(caller, 'import-fair', kept) || may(caller, 'see-floor', kept);
  return isAllowed ? kept : refused('not-allowed');
}

/** Keeps how a venue is furnished; each table takes the name of its zone with it. Not while a session is open there. */
export async function keepHallPlan(
  ports: { hallPlans: HallPlans },
  caller: Caller,
  { venue, version, plan }: PlanDrawn,
): Promise<KeptPlan | Refused> {
  const kept = await readHallPlan(ports, caller, venue);
  if (isRefused(kept)) return kept;
  if (!may(caller, 'import-fair', kept)) return refused('not-allowed');
  if (kept.isLive) return refused('session-live');
  if (!isPlan(plan, new Set(kept.places.map(({ id }) => id))))
    return refused('plan-invalid', { path: ['input', 'plan'] });
  const spots = new Map(plan.tables.map((table) => [table.place, table]));
  const zones = kept.places.map(({ id }) => {
    const spot = spots.get(id);
    return { place: id, zone: spot ? zoneOf(spot, plan.zones) : null };
  });
  const outcome = await ports.hallPlans.save({ venue, exhibition: kept.exhibition, version, plan, zones });
  if (outcome === 'stale') return refused('plan-stale');
  if (outcome === 'live') return refused('session-live');
  return { ...kept, plan, version: version + 1 };
}

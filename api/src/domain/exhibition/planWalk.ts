import type { PlaceId } from '../kernel/id.ts';
import type { Minutes } from '../kernel/time.ts';
import type { HallPlan, Metres, Spot } from './hallPlan.ts';

/**
 * Metres a second in a hall with about three people on two square metres: 0.81 by the fundamental diagram of Weidmann, Transporttechnik der Fussgänger
 * (ETH Zürich, IVT Schriftenreihe 90, 1993), rounded down. The drawing board measures the longest walk of a plan by the same.
 */
export const WALKING_SPEED = 0.8;

/** From where somebody sets out, and where they may be sent. */
export interface Walk {
  /** Stands of the one who walks; without one on the plan they set out from the entrance. */
  readonly from: readonly PlaceId[];
  /** Every place that they may get. */
  readonly to: readonly PlaceId[];
}

/** PA98: minutes to the farthest place, begun ones counted whole; null where the plan cannot tell. */
export function walkOnPlan(plan: HallPlan, { from, to }: Walk): Minutes | null {
  if (to.length === 0) return null;
  const spots = new Map(plan.tables.map((table) => [table.place, table]));
  const start = ownSpot(plan, from) ?? plan.entrance;
  const ends = to.map((place) => spots.get(place));
  if (!start || !ends.every((end) => end !== undefined)) return null;
  const metres = ends.reduce((most, end) => Math.max(most, alongTheWays(start, end)), 0);
  return Math.ceil(metres / WALKING_SPEED / 60);
}

/** Where the first of these stands that is on the plan stands; null where none is. */
export function ownSpot({ tables }: HallPlan, stands: readonly PlaceId[]): Spot | null {
  for (const stand of stands) {
    const spot = tables.find(({ place }) => place === stand);
    if (spot) return spot;
  }
  return null;
}

/** Along the ways rather than through the tables. */
function alongTheWays(from: Spot, to: Spot): Metres {
  return Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
}

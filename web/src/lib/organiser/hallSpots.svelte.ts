/** Where the tables of a live session stand, for halls that were drawn. */
import { request } from '#lib/api/client.ts';
import { hallPlan } from '#lib/api/documents/fair.generated.ts';
import type { Furnished } from './hallPart.ts';

/** A drawn hall: its walls, zones and entrance in metres, and the spot of each table by its place. */
export interface DrawnHall extends Furnished {
  spots: ReadonlyMap<string, { x: number; y: number }>;
}

export class HallSpots {
  /** By venue; one that nobody drew is not here. */
  halls = $state.raw<ReadonlyMap<string, DrawnHall>>(new Map());

  /** Reads the plans of these venues. Without them tables stand in the order of their numbers, so a failure is no news. */
  async load(venues: readonly string[]): Promise<void> {
    const found = await Promise.all(venues.map(async (venue) => [venue, await drawnHall(venue)] as const));
    this.halls = new Map(found.flatMap(([venue, hall]) => (hall ? [[venue, hall] as const] : [])));
  }
}

async function drawnHall(venue: string): Promise<DrawnHall | null> {
  try {
    const { hallPlan: plan } = await request(hallPlan, { venue });
    const spots = new Map(
      plan?.tables.flatMap(({ place, x, y }) => (x === null || y === null ? [] : [[place, { x, y }] as const])),
    );
    return plan && spots.size > 0 ? { ...plan, spots } : null;
  } catch {
    return null;
  }
}

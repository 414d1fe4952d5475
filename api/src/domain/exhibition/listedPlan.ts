/** A hall as an organiser's lists furnish it. */
import type { PlaceId } from '../kernel/id.ts';
import {
  isZoneName,
  type HallPlan,
  type Metres,
  type PlacedTable,
  type Spot,
  type Way,
  type Zone,
} from './hallPlan.ts';

/** What the list of venues says of a hall. */
export interface ListedHall {
  readonly hallSize: { readonly width: Metres; readonly depth: Metres };
  readonly entrance: Spot | null;
  readonly interpretersAt: Spot | null;
  readonly ways: readonly Way[];
}

/** What the list of places says of one. */
export interface ListedPlace {
  readonly place: PlaceId;
  readonly spot: Spot | null;
}

/** A place of the venue and the zone with which it is told. */
export interface ZonedPlace {
  readonly place: PlaceId;
  readonly zone: string | null;
}

/** Metres of a zone around the middles of its outermost tables: half a table and its chairs. */
const ZONE_EDGE = 1.2;

/**
 * The plan after a list was taken in: a hall of its size, the listed places where the list has them, all others where they stand, and around the tables
 * of a zone that was not drawn yet, the zone. What stands beyond new walls comes inside.
 */
export function listedPlan(
  kept: HallPlan,
  { hall, listed, zoned }: { hall: ListedHall; listed: readonly ListedPlace[]; zoned: readonly ZonedPlace[] },
): HallPlan {
  const { width, depth } = hall.hallSize;
  const inside = ({ x, y }: Spot): Spot => ({ x: Math.min(x, width), y: Math.min(y, depth) });
  const named = new Set(listed.map(({ place }) => place));
  const tables = [
    ...kept.tables.filter(({ place }) => !named.has(place)).map((table) => ({ ...table, ...inside(table) })),
    ...listed.flatMap(({ place, spot }) => (spot ? [{ place, ...spot }] : [])),
  ];
  const zones = [
    ...kept.zones.map((zone) => fitted(zone, hall.hallSize)).filter((zone) => zone.width > 0 && zone.depth > 0),
    ...newZones(kept, tables, zoned).map((zone) => fitted(zone, hall.hallSize)),
  ];
  return {
    width,
    depth,
    tables,
    zones,
    ways: hall.ways,
    entrance: hall.entrance,
    interpreters: hall.interpretersAt,
  };
}

/** Whether anything was drawn at all. */
export function isDrawn({ tables, zones, ways, entrance, interpreters }: HallPlan): boolean {
  return tables.length + zones.length + ways.length > 0 || entrance !== null || interpreters !== null;
}

function newZones(kept: HallPlan, tables: readonly PlacedTable[], zoned: readonly ZonedPlace[]): readonly Zone[] {
  const drawn = new Set(kept.zones.map(({ name }) => name));
  const spots = new Map(tables.map((table) => [table.place, table]));
  const byZone = new Map<string, Spot[]>();
  for (const { place, zone } of zoned) {
    const spot = spots.get(place);
    if (zone === null || !spot || drawn.has(zone) || !isZoneName(zone)) continue;
    byZone.set(zone, [...(byZone.get(zone) ?? []), spot]);
  }
  return [...byZone].map(([name, all]) => around(name, all));
}

function around(name: string, spots: readonly Spot[]): Zone {
  const x = Math.max(0, Math.min(...spots.map((spot) => spot.x)) - ZONE_EDGE);
  const y = Math.max(0, Math.min(...spots.map((spot) => spot.y)) - ZONE_EDGE);
  return {
    name,
    x: toCentimetres(x),
    y: toCentimetres(y),
    width: toCentimetres(Math.max(...spots.map((spot) => spot.x)) + ZONE_EDGE - x),
    depth: toCentimetres(Math.max(...spots.map((spot) => spot.y)) + ZONE_EDGE - y),
  };
}

function fitted(zone: Zone, hall: { width: Metres; depth: Metres }): Zone {
  return {
    ...zone,
    width: toCentimetres(Math.min(zone.width, hall.width - zone.x)),
    depth: toCentimetres(Math.min(zone.depth, hall.depth - zone.y)),
  };
}

function toCentimetres(metres: Metres): Metres {
  return Math.round(metres * 100) / 100;
}

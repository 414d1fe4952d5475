import type { PlaceId } from '../kernel/id.ts';

/** A length in metres, to the centimetre. */
export type Metres = number;

/** A spot of the hall, from its upper left corner. */
export interface Spot {
  readonly x: Metres;
  readonly y: Metres;
}

/** A part of the hall with a name of its own; its tables are told with it. */
export interface Zone extends Spot {
  readonly name: string;
  readonly width: Metres;
  readonly depth: Metres;
}

/** A way that is kept free. */
export interface Way {
  readonly from: Spot;
  readonly to: Spot;
}

/** Where a table stands: its middle. */
export interface PlacedTable extends Spot {
  readonly place: PlaceId;
}

/** How a venue is furnished. */
export interface HallPlan {
  readonly width: Metres;
  readonly depth: Metres;
  readonly tables: readonly PlacedTable[];
  readonly zones: readonly Zone[];
  readonly ways: readonly Way[];
  readonly entrance: Spot | null;
  /** Where interpreters wait. */
  readonly interpreters: Spot | null;
}

/** A hall that nobody has drawn yet. */
export const EMPTY_HALL = {
  width: 26,
  depth: 20,
  tables: [],
  zones: [],
  ways: [],
  entrance: null,
  interpreters: null,
} as const satisfies HallPlan;

/** A hall is at least a room and at most a fairground. */
export const HALL_METRES = { least: 3, most: 300 } as const;
const MOST = { tables: 1000, zones: 50, ways: 100 } as const;
/** Most characters of a zone's name. */
export const ZONE_NAME_LENGTH = 20;

/** Whether a plan can be kept: sizes in range, everything inside the hall, each table once and of this venue. */
export function isPlan(plan: HallPlan, places: ReadonlySet<PlaceId>): boolean {
  const { width, depth, tables, zones, ways, entrance, interpreters } = plan;
  if (![width, depth].every((length) => length >= HALL_METRES.least && length <= HALL_METRES.most)) return false;
  if (tables.length > MOST.tables || zones.length > MOST.zones || ways.length > MOST.ways) return false;
  const isInside = ({ x, y }: Spot) => x >= 0 && x <= width && y >= 0 && y <= depth;
  const spots = [
    ...tables,
    ...ways.flatMap(({ from, to }) => [from, to]),
    ...[entrance, interpreters].flatMap((s) => s ?? []),
  ];
  return (
    spots.every(isInside) &&
    zones.every(
      (zone) => isZone(zone) && isInside(zone) && isInside({ x: zone.x + zone.width, y: zone.y + zone.depth }),
    ) &&
    tables.every(({ place }) => places.has(place)) &&
    new Set(tables.map(({ place }) => place)).size === tables.length
  );
}

function isZone({ name, width, depth }: Zone): boolean {
  return isZoneName(name) && width > 0 && depth > 0;
}

/** Whether a part of a hall may be called so. */
export function isZoneName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) && name.length <= ZONE_NAME_LENGTH;
}

/** The zone in which a table stands; of two that overlap the smaller one. */
export function zoneOf({ x, y }: Spot, zones: readonly Zone[]): string | null {
  const around = zones.filter(
    (zone) => x >= zone.x && x <= zone.x + zone.width && y >= zone.y && y <= zone.y + zone.depth,
  );
  const [smallest] = around.toSorted((one, other) => one.width * one.depth - other.width * other.depth);
  return smallest?.name ?? null;
}

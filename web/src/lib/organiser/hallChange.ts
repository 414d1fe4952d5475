/** What can be done to a drawn hall: each gives the plan as it is afterwards. */
import type { HallPlanFields } from '#lib/api/documents/fair.generated.ts';
import { TABLE_METRES, toCentimetres } from './hallRules.ts';

/** A spot in metres, from the upper left corner. */
export type Spot = { x: number; y: number };
/** One thing on the plan: `table <place>`, `zone <n>`, `way <n>`, `entrance` or `interpreters`. */
export type Thing = string;
/** A hall as it is drawn. */
export type Drawn = Pick<HallPlanFields, 'width' | 'depth' | 'tables' | 'zones' | 'ways' | 'entrance' | 'interpreters'>;

/** Metres of the smallest and the largest hall. */
const HALL = { least: 3, most: 300 };
/** A zone is at least this wide and deep. */
const LEAST_ZONE = 0.5;

/** The plan after the chosen things have been moved; nothing leaves the hall. */
export function movedBy(plan: Drawn, chosen: ReadonlySet<Thing>, by: Spot): Drawn {
  const { width, depth } = plan;
  const spot = ({ x, y }: Spot, edge = 0): Spot => ({
    x: within(x + by.x, edge, width - edge),
    y: within(y + by.y, edge, depth - edge),
  });
  return {
    ...plan,
    tables: plan.tables.map((table) =>
      table.x === null || table.y === null || !chosen.has(`table ${table.place}`)
        ? table
        : { ...table, ...spot({ x: table.x, y: table.y }, TABLE_METRES / 2) },
    ),
    zones: plan.zones.map((zone, at) =>
      chosen.has(`zone ${at}`)
        ? { ...zone, x: within(zone.x + by.x, 0, width - zone.width), y: within(zone.y + by.y, 0, depth - zone.depth) }
        : zone,
    ),
    ways: plan.ways.map((way, at) => (chosen.has(`way ${at}`) ? { from: spot(way.from), to: spot(way.to) } : way)),
    entrance: plan.entrance && chosen.has('entrance') ? spot(plan.entrance) : plan.entrance,
    interpreters: plan.interpreters && chosen.has('interpreters') ? spot(plan.interpreters) : plan.interpreters,
  };
}

/** The plan without the chosen things; a table then stands nowhere. */
export function withoutChosen(plan: Drawn, chosen: ReadonlySet<Thing>): Drawn {
  return {
    ...plan,
    tables: plan.tables.map((table) => (chosen.has(`table ${table.place}`) ? { ...table, x: null, y: null } : table)),
    zones: plan.zones.filter((_, at) => !chosen.has(`zone ${at}`)),
    ways: plan.ways.filter((_, at) => !chosen.has(`way ${at}`)),
    entrance: chosen.has('entrance') ? null : plan.entrance,
    interpreters: chosen.has('interpreters') ? null : plan.interpreters,
  };
}

/** A new zone inside the hall, with the next letter that is free. */
export function zoneOn(
  { zones, width, depth }: Drawn,
  asked: Spot & { width: number; depth: number },
): Drawn['zones'][number] {
  const used = new Set(zones.map(({ name }) => name));
  const x = within(asked.x, 0, width - LEAST_ZONE);
  const y = within(asked.y, 0, depth - LEAST_ZONE);
  return {
    name: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !used.has(letter)) ?? `Z${used.size + 1}`,
    x,
    y,
    width: within(asked.width, LEAST_ZONE, width - x),
    depth: within(asked.depth, LEAST_ZONE, depth - y),
  };
}

/** The plan in a hall of another size; what stood beyond the new walls comes inside. */
export function resized(plan: Drawn, size: { width?: number; depth?: number }): Drawn {
  const width = within(size.width ?? plan.width, HALL.least, HALL.most);
  const depth = within(size.depth ?? plan.depth, HALL.least, HALL.most);
  const everything = new Set<Thing>([
    ...plan.tables.map(({ place }) => `table ${place}`),
    ...plan.ways.map((_, at) => `way ${at}`),
    'entrance',
    'interpreters',
  ]);
  const inside = movedBy({ ...plan, width, depth }, everything, { x: 0, y: 0 });
  const zones = plan.zones.map((zone) => {
    const [x, y] = [within(zone.x, 0, width - LEAST_ZONE), within(zone.y, 0, depth - LEAST_ZONE)];
    const size = { width: within(zone.width, LEAST_ZONE, width - x), depth: within(zone.depth, LEAST_ZONE, depth - y) };
    return { ...zone, x, y, ...size };
  });
  return { ...inside, zones };
}

/** A length between two others, as it is kept; what is no number becomes the least. */
export function within(value: number, least: number, most: number): number {
  const fitted = Math.min(Math.max(least, most), Math.max(least, Number.isFinite(value) ? value : least));
  return toCentimetres(fitted);
}

/** What makes a hall plan walkable: how close tables stand, how far they are from the entrance. Lengths in metres. */

/** A table stands here: its middle. */
export interface Standing {
  place: string;
  x: number;
  y: number;
  /** A stand is as wide as its walls and stays where it was built. */
  isStand?: boolean;
}

/** Two tables with less way between them than a wheelchair needs. */
export interface TightPair {
  one: Standing;
  other: Standing;
  gap: number;
}

/** A meeting table with its chairs. */
export const TABLE_METRES = 1.4;
/** The smallest stand that fairs let: three metres by three. */
export const STAND_METRES = 3;
/** The way between two tables that a wheelchair needs (ISO 21542: 1,200 mm). */
export const LEAST_GAP = 1.2;
/** From one table's middle to the next where Ponte sets them up itself. */
const PITCH = 2.8;
/** Metres a second in a hall full of people; the API tells walks by the same (PA98, with its source). */
const WALK_SPEED = 0.8;
/** Rounds of setting apart; each moves every tight table once. */
const MOST_ROUNDS = 60;

/** The way between two tables, or between a table and a stand; each is a square. */
export function gapBetween(one: Standing, other: Standing): number {
  const reach = reachOf(one, other);
  const across = Math.max(0, Math.abs(one.x - other.x) - reach);
  const along = Math.max(0, Math.abs(one.y - other.y) - reach);
  return toCentimetres(Math.hypot(across, along));
}

/** Every pair that stands too close; stands adjoin each other. */
export function tightPairs(tables: readonly Standing[]): TightPair[] {
  const byX = tables.toSorted((one, other) => one.x - other.x);
  return byX.flatMap((one, at) => {
    const pairs: TightPair[] = [];
    for (const other of byX.slice(at + 1)) {
      if (other.x - one.x >= STAND_METRES + LEAST_GAP) break;
      if (one.isStand && other.isStand) continue;
      const gap = gapBetween(one, other);
      if (gap < LEAST_GAP) pairs.push({ one, other, gap });
    }
    return pairs;
  });
}

/** Moves tables that stand too close apart, each as little as it can, inside the hall. */
export function setApart(tables: readonly Standing[], hall: { width: number; depth: number }): Standing[] {
  const moved = tables.map((table) => ({ ...table }));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tight = tightPairs(moved);
    if (tight.length === 0) break;
    for (const { one, other } of tight) push(one, other, hall);
  }
  return moved;
}

/** Sets tables up in rows, from the upper left, around what stands already as long as there is room. */
export function inRows(
  places: readonly string[],
  hall: { width: number; depth: number },
  standing: readonly Standing[] = [],
): Standing[] {
  const columns = Math.max(1, Math.floor((hall.width - PITCH / 2) / PITCH));
  const least = Math.ceil(places.length / columns);
  const most = Math.floor((hall.depth - PITCH / 2) / PITCH);
  const pitch = Math.min(PITCH, (hall.depth - PITCH / 2) / Math.max(1, least));
  const spots = Array.from({ length: columns * Math.max(least, most) }, (_, at) => ({
    place: '',
    x: toCentimetres(PITCH / 2 + 0.4 + (at % columns) * PITCH),
    y: toCentimetres(pitch / 2 + 0.4 + Math.floor(at / columns) * pitch),
  }));
  const free = spots.filter((spot) => standing.every((other) => gapBetween(spot, other) >= LEAST_GAP));
  const chosen = free.length >= places.length ? free : spots;
  return places.flatMap((place, at) => {
    const spot = chosen[at];
    return spot ? [{ ...spot, place }] : [];
  });
}

/** Seconds on foot, along the ways rather than through the tables. */
export function walkSeconds(from: { x: number; y: number }, to: { x: number; y: number }): number {
  return Math.round((Math.abs(from.x - to.x) + Math.abs(from.y - to.y)) / WALK_SPEED);
}

/** A length as it is kept. */
export function toCentimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}

/** Pushes two tables apart along the axis on which they are further apart already. */
function push(one: Standing, other: Standing, hall: { width: number; depth: number }): void {
  const axis = Math.abs(one.x - other.x) >= Math.abs(one.y - other.y) ? 'x' : 'y';
  const length = axis === 'x' ? hall.width : hall.depth;
  const half = TABLE_METRES / 2;
  const [first, second] = one[axis] <= other[axis] ? [one, other] : [other, one];
  const missing = reachOf(one, other) + LEAST_GAP - (second[axis] - first[axis]);
  if (missing <= 0) return;
  const room = second.isStand ? 0 : length - half - second[axis];
  const forward = Math.min(missing, Math.max(0, room));
  second[axis] = toCentimetres(second[axis] + forward);
  if (!first.isStand) first[axis] = toCentimetres(Math.max(half, first[axis] - (missing - forward)));
}

/** From middle to middle where the two touch. */
function reachOf(one: Standing, other: Standing): number {
  return (sizeOf(one) + sizeOf(other)) / 2;
}

function sizeOf({ isStand }: Standing): number {
  return isStand ? STAND_METRES : TABLE_METRES;
}

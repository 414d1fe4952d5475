/** The part of a drawn hall in which a session's tables stand. Lengths in metres. */

/** A spot, from the hall's upper left corner. */
interface Spot {
  x: number;
  y: number;
}

/** A rectangle of the hall. */
export interface Part extends Spot {
  width: number;
  depth: number;
}

/** What a hall is drawn with. */
export interface Furnished {
  width: number;
  depth: number;
  zones: readonly (Part & { name: string })[];
  entrance: Spot | null;
}

/** What is shown of a hall: the part, and what of the drawing falls into it, measured from the part's corner. */
export interface HallPart {
  width: number;
  depth: number;
  x: number;
  y: number;
  zones: readonly (Part & { name: string })[];
  entrance: Spot | null;
}

/** Beside the outermost tables, for their tiles and the names of zones. */
const EDGE = 1.8;
/** An entrance no further from the tables than this is shown with them. */
const NEAR = 5;

/** The smallest part of the hall with these tables, their zones and an entrance that is near. */
export function hallPart(hall: Furnished, tables: readonly Spot[]): HallPart {
  const zones = hall.zones.filter((zone) => tables.some((table) => isIn(zone, table)));
  const spots = [
    ...tables,
    ...zones.flatMap(({ x, y, width, depth }) => [
      { x, y },
      { x: x + width, y: y + depth },
    ]),
  ];
  const around = {
    left: Math.min(...tables.map(({ x }) => x - EDGE), ...spots.map(({ x }) => x)),
    right: Math.max(...tables.map(({ x }) => x + EDGE), ...spots.map(({ x }) => x)),
    top: Math.min(...tables.map(({ y }) => y - EDGE), ...spots.map(({ y }) => y)),
    bottom: Math.max(...tables.map(({ y }) => y + EDGE), ...spots.map(({ y }) => y)),
  };
  const { entrance } = hall;
  const isNear =
    entrance !== null &&
    entrance.x > around.left - NEAR &&
    entrance.x < around.right + NEAR &&
    entrance.y > around.top - NEAR &&
    entrance.y < around.bottom + NEAR;
  const doors = isNear ? [entrance] : [];
  const x = Math.max(0, Math.min(around.left, ...doors.map((door) => door.x)));
  const y = Math.max(0, Math.min(around.top, ...doors.map((door) => door.y)));
  return {
    x,
    y,
    width: Math.min(hall.width, Math.max(around.right, ...doors.map((door) => door.x))) - x,
    depth: Math.min(hall.depth, Math.max(around.bottom, ...doors.map((door) => door.y))) - y,
    zones: zones.map((zone) => ({ ...zone, x: zone.x - x, y: zone.y - y })),
    entrance: isNear ? { x: entrance.x - x, y: entrance.y - y } : null,
  };
}

function isIn({ x, y, width, depth }: Part, spot: Spot): boolean {
  return spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + depth;
}

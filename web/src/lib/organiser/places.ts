/** The tables of the hall as tiles of a plan: what each one shows, told from the board and the people. */
import type { BoardFields } from '#lib/api/documents/desk.generated.ts';
import type { PlaceKind } from '#lib/api/documents/schema.generated.ts';

/** How a tile looks; each look has a colour, a shape or frame, and a word or a figure. */
export type TileLook = 'meeting' | 'last-minutes' | 'waiting' | 'problem' | 'open' | 'idle' | 'closed';

/** One place of the hall. */
export interface Tile {
  id: string;
  label: string;
  zone: string | null;
  kind: PlaceKind;
  venue: string;
  look: TileLook;
  /** Given to nobody, at once or after the meeting that still runs there. */
  closed: boolean;
  /** Until the meeting or the summons ends, in whole seconds. */
  secondsLeft: number | null;
  /** Of the meeting's whole time, 0 to 1. */
  shareLeft: number | null;
  /** Since when it is as it is. */
  since: string | null;
  meeting: string | null;
}

/** What the plan needs to know beside the board. */
export interface HallNow {
  /** The server's time. */
  now: number;
  /** Meetings of which one side says that the other did not come. */
  claimed: ReadonlySet<string>;
  /** How many pairs could sit down at once, by venue where both sides have somebody waiting: so many of its open tables are idle. */
  wanting: ReadonlyMap<string, number>;
}

/** From here on a meeting is in its last minutes, and both are told. */
const LAST_MINUTES_SECONDS = 120;

/** A table that stays open this long while both sides wait needs a look. */
export const IDLE_AFTER_SECONDS = 300;

/** The tile of one place. */
export function tileOf(figure: BoardFields['places'][number], hall: HallNow): Tile {
  const { place, since, until, meeting } = figure;
  const secondsLeft = until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - hall.now) / 1000));
  const whole = until === null || since === null ? 0 : (Date.parse(until) - Date.parse(since)) / 1000;
  return {
    id: place.id,
    label: place.label,
    zone: place.zone,
    kind: place.kind,
    venue: place.venue.id,
    look: lookOf(figure, { ...hall, secondsLeft }),
    closed: !figure.isOpen,
    secondsLeft,
    shareLeft: secondsLeft === null || whole <= 0 ? null : Math.min(1, secondsLeft / whole),
    since,
    meeting,
  };
}

function lookOf(
  { state, since, meeting, place }: BoardFields['places'][number],
  { now, claimed, wanting, secondsLeft }: HallNow & { secondsLeft: number | null },
): TileLook {
  if (meeting !== null && claimed.has(meeting)) return 'problem';
  if (state === 'meeting')
    return secondsLeft !== null && secondsLeft <= LAST_MINUTES_SECONDS ? 'last-minutes' : 'meeting';
  if (state === 'summoned') return 'waiting';
  if (state === 'closed') return 'closed';
  const openSeconds = since === null ? 0 : (now - Date.parse(since)) / 1000;
  return wanting.has(place.venue.id) && openSeconds >= IDLE_AFTER_SECONDS ? 'idle' : 'open';
}

/** Where somebody sits or is called to. Two who meet by video have a place each: one's own is that of one's venue. */
export function tileOfPerson(
  tiles: readonly Tile[],
  { meeting, venue }: { meeting: { id: string } | null; venue: { id: string } },
): Tile | undefined {
  if (meeting === null) return undefined;
  let elsewhere: Tile | undefined;
  for (const tile of tiles) {
    if (tile.meeting !== meeting.id) continue;
    if (tile.venue === venue.id) return tile;
    elsewhere ??= tile;
  }
  return elsewhere;
}

/** Venues where at least one of each side is free, with the pairs that they could make. */
export function wantingVenues(sides: BoardFields['sides']): Map<string, number> {
  const free = (venue: string, side: string) =>
    sides
      .filter((figures) => figures.venue.id === venue && figures.side === side)
      .reduce((sum, { available }) => sum + available, 0);
  const venues = [...new Set(sides.map(({ venue }) => venue.id))];
  const pairs = venues.map((venue) => [venue, Math.min(free(venue, 'BUYER'), free(venue, 'EXHIBITOR'))] as const);
  return new Map(pairs.filter(([, most]) => most > 0));
}

/** No more tables of a venue are idle than pairs could sit down there, the longest free first; the rest are spare. */
export function spared(tiles: readonly Tile[], wanting: HallNow['wanting']): Tile[] {
  const idle = tiles.filter(({ look }) => look === 'idle');
  if (idle.length === 0) return [...tiles];
  const longest = Map.groupBy(
    idle.sort((one, other) => Date.parse(one.since ?? '') - Date.parse(other.since ?? '')),
    ({ venue }) => venue,
  );
  const isIdle = new Set([...longest].flatMap(([venue, free]) => free.slice(0, wanting.get(venue) ?? 0)));
  return tiles.map((tile) => (tile.look === 'idle' && !isIdle.has(tile) ? { ...tile, look: 'open' } : tile));
}

/** Made once: comparing by a fresh locale costs a hundred times as much. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

/** Places whose sign is a number, in the order of their numbers; within one venue. */
export function inOrder(tiles: readonly Tile[]): Tile[] {
  return [...tiles].sort(
    (one, other) => BY_NUMBER.compare(one.label, other.label) || BY_NUMBER.compare(one.id, other.id),
  );
}

import type { PlaceId, VenueId } from '../kernel/id.ts';
import { MINUTE, type Instant } from '../kernel/time.ts';
import type { Meeting } from '../pairing/meeting.ts';
import type { PlaceKind } from '../pairing/place.ts';
import type { Session } from '../pairing/session.ts';
import type { RehearsedFair } from './rehearsedFair.ts';

/** How far the places of one kind at one venue were used. */
export interface PoolUse {
  venue: VenueId;
  kind: PlaceKind;
  places: number;
  /** Share of their time in which somebody was called to them or sat there. */
  use: number;
  /** Most in use at once. */
  peak: number;
  /** For 95 % of the day no more were in use at once. */
  p95: number;
}

/** The use of a day's places: each pool, all together, and all together in each slice of the day. */
export interface PlacesUse {
  pools: readonly PoolUse[];
  tableUse: number;
  overTheDay: readonly number[];
}

/** A time in which something was in use. */
interface Span {
  from: Instant;
  until: Instant;
}

/** RH9: how the places were used, from the summons to the end of each meeting. Cost O(meetings log meetings). */
export function poolUseOf(session: Session, fair: RehearsedFair, sliceMinutes: number): PlacesUse {
  const spans = new Map<string, Span[]>();
  for (const meeting of session.meetings.values())
    for (const place of placesOf(meeting)) {
      const of = session.places.get(place)!;
      const key = `${of.kind} ${of.venue}`;
      spans.set(key, [...(spans.get(key) ?? []), spanOf(meeting, fair)]);
    }
  const counts = new Map<string, { venue: VenueId; kind: PlaceKind; places: number }>();
  for (const { venue, kind } of fair.places) {
    const key = `${kind} ${venue}`;
    counts.set(key, { venue, kind, places: (counts.get(key)?.places ?? 0) + 1 });
  }
  const pools = [...counts].map(([key, pool]) => poolOf(pool, spans.get(key) ?? [], fair));
  const all = [...spans.values()].flat();
  const length = fair.endsAt - fair.opensAt;
  return {
    pools,
    tableUse: shareOf(all, { from: fair.opensAt, until: fair.endsAt }, fair.places.length),
    overTheDay: Array.from({ length: Math.ceil(length / (sliceMinutes * MINUTE)) }, (_, at) => {
      const from = fair.opensAt + at * sliceMinutes * MINUTE;
      return shareOf(all, { from, until: Math.min(fair.endsAt, from + sliceMinutes * MINUTE) }, fair.places.length);
    }),
  };
}

/** The most of these that were at once, and what a share of a day's time needed at most. */
export function atOnce(spans: readonly Span[], day: Span, share: number): { peak: number; needed: number } {
  const changes = spans.flatMap(({ from, until }) => [
    [Math.max(from, day.from), 1] as const,
    [Math.min(until, day.until), -1] as const,
  ]);
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lasted: number[] = [];
  let count = 0;
  let since = day.from;
  for (const [at, step] of [...changes, [day.until, 0] as const]) {
    lasted[count] = (lasted[count] ?? 0) + Math.max(0, at - since);
    since = Math.max(since, at);
    count += step;
  }
  const total = (day.until - day.from) * share;
  let passed = 0;
  const needed = lasted.findIndex((length) => (passed += length ?? 0) >= total);
  return { peak: Math.max(0, lasted.length - 1), needed: Math.max(0, needed) };
}

function poolOf(
  pool: Pick<PoolUse, 'venue' | 'kind' | 'places'>,
  spans: readonly Span[],
  fair: RehearsedFair,
): PoolUse {
  const day = { from: fair.opensAt, until: fair.endsAt };
  const { peak, needed } = atOnce(spans, day, 0.95);
  return { ...pool, use: shareOf(spans, day, pool.places), peak, p95: needed };
}

/** Each place once; at a table both sides name the same. */
function placesOf({ places }: Meeting): readonly PlaceId[] {
  return places ? [...new Set([places.exhibitor, places.buyer])] : [];
}

function spanOf({ summonedAt, endedAt }: Meeting, { endsAt }: RehearsedFair): Span {
  return { from: summonedAt ?? endsAt, until: endedAt ?? endsAt };
}

function shareOf(spans: readonly Span[], { from, until }: Span, places: number): number {
  if (places === 0 || until <= from) return 0;
  let used = 0;
  for (const span of spans) used += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
  return used / (places * (until - from));
}

import type { MeetingId, OrganisationId, PlaceId } from '../kernel/id.ts';
import { RankedSet } from '../kernel/rankedSet.ts';
import { SIDES, type BySide } from '../kernel/side.ts';
import type { Participant } from './participant.ts';
import type { Place, PlaceKind, Pool, PoolKey } from './place.ts';
import type { Session } from './session.ts';

/** PA40: a place serves the pairs of its pool: a venue's tables, a venue's video tables, a company's own stand. */
export function poolOf(place: Place): PoolKey {
  return place.kind === 'stand' ? standOf(place.organisation ?? place.place) : `${place.kind} ${place.venue}`;
}

/** The pools of which a pair needs a place, by side: the same one for both but for video across venues. */
export function poolsOfPair(
  kind: PlaceKind,
  pair: BySide<Pick<Participant, 'venue' | 'organisation'>>,
): BySide<PoolKey> {
  if (kind === 'video') return { exhibitor: `video ${pair.exhibitor.venue}`, buyer: `video ${pair.buyer.venue}` };
  const pool = kind === 'table' ? `table ${pair.exhibitor.venue}` : standOf(pair.exhibitor.organisation);
  return { exhibitor: pool, buyer: pool };
}

/** The pools of both sides, each once. */
export function eachPool(pools: BySide<PoolKey>): readonly PoolKey[] {
  return pools.exhibitor === pools.buyer ? [pools.exhibitor] : SIDES.map((side) => pools[side]);
}

/** The places of both sides, each once. */
export function eachPlace(places: BySide<PlaceId>): readonly PlaceId[] {
  return places.exhibitor === places.buyer ? [places.exhibitor] : SIDES.map((side) => places[side]);
}

/** Whether the places of a meeting are open, so that another pair can be seated there after it. */
export function servesAgain({ meetings, places }: Session, id: MeetingId): boolean {
  return eachPlace(meetings.get(id)!.places!).every((place) => places.get(place)!.open);
}

/** A pool that no place belongs to yet. */
export function newPool(pool: PoolKey, venue: Pool['venue']): Pool {
  return {
    pool,
    venue,
    open: 0,
    offers: 0,
    waiting: 0,
    free: RankedSet.empty<PlaceId>(),
    summoned: RankedSet.empty<MeetingId>(),
    running: RankedSet.empty<MeetingId>(),
  };
}

/** Tables are given out by the number on them, so that the hall fills from one end. */
export function rankOf(place: Pick<Place, 'label'>): number {
  const digits = /\d+/.exec(place.label);
  return digits ? Number(digits[0]) : Number.MAX_SAFE_INTEGER;
}

function standOf(owner: OrganisationId | PlaceId): PoolKey {
  return `stand ${owner}`;
}

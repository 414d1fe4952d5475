import { longestWalk, type LongestWalk, type WalkedFloor } from '../../domain/exhibition/longestWalk.ts';
import type { ExhibitionId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';
import type { SeenSession } from './seen.ts';

/** PA99: the longest walk of a session, whether it has been opened or is only planned. */
export async function longestWalkOf(
  context: ApiContext,
  { plan, live }: Pick<SeenSession, 'plan' | 'live'>,
): Promise<object | null> {
  const floor = live ? { ...live, venues: live.venues.values(), places: live.places.values() } : null;
  const planned = floor ?? (await context.ports.plans.byIds([plan.id]))[0];
  return planned ? walkSeen(context, plan.exhibition, await longestOn(context, planned)) : null;
}

/** PA99: the longest walk by the plans of its halls. */
export async function longestOn(
  { loaders }: Pick<ApiContext, 'loaders'>,
  floor: WalkedFloor,
): Promise<LongestWalk | null> {
  const venues = [...floor.venues];
  const halls = await Promise.all(venues.map(({ venue }) => loaders.hallPlan.load(venue)));
  const drawn = new Map(halls.flatMap((hall) => (hall ? [[hall.id, hall] as const] : [])));
  return longestWalk({ ...floor, venues }, drawn);
}

/** A walk with the venue where it is. */
export async function walkSeen(
  { loaders }: Pick<ApiContext, 'loaders'>,
  exhibition: ExhibitionId,
  walk: LongestWalk | null,
): Promise<object | null> {
  if (!walk) return null;
  const venue = (await loaders.venuesOf.load(exhibition)).find(({ id }) => id === walk.venue);
  return venue ? { ...walk, venue } : null;
}

import type { ExhibitionId, VenueId } from '../../domain/kernel/id.ts';
import type { VenueFound } from '../../ports/fairs.ts';
import type { ApiContext } from '../context.ts';

/** A venue of an exhibition. */
export async function venueSeen(
  { loaders }: Pick<ApiContext, 'loaders'>,
  exhibition: ExhibitionId,
  venue: VenueId,
): Promise<VenueFound | null> {
  const venues = await loaders.venuesOf.load(exhibition);
  return venues.find(({ id }) => id === venue) ?? null;
}

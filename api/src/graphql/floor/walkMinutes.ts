import { walkOnPlan } from '../../domain/exhibition/planWalk.ts';
import type { ParticipantId, VenueId } from '../../domain/kernel/id.ts';
import type { Minutes } from '../../domain/kernel/time.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';

/** PA98: how long somebody walks to one of these places of a venue; by the hall's plan where it can tell, else as long as is usual there. */
export async function walkMinutes(
  { loaders }: Pick<ApiContext, 'loaders'>,
  session: Session,
  { who, venue, to }: { who: ParticipantId; venue: VenueId; to: (place: Place) => boolean },
): Promise<Minutes> {
  const usual = session.venues.get(venue)?.walkMinutes ?? 0;
  const walker = session.participants.get(who);
  // A plan tells nothing of the way from one hall to another.
  const hall = walker?.venue === venue ? await loaders.hallPlan.load(venue) : null;
  if (!walker || !hall) return usual;
  const places = [...session.places.values()].filter((place) => place.venue === venue && to(place));
  const from = hall.stands.filter(({ company }) => company === walker.organisation).map((stand) => stand.place);
  return walkOnPlan(hall.plan, { from, to: places.map(({ place }) => place) }) ?? usual;
}

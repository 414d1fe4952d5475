import type { HallPlan, Spot } from '../../domain/exhibition/hallPlan.ts';
import { ownSpot } from '../../domain/exhibition/planWalk.ts';
import type { ApiContext } from '../context.ts';
import type { SeenMeeting } from './seen.ts';

/** The hall with the place marked; null before there is a place, and where the hall has no plan or the place is not on it. */
export async function wayThere({ loaders }: ApiContext, seen: SeenMeeting): Promise<object | null> {
  const { session, meeting, side } = seen;
  const place = meeting.places && session.places.get(meeting.places[side]);
  const hall = place && (await loaders.hallPlan.load(place.venue));
  const to = hall?.plan.tables.find((table) => table.place === place?.place);
  if (!place || !hall || !to) return null;
  const { plan, stands } = hall;
  const walker = session.participants.get(meeting[side]);
  const own = stands.filter(({ company }) => company === walker?.organisation).map((stand) => stand.place);
  return {
    ...plan,
    to: spotSeen(to),
    ownStand: spotSeen(ownSpot(plan, own)),
    others: othersOf(plan, to),
  };
}

function othersOf({ tables }: HallPlan, to: Spot): object[] {
  return tables.filter((table) => table !== to).map((table) => spotSeen(table)!);
}

function spotSeen(spot: Spot | null): object | null {
  return spot && { x: spot.x, y: spot.y };
}

import type { PlaceId, VenueId } from '../kernel/id.ts';
import type { Minutes } from '../kernel/time.ts';
import type { Place, Venue } from '../pairing/place.ts';
import type { Rules } from '../pairing/rules.ts';
import type { HallPlan } from './hallPlan.ts';
import { walkOnPlan } from './planWalk.ts';

/** The longest way that anybody in a session may be sent. */
export interface LongestWalk {
  readonly venue: VenueId;
  readonly minutes: Minutes;
  /** Told by the hall's plan; otherwise it is the walk that is usual there. */
  readonly isByPlan: boolean;
}

/** Where a session is held, and by which kind of place. */
export interface WalkedFloor {
  readonly venues: Iterable<Venue>;
  readonly places: Iterable<Place>;
  readonly rules: Pick<Rules, 'placeKind'>;
}

/** A hall that was drawn, and the stands in it from which companies set out. */
export interface WalkedHall {
  readonly plan: HallPlan;
  readonly stands: readonly { readonly place: PlaceId }[];
}

/** PA99: the longest walk of all venues where there is a place to be sent to; null where there is none. Cost O(stands x places). */
export function longestWalk(
  { venues, places, rules }: WalkedFloor,
  halls: ReadonlyMap<VenueId, WalkedHall>,
): LongestWalk | null {
  const all = [...places];
  const walks = [...venues].flatMap((venue) => {
    const here = all.filter((place) => place.venue === venue.venue);
    return walksIn(venue, { here, rules, hall: halls.get(venue.venue) });
  });
  return walks.reduce<LongestWalk | null>((most, walk) => (most && most.minutes >= walk.minutes ? most : walk), null);
}

/** PA99: that walk, where it takes longer than the rules hold a table. */
export function walkBeyondHold(
  walk: LongestWalk | null,
  { summonsSeconds }: Pick<Rules, 'summonsSeconds'>,
): LongestWalk | null {
  return walk && walk.minutes * 60 > summonsSeconds ? walk : null;
}

/** Buyers set out from the entrance; a company sets out from its stand, and is sent to no other's. */
function walksIn(
  { venue, walkMinutes }: Venue,
  { here, rules, hall }: { here: readonly Place[]; rules: Pick<Rules, 'placeKind'>; hall: WalkedHall | undefined },
): LongestWalk[] {
  const ids = (of: readonly Pick<Place, 'place'>[]) => of.map(({ place }) => place);
  const stands = ids(here.filter(({ kind }) => kind === 'stand'));
  const tables = ids(here.filter(({ kind }) => kind !== 'stand'));
  const ways = [
    { from: [], to: rules.placeKind === 'stand' ? [...tables, ...stands] : tables },
    ...[...stands, ...ids(hall?.stands ?? [])].map((stand) => ({ from: [stand], to: tables })),
  ].filter(({ to }) => to.length > 0);
  return ways.map((way) => {
    const told = hall ? walkOnPlan(hall.plan, way) : null;
    return { venue, minutes: told ?? walkMinutes, isByPlan: told !== null };
  });
}

import type { BySide } from '../kernel/side.ts';
import { secondsAfter, type Instant } from '../kernel/time.ts';
import type { Participant } from './participant.ts';
import type { PlaceKind, Pool } from './place.ts';
import { eachPool, poolsOfPair, servesAgain } from './pool.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Session } from './session.ts';

/** PA41, PA45: why no offer of this kind can be made to the two now: they cannot sit together, or no place is free or promised. */
export function whyNoRoom(
  session: Session,
  { kind, pair }: { kind: PlaceKind; pair: BySide<Participant> },
  now: Instant,
): Refusal | null {
  const isAcross = pair.exhibitor.venue !== pair.buyer.venue;
  if (isAcross && (kind !== 'video' || !session.rules.videoAcrossVenues)) return refuse('other-venue');
  const pools = eachPool(poolsOfPair(kind, pair)).map((key) => session.pools.get(key));
  if (kind === 'stand' && pools[0] && pools[0].venue !== pair.buyer.venue) return refuse('other-venue');
  return pools.every((pool) => pool && offersLeft(session, pool, now) > 0) ? null : refuse('no-place-free');
}

/**
 * PA41: how many more offers may count on a pool: the overbooking factor times the places that are free or promised free within the answer window,
 * less those that confirmed pairs wait for, less the offers that are open already.
 */
export function offersLeft(session: Session, pool: Pool, now: Instant): number {
  const places = pool.free.size + promisedFree(session, pool, now) - pool.waiting;
  return Math.floor(session.rules.overbooking * Math.max(0, places)) - pool.offers;
}

/** PA41: running meetings at open places of the pool whose end falls within the answer window. */
function promisedFree(session: Session, { running }: Pool, now: Instant): number {
  const until = secondsAfter(now, session.rules.answerSeconds);
  let count = 0;
  for (const [endsAt, meeting] of running) {
    if (endsAt > until) break;
    if (servesAgain(session, meeting)) count += 1;
  }
  return count;
}

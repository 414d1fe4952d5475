import type { OrganisationId } from '../kernel/id.ts';
import type { PersistentMap } from '../kernel/persistentMap.ts';
import type { RankedSet } from '../kernel/rankedSet.ts';
import type { BySide } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { Offer } from './offer.ts';
import type { Engagement, Participant } from './participant.ts';
import type { Place, Pool, PoolKey } from './place.ts';
import { poolsOfPair, rankOf } from './pool.ts';
import { kindsOf, type CounterpartKind } from './quota.ts';
import { organisationPair, type DeadlineKey, type Session } from './session.ts';

// The indexes of a session, changed by whoever keeps a thing.

/** Both organisations' live offers and meetings, and what the two are in together. */
export function engaged(
  session: Session,
  pair: Pick<Offer, 'exhibitor' | 'buyer'>,
  engagement: Engagement | null,
): Session {
  const exhibitor = session.participants.get(pair.exhibitor)!.organisation;
  const buyer = session.participants.get(pair.buyer)!.organisation;
  const key = organisationPair(exhibitor, buyer);
  const change = engagement ? 1 : -1;
  return {
    ...session,
    engagements: added(added(session.engagements, exhibitor, change), buyer, change),
    meetingsWith: metKinds(session, pair, change),
    pairsEngaged: engagement ? session.pairsEngaged.set(key, engagement) : session.pairsEngaged.delete(key),
  };
}

/** PA11: what both organisations have with counterparts of each kind, changed by one. */
export function metKinds(
  { participants, meetingsWith }: Session,
  pair: Pick<Offer, 'exhibitor' | 'buyer'>,
  change: number,
): Session['meetingsWith'] {
  const exhibitor = participants.get(pair.exhibitor)!;
  const buyer = participants.get(pair.buyer)!;
  const after = withKinds(meetingsWith, exhibitor.organisation, { kinds: kindsOf(buyer), change });
  return withKinds(after, buyer.organisation, { kinds: kindsOf(exhibitor), change });
}

function withKinds(
  counts: Session['meetingsWith'],
  organisation: OrganisationId,
  { kinds, change }: { kinds: readonly CounterpartKind[]; change: number },
): Session['meetingsWith'] {
  if (kinds.length === 0) return counts;
  const known = counts.get(organisation) ?? {};
  const next = Object.fromEntries(kinds.map((kind) => [kind, (known[kind] ?? 0) + change]));
  return counts.set(organisation, { ...known, ...next });
}

/** The pools that an offer or meeting counts on. */
export function poolsOfThese(
  session: Session,
  these: Pick<Offer, 'exhibitor' | 'buyer' | 'placeKind'>,
): BySide<PoolKey> {
  const exhibitor = session.participants.get(these.exhibitor)!;
  const buyer = session.participants.get(these.buyer)!;
  return poolsOfPair(these.placeKind, { exhibitor, buyer });
}

/** The pools with one of them changed. */
export function withPool(pools: Session['pools'], key: PoolKey, change: (pool: Pool) => Pool): Session['pools'] {
  const pool = pools.get(key);
  return pool ? pools.set(key, change(pool)) : pools;
}

/** The free places of a pool with one more or one less. */
export function freed(pool: Pool, place: Place, isFree: boolean): Pool['free'] {
  return isFree ? pool.free.add(rankOf(place), place.place) : pool.free.remove(rankOf(place), place.place);
}

/** The deadlines with the one of `key` moved. */
export function moved(
  deadlines: RankedSet<DeadlineKey>,
  key: DeadlineKey,
  [from, to]: readonly [Instant | null | undefined, Instant | null],
): RankedSet<DeadlineKey> {
  if ((from ?? null) === to) return deadlines;
  const without = from == null ? deadlines : deadlines.remove(from, key);
  return to === null ? without : without.add(to, key);
}

/** A set of keys with one of them in or out. */
export function marked<K extends string>(
  marks: PersistentMap<K, true>,
  key: K,
  isMarked: boolean,
): PersistentMap<K, true> {
  if (!isMarked) return marks.delete(key);
  return marks.has(key) ? marks : marks.set(key, true);
}

/** Counts with one of them changed; a count of zero is forgotten. */
export function added(
  counts: PersistentMap<OrganisationId, number>,
  key: OrganisationId,
  change: number,
): PersistentMap<OrganisationId, number> {
  const count = (counts.get(key) ?? 0) + change;
  return count === 0 ? counts.delete(key) : counts.set(key, count);
}

/** The teams with somebody in that of its organisation; who comes back for another organisation leaves the old one. */
export function inTeam(teams: Session['teams'], now: Participant, before: Participant | undefined): Session['teams'] {
  if (before?.organisation === now.organisation) return teams;
  const { participant: id, organisation } = now;
  const left = before
    ? teams.set(
        before.organisation,
        (teams.get(before.organisation) ?? []).filter((one) => one !== id),
      )
    : teams;
  return left.set(organisation, [...(left.get(organisation) ?? []), id]);
}

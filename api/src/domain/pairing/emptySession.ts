import type { ExhibitionId, SessionId } from '../kernel/id.ts';
import type { Minutes } from '../kernel/time.ts';
import { PersistentMap } from '../kernel/persistentMap.ts';
import { RankedSet } from '../kernel/rankedSet.ts';
import { DEFAULT_RULES } from './rules.ts';
import type { Session } from './session.ts';

/** Where a log does not say it: Macao and Hong Kong are eight hours ahead of UTC all year. */
const UNSTATED_ZONE_MINUTES: Minutes = 480;

/** The session of which nothing is known yet: what the first event is folded into. `head` 0 says so. */
export function emptySession(session: SessionId): Session {
  return {
    session,
    exhibition: '' as ExhibitionId,
    state: 'DRAFT',
    head: 0,
    asOf: 0,
    zoneMinutes: UNSTATED_ZONE_MINUTES,
    opensAt: 0,
    endsAt: 0,
    pausedUntil: null,
    closesBy: null,
    rules: DEFAULT_RULES,
    venues: new Map(),
    places: PersistentMap.empty(),
    participants: PersistentMap.empty(),
    byPerson: PersistentMap.empty(),
    teams: PersistentMap.empty(),
    offers: PersistentMap.empty(),
    meetings: PersistentMap.empty(),
    liveOffers: PersistentMap.empty(),
    liveMeetings: PersistentMap.empty(),
    placeUse: PersistentMap.empty(),
    waitingForPlace: [],
    interpreters: PersistentMap.empty(),
    interpreterByPerson: PersistentMap.empty(),
    withoutInterpreter: [],
    forbidden: PersistentMap.empty(),
    metAt: PersistentMap.empty(),
    notBefore: PersistentMap.empty(),
    round: 0,
    partedOnce: PersistentMap.empty(),
    meetingsHeld: PersistentMap.empty(),
    deeds: [],
    heldByDay: PersistentMap.empty(),
    heldElsewhere: PersistentMap.empty(),
    meetingsWith: PersistentMap.empty(),
    available: PersistentMap.empty(),
    engagements: PersistentMap.empty(),
    pairsEngaged: PersistentMap.empty(),
    deadlines: RankedSet.empty(),
    pools: PersistentMap.empty(),
  };
}

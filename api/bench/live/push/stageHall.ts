import type {
  AccountId,
  BadgeId,
  ExhibitionId,
  OfferId,
  OrganisationId,
  ParticipantId,
  PersonId,
  SessionId,
  SignInId,
  VenueId,
} from '../../../src/domain/kernel/id.ts';
import type { BadgeCaller } from '../../../src/domain/credential/caller.ts';
import type { LocalizedText } from '../../../src/domain/kernel/language.ts';
import { PersistentMap } from '../../../src/domain/kernel/persistentMap.ts';
import { emptySession } from '../../../src/domain/pairing/emptySession.ts';
import type { Fit, Offer } from '../../../src/domain/pairing/offer.ts';
import type { Participant } from '../../../src/domain/pairing/participant.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';

/** Ids of this stage: a number for each kind of thing. */
export const uuid = (kind: number, number: number) =>
  `01900000-0000-7000-8${kind.toString(16).padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`;
export const HOUR = 3_600_000;
export const ACCOUNT = uuid(1, 1) as AccountId;
export const FAIR = uuid(2, 1) as ExhibitionId;
export const VENUE = uuid(3, 1) as VenueId;
export const SESSION = uuid(4, 1) as SessionId;
export const offerOf = (pair: number) => uuid(5, pair) as OfferId;
const participantOf = (number: number) => uuid(6, number) as ParticipantId;
const personOf = (number: number) => uuid(7, number) as PersonId;
const organisationOf = (number: number) => uuid(8, number) as OrganisationId;
/** An invented name. */
export const name = (what: string, number: number): LocalizedText => ({
  en: `Demo ${what} ${number}`,
  'zh-Hant': `示範${number}`,
});

const FIT: Fit = { score: 0.82, reasons: [{ code: 'market', facts: { market: 'PT' } }] };

/** So many people, each in an open offer with its neighbour. */
export function sessionOf(people: number): Session {
  const now = Date.now();
  const participants = Array.from({ length: people }, (_, at) => participant(at, now));
  const offers = Array.from({ length: people >> 1 }, (_, pair) => offer(pair, now));
  return {
    ...emptySession(SESSION),
    exhibition: FAIR,
    state: 'PAIRING',
    opensAt: now,
    endsAt: now + HOUR,
    venues: new Map([[VENUE, { venue: VENUE, code: 'MO', walkMinutes: 3 }]]),
    participants: PersistentMap.of(participants.map((one) => [one.participant, one])),
    byPerson: PersistentMap.of(participants.map((one) => [one.person, one.participant])),
    offers: PersistentMap.of(offers.map((one) => [one.offer, one])),
  };
}

function participant(number: number, now: number): Participant {
  return {
    participant: participantOf(number),
    person: personOf(number),
    organisation: organisationOf(number),
    side: number % 2 === 0 ? 'exhibitor' : 'buyer',
    ownerGroup: null,
    size: 'small',
    venue: VENUE,
    languages: ['en'],
    stand: null,
    answerSeconds: null,
    commitments: [],
    forbidden: [],
    state: 'OFFERED',
    stateSince: now,
    waitingSince: now,
    reachable: true,
    unreachableSince: null,
    engagement: { offer: offerOf(number >> 1) },
    until: null,
    kept: null,
    pausedFor: null,
    leavesAt: null,
    meetings: 0,
  };
}

function offer(pair: number, now: number): Offer {
  const answer = { deadline: now + HOUR, extended: false, acceptedAt: null };
  return {
    offer: offerOf(pair),
    exhibitor: participantOf(2 * pair),
    buyer: participantOf(2 * pair + 1),
    fit: { exhibitor: FIT, buyer: FIT },
    interpreter: null,
    placeKind: 'table',
    madeAt: now,
    round: 1,
    state: 'PROPOSED',
    answers: { exhibitor: answer, buyer: answer },
    endedAt: null,
    meeting: null,
  };
}

/** The badge of a number. */
export function badgeOf(number: number): BadgeCaller {
  return {
    kind: 'badge',
    signIn: uuid(9, number) as SignInId,
    expiresAt: Date.now() + HOUR,
    account: ACCOUNT,
    grants: [{ exhibition: FAIR, role: 'participant' }],
    badge: uuid(10, number) as BadgeId,
    person: personOf(number),
    exhibition: FAIR,
    organisation: organisationOf(number),
    reads: 'en',
  };
}

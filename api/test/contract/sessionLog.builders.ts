import { v7 } from 'uuid';
import type {
  ExhibitionId,
  InterpreterId,
  MeetingId,
  OfferId,
  OrganisationId,
  ParticipantId,
  PersonId,
  PlaceId,
  SessionId,
  TextId,
  VenueId,
} from '../../src/domain/kernel/id.ts';
import type { Side } from '../../src/domain/kernel/side.ts';
import type { Interpreter } from '../../src/domain/pairing/interpreter.ts';
import type { Meeting } from '../../src/domain/pairing/meeting.ts';
import type { Fit, Offer } from '../../src/domain/pairing/offer.ts';
import type { Participant } from '../../src/domain/pairing/participant.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import type { Batch, Lease, LoggedEvent } from '../../src/ports/sessionLog.ts';

/** A small fair that exists in the store under test. */
export interface ContractFair {
  exhibition: ExhibitionId;
  /** Two sessions of it that nobody has taken yet. */
  sessions: readonly [SessionId, SessionId];
  venue: VenueId;
  tables: readonly [PlaceId, PlaceId];
  /** Two exhibitors, then two buyers, each of an organisation of its own. */
  people: readonly Representative[];
}

/** Somebody of the fair. */
export interface Representative {
  person: PersonId;
  side: Side;
  organisation: OrganisationId;
}

const NOON = Date.UTC(2026, 10, 5, 4, 0);
const FIT: Fit = { score: 0.7, reasons: [{ code: 'goods', facts: { hs: '0901', depth: 4 } }] };

export function newId(): string {
  return v7();
}

/** `count` events that touch no row. Numbered by `batchAfter`. */
export function announced(count: number): LoggedEvent[] {
  return Array.from({ length: count }, (_, at) => ({
    sequence: at + 1,
    version: 1,
    event: {
      at: NOON + at,
      actor: { by: 'system' as const },
      kind: 'announcement-made' as const,
      announcement: newId() as TextId,
      reason: null,
    },
  }));
}

/** A batch that follows the lease's head, with nothing in it but what is given. */
export function batchAfter(lease: Lease, fair: ContractFair, written: Partial<Batch>): Batch {
  const expectedHead = written.expectedHead ?? lease.head;
  return {
    session: lease.session,
    exhibition: fair.exhibition,
    batch: newId(),
    epoch: lease.epoch,
    engagementsEnded: [],
    engagementsTaken: [],
    interpretersEnded: [],
    interpretersTaken: [],
    placesFreed: [],
    placesTaken: [],
    state: 'PAIRING',
    rules: DEFAULT_RULES,
    participants: [],
    interpreters: [],
    offers: [],
    meetings: [],
    places: [],
    keys: [],
    ...written,
    expectedHead,
    events: (written.events ?? []).map((event, at) => ({ ...event, sequence: expectedHead + at + 1 })),
  };
}

/** The presence of the fair's person number `who` in a session; the same id each time unless another is given. */
export function participantOf(fair: ContractFair, who: number, id?: string): Participant {
  const { person, side, organisation } = fair.people[who]!;
  return {
    // A person's first presence borrows the person's id: both are UUIDs of tables of their own.
    participant: (id ?? person) as string as ParticipantId,
    person,
    side,
    organisation,
    ownerGroup: null,
    size: null,
    venue: fair.venue,
    languages: ['en'],
    stand: null,
    answerSeconds: null,
    commitments: [],
    forbidden: [],
    state: 'AVAILABLE',
    stateSince: NOON,
    waitingSince: NOON,
    reachable: true,
    unreachableSince: null,
    engagement: null,
    until: null,
    kept: null,
    pausedFor: null,
    leavesAt: null,
    meetings: 0,
  };
}

/** An interpreter of the fair, the same id each time unless another is given; the fair's second exhibitor lends the person. */
export function interpreterOf(fair: ContractFair, id?: string): Interpreter {
  const { person } = fair.people[1]!;
  return {
    interpreter: (id ?? person) as string as InterpreterId,
    person,
    venue: fair.venue,
    languages: ['yue', 'pt'],
    state: 'FREE',
    stateSince: NOON,
    reachable: true,
    unreachableSince: null,
    engagement: null,
    until: null,
    leavesAt: null,
    kept: null,
    meetings: 0,
  };
}

/** An open offer between the first exhibitor and the first buyer. */
export function offerOf(fair: ContractFair, id: string): Offer {
  const answer = { deadline: NOON + 45_000, extended: false, acceptedAt: null };
  return {
    offer: id as OfferId,
    exhibitor: participantOf(fair, 0).participant,
    buyer: participantOf(fair, 2).participant,
    fit: { exhibitor: FIT, buyer: FIT },
    placeKind: 'table',
    interpreter: null,
    madeAt: NOON,
    round: 1,
    answers: { exhibitor: answer, buyer: answer },
    state: 'PROPOSED',
    endedAt: null,
    meeting: null,
  };
}

/** A summoned meeting of the same two at the first table. */
export function meetingOf(fair: ContractFair, id: string, offer: string): Meeting {
  const [place] = fair.tables;
  return {
    meeting: id as MeetingId,
    offer: offer as OfferId,
    exhibitor: participantOf(fair, 0).participant,
    buyer: participantOf(fair, 2).participant,
    placeKind: 'table',
    interpreter: null,
    needsInterpreter: false,
    interpreterArrivedAt: null,
    confirmedAt: NOON,
    places: { exhibitor: place, buyer: place },
    placeExpectedAt: null,
    summonedAt: NOON,
    summonsWarnsAt: NOON + 120_000,
    summonsEndsAt: NOON + 180_000,
    lateMinutes: { exhibitor: 0, buyer: 0 },
    wayAskedAt: { exhibitor: null, buyer: null },
    arrivedAt: { exhibitor: null, buyer: null },
    claim: null,
    begunAt: null,
    endsAt: null,
    endedAt: null,
    done: { exhibitor: false, buyer: false },
    moreTime: { exhibitor: false, buyer: false },
    state: 'SUMMONED',
    absent: null,
    outcomes: { exhibitor: null, buyer: null },
    outcomeConfirmed: { exhibitor: false, buyer: false },
    revision: 0,
  };
}

import { expect } from 'vitest';
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
  UserId,
  VenueId,
} from '../../src/domain/kernel/id.ts';
import type { BySide, Side } from '../../src/domain/kernel/side.ts';
import { secondsAfter, type Instant, type Seconds } from '../../src/domain/kernel/time.ts';
import type { Order, ProposedPair } from '../../src/domain/pairing/command.ts';
import { nextDeadline } from '../../src/domain/pairing/deadline.ts';
import { decide, type Decision } from '../../src/domain/pairing/decide.ts';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { Actor, EventKind, PairingEvent, RoundCertificate } from '../../src/domain/pairing/event.ts';
import type { EventOf } from '../../src/domain/pairing/fold.ts';
import type { Interpreter, InterpreterFacts } from '../../src/domain/pairing/interpreter.ts';
import type { Meeting } from '../../src/domain/pairing/meeting.ts';
import type { Fit, Offer } from '../../src/domain/pairing/offer.ts';
import type { Participant, ParticipantFacts } from '../../src/domain/pairing/participant.ts';
import type { Place, PlaceKind, Venue } from '../../src/domain/pairing/place.ts';
import { isRefusal, type Refusal } from '../../src/domain/pairing/refusal.ts';
import type { Told } from '../../src/domain/pairing/rule.ts';
import { DEFAULT_RULES, type Rules } from '../../src/domain/pairing/rules.ts';
import type { Session } from '../../src/domain/pairing/session.ts';

/** Nine o'clock in the morning of a fair day, in Macao. */
export const NINE = 1_790_211_600_000 as Instant;

export const MACAO = 'venue-mo' as VenueId;
export const HENGQIN = 'venue-hq' as VenueId;

const SESSION = 'session-1' as SessionId;
const SYSTEM: Actor = { by: 'system' };
/** The user who acts at the desk. */
export const DESK = 'user-desk' as UserId;

/** An organiser's reason: the row that it points at is not part of the session. */
export const REASON = 'text-reason' as TextId;

const VENUES: readonly Venue[] = [
  { venue: MACAO, code: 'MO', walkMinutes: 3 },
  { venue: HENGQIN, code: 'HQ', walkMinutes: 3 },
];

const CERTIFICATE: RoundCertificate = { weight: 1, bound: 1, gap: 0, weightsVersion: 'test', digest: 'test' };
const GOOD_FIT: Fit = { score: 0.8, reasons: [{ code: 'market', facts: { market: 'PT' } }] };

/** How a session is laid out before its first command. */
export interface Layout {
  /** Tables of Macao, then of Hengqin. */
  tables?: number;
  tablesInHengqin?: number;
  /** Video tables in each venue. */
  videoTables?: number;
  rules?: Partial<Rules>;
  /** How long the session lasts. */
  hours?: number;
}

/** A place of the builders: `table(1)` is number 1 in Macao. */
export function place(kind: PlaceKind, number: number, venue: VenueId = MACAO): Place {
  const id = `${kind}-${venue === MACAO ? 'mo' : 'hq'}-${number}` as PlaceId;
  return { place: id, venue, kind, label: String(number), zone: null, organisation: null, open: true };
}

/** The id of a table of the layout. */
export function table(number: number, venue: VenueId = MACAO): PlaceId {
  return place('table', number, venue).place;
}

/** The actor for what a participant does itself. */
export function itself(participant: ParticipantId): Actor {
  return { by: 'participant', participant };
}

/** The actor for what staff does, for somebody or on its own account. */
export function staff(forWhom: ParticipantId | null = null): Actor {
  return { by: 'staff', user: DESK, for: forWhom };
}

/** Facts of an invented person; company and owner differ from everybody else's unless said. */
export function facts(name: string, side: Side, more: Partial<ParticipantFacts> = {}): ParticipantFacts {
  return {
    participant: `participant-${name}` as ParticipantId,
    person: `person-${name}` as PersonId,
    side,
    organisation: `organisation-${name}` as OrganisationId,
    ownerGroup: null,
    size: 'small',
    venue: MACAO,
    languages: ['yue', 'en'],
    stand: null,
    answerSeconds: null,
    commitments: [],
    forbidden: [],
    ...more,
  };
}

/** The actor for what an interpreter does itself. */
export function interpreterItself(interpreter: InterpreterId): Actor {
  return { by: 'interpreter', interpreter };
}

/** Facts of an invented interpreter between Cantonese and Portuguese. */
export function interpreterFacts(name: string, more: Partial<InterpreterFacts> = {}): InterpreterFacts {
  return {
    interpreter: `interpreter-${name}` as InterpreterId,
    person: `person-${name}` as PersonId,
    venue: MACAO,
    languages: ['yue', 'pt'],
    ...more,
  };
}

/** A fair floor: one session with its clock, its log and people who act. */
export class Floor {
  session: Session = emptySession(SESSION);
  now: Instant = NINE;
  readonly log: PairingEvent[] = [];
  #ids = 0;

  /** Decides an order; a refusal fails the test. */
  do(order: Order, actor: Actor = SYSTEM): Told {
    const decision = this.#decide(order, actor);
    if (isRefusal(decision)) throw new Error(`${order.kind} refused: ${decision.refused}`);
    this.session = decision.session;
    this.log.push(...decision.events);
    return decision.answer;
  }

  /** Decides an order that must be refused, and proves that nothing changed. */
  refuses(order: Order, actor: Actor = SYSTEM): Refusal {
    const before = this.session;
    const decision = this.#decide(order, actor);
    if (!isRefusal(decision)) throw new Error(`${order.kind} was not refused`);
    expect(this.session).toBe(before);
    return decision;
  }

  /** Lets time pass; whatever falls due happens at its own instant. */
  pass(seconds: Seconds): void {
    const until = secondsAfter(this.now, seconds);
    for (let due = nextDeadline(this.session); due !== null && due <= until; due = nextDeadline(this.session)) {
      this.now = Math.max(due, this.now);
      this.do({ kind: 'pass-time' });
    }
    this.now = until;
  }

  /** Lets time pass during which no timer fires, as when the process is down. */
  sleep(seconds: Seconds): void {
    this.now = secondsAfter(this.now, seconds);
  }

  /** Somebody checks in and is ready to be paired. */
  arrives(name: string, side: Side, more: Partial<ParticipantFacts> = {}): ParticipantId {
    const { participant } = this.do({ kind: 'check-in', facts: facts(name, side, more) });
    this.do({ kind: 'become-available', participant: participant! });
    return participant!;
  }

  exhibitor(name = 'lotus', more: Partial<ParticipantFacts> = {}): ParticipantId {
    return this.arrives(name, 'exhibitor', more);
  }

  buyer(name = 'ramos', more: Partial<ParticipantFacts> = {}): ParticipantId {
    return this.arrives(name, 'buyer', more);
  }

  /** An interpreter is here and free. */
  interpreter(name = 'ines', more: Partial<InterpreterFacts> = {}): InterpreterId {
    const facts = interpreterFacts(name, more);
    this.do({ kind: 'interpret', facts }, interpreterItself(facts.interpreter));
    return facts.interpreter;
  }

  interpreterNow(id: InterpreterId): Interpreter {
    return this.session.interpreters.get(id)!;
  }

  /** The pair as a round would propose it. */
  pair(exhibitor: ParticipantId, buyer: ParticipantId, placeKind: PlaceKind = 'table'): ProposedPair {
    return { exhibitor, buyer, fit: { exhibitor: GOOD_FIT, buyer: GOOD_FIT }, placeKind };
  }

  /** A round proposes these pairs; the offers that were made. */
  proposes(...pairs: readonly ProposedPair[]): readonly OfferId[] {
    const from = this.log.length;
    this.do({ kind: 'propose-pairs', asOf: this.session.head, pairs, certificate: CERTIFICATE });
    return this.log.slice(from).flatMap((event) => (event.kind === 'offer-made' ? [event.offer] : []));
  }

  /** The offer of these two, made by a round. */
  offers(exhibitor: ParticipantId, buyer: ParticipantId, placeKind?: PlaceKind): OfferId {
    const [offer] = this.proposes(this.pair(exhibitor, buyer, placeKind));
    if (!offer) throw new Error('the pair was dropped');
    return offer;
  }

  accepts(offer: OfferId, participant: ParticipantId): MeetingId | null {
    return this.do({ kind: 'accept-offer', offer, participant }, itself(participant)).meeting;
  }

  /** The two are offered to each other and both accept. */
  confirms(exhibitor: ParticipantId, buyer: ParticipantId, placeKind?: PlaceKind): MeetingId {
    return this.agrees(this.offers(exhibitor, buyer, placeKind));
  }

  /** Both sides accept an open offer. */
  agrees(offer: OfferId): MeetingId {
    const { exhibitor, buyer } = this.offer(offer);
    this.accepts(offer, exhibitor);
    return this.accepts(offer, buyer)!;
  }

  /** The two are confirmed and both sit at their table. */
  meets(exhibitor: ParticipantId, buyer: ParticipantId, placeKind?: PlaceKind): MeetingId {
    const meeting = this.confirms(exhibitor, buyer, placeKind);
    this.comes(meeting, exhibitor);
    this.comes(meeting, buyer);
    return meeting;
  }

  comes(meeting: MeetingId, participant: ParticipantId): void {
    this.do({ kind: 'arrive', meeting, participant }, itself(participant));
  }

  participant(id: ParticipantId): Participant {
    return this.session.participants.get(id)!;
  }

  state(id: ParticipantId): Participant['state'] {
    return this.participant(id).state;
  }

  offer(id: OfferId): Offer {
    return this.session.offers.get(id)!;
  }

  meeting(id: MeetingId): Meeting {
    return this.session.meetings.get(id)!;
  }

  /** The last event of a kind. */
  last<Kind extends EventKind>(kind: Kind): EventOf<Kind> {
    const found = this.log.findLast((event): event is EventOf<Kind> => event.kind === kind);
    if (!found) throw new Error(`no ${kind} in the log`);
    return found;
  }

  /** The kinds of the events since a length of the log. */
  kindsSince(length: number): readonly EventKind[] {
    return this.log.slice(length).map(({ kind }) => kind);
  }

  #decide(order: Order, actor: Actor): Decision | Refusal {
    const newId = (): string => `id-${String(++this.#ids).padStart(6, '0')}`;
    return decide(this.session, { actor, ...order }, { now: this.now, newId });
  }
}

/** The order that lays out a session. */
export function draft({ tables = 2, tablesInHengqin = 0, videoTables = 0, rules = {}, hours = 8 }: Layout = {}): Order {
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  return {
    kind: 'draft-session',
    session: SESSION,
    exhibition: 'exhibition-1' as ExhibitionId,
    opensAt: NINE,
    endsAt: secondsAfter(NINE, hours * 3_600),
    rules: { ...DEFAULT_RULES, ...rules },
    venues: VENUES,
    places: [
      ...numbered(tables).map((number) => place('table', number)),
      ...numbered(tablesInHengqin).map((number) => place('table', number, HENGQIN)),
      ...numbered(videoTables).flatMap((number) => [place('video', number), place('video', number, HENGQIN)]),
    ],
  };
}

/** A floor on which pairing runs, with nobody there yet. */
export function openFloor(layout: Layout = {}): Floor {
  const floor = new Floor();
  floor.do(draft(layout));
  floor.do({ kind: 'open-session', reason: null }, staff());
  floor.do({ kind: 'start-pairing', reason: null }, staff());
  return floor;
}

/** A floor with one exhibitor and one buyer who wait. */
export function floorOfTwo(layout: Layout = {}): { floor: Floor } & BySide<ParticipantId> {
  const floor = openFloor(layout);
  return { floor, exhibitor: floor.exhibitor(), buyer: floor.buyer() };
}

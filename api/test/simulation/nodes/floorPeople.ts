import type { ParticipantId, PlaceId, SessionId } from '../../../src/domain/kernel/id.ts';
import { NINE, draft, staff } from '../../builders/pairing.ts';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import type { Order } from '../../../src/domain/pairing/command.ts';
import type { Actor, PairingEvent } from '../../../src/domain/pairing/event.ts';
import type { ParticipantFacts } from '../../../src/domain/pairing/participant.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';
import { orderOf } from '../anyOrder.ts';
import { stepsIn } from '../organiser.ts';
import { Crowd, people, type Intention } from '../people.ts';
import type { Random } from '../random.ts';
import { PACE, PLANS_PACE, QUICK_RULES, type SimulationOptions } from './options.ts';

/** Orders that nobody sends at random: the engine's own, those that begin and end a run, and those whose things are known to the crowd and the organiser alone. */
const NOBODYS: ReadonlySet<Order['kind']> = new Set([
  'draft-session',
  'propose-pairs',
  'pass-time',
  'mark-unreachable',
  'mark-reachable',
  'close-session',
  'expect',
  'check-in',
  'add-place',
]);
const OFTEN = ['become-available', 'accept-offer', 'arrive'] as const;
const KINDS = [
  'pause',
  'leave',
  'decline-offer',
  'defer-offer',
  'extend-answer',
  'announce-delay',
  'report-no-show',
  'end-meeting',
  'extend-meeting',
  'record-outcome',
  'confirm-outcome',
  'change-commitments',
  'forbid',
  'move-meeting',
  'cancel-meeting',
  'withdraw-offer',
  'pair-by-hand',
  'close-place',
  'open-place',
  'change-rules',
] as const;

/** Everybody of one session: the crowd with its intentions, the organiser, and now and then somebody who asks for anything. */
export class FloorPeople {
  readonly #number: number;
  readonly #crowd: Crowd;
  #intentions: Intention[] = [];
  readonly organisations: ParticipantFacts[];

  /** The people of a second session are some of the first one's: the same persons, other participants. */
  constructor(number: number, random: Random, { people: count }: SimulationOptions) {
    this.#number = number;
    this.#crowd = new Crowd(random);
    const here = people(random, count).map((of) => (number === 0 ? of : elsewhere(number, of)));
    this.organisations = here;
    for (const of of here) this.#hope(this.#crowd.plans(of), { since: NINE, pace: PLANS_PACE });
  }

  /** The orders that open the session. */
  opening(session: SessionId, { tables }: SimulationOptions): Order[] {
    const layout = draft({ tables, tablesInHengqin: Math.ceil(tables / 2), videoTables: 1, rules: QUICK_RULES });
    if (layout.kind !== 'draft-session') throw new Error('a draft is expected');
    const places = layout.places.map((place) => ({ ...place, place: this.#place(place.place) }));
    return [
      { ...layout, session, places },
      { kind: 'open-session', reason: null },
      { kind: 'start-pairing', reason: null },
    ];
  }

  /** What somebody wants by now, the longest wanted first; null: nobody wants anything. */
  next(now: Instant): Intention | null {
    const first = this.#intentions.reduce<Intention | null>(
      (first, each) => (each.at <= now && (!first || each.at < first.at) ? each : first),
      null,
    );
    if (first) this.#intentions.splice(this.#intentions.indexOf(first), 1);
    return first;
  }

  /** What the organiser does unasked. */
  organiser(session: Session, now: Instant, random: Random): { order: Order; actor: Actor } {
    const order = stepsIn({ session, now, random });
    if (order.kind === 'pause-pairing')
      this.#intentions.push({
        at: now + random.between(3_000, 15_000),
        order: { kind: 'start-pairing', reason: null },
        actor: staff(),
      });
    if (order.kind === 'add-place')
      return { order: { ...order, place: { ...order.place, place: this.#place(order.place.place) } }, actor: staff() };
    if (order.kind === 'change-rules') return { order: { ...order, rules: quick(order.rules) }, actor: staff() };
    return { order, actor: staff() };
  }

  /** Anything, about anything: mostly what brings the session forward. */
  anything(session: Session, now: Instant, random: Random): { order: Order; actor: Actor } {
    const any = () => random.between(0, 40);
    for (;;) {
      const kind = random.oneOf(random.happens(0.6) ? OFTEN : KINDS)!;
      const order = orderOf({ kind, which: any(), other: any(), number: any(), seconds: 0 }, session, now);
      if (NOBODYS.has(order.kind)) continue;
      if (order.kind === 'change-rules') return { order: { ...order, rules: quick(order.rules) }, actor: staff() };
      return { order, actor: staff() };
    }
  }

  /** What an event makes people want. */
  reacts(session: Session, event: PairingEvent): void {
    this.#hope(this.#crowd.reacts({ session, event }), { since: event.at, pace: PACE });
  }

  /** Nobody wants to go, pause, refuse or be away any more. */
  areWilling(): void {
    const unwilling: ReadonlySet<Order['kind']> = new Set(['leave', 'pause', 'mark-unreachable', 'change-commitments']);
    this.#intentions = this.#intentions.filter(({ order }) => !unwilling.has(order.kind));
  }

  /** People of a run are quicker than at a fair. */
  #hope(intentions: readonly Intention[], { since, pace }: { since: Instant; pace: number }): void {
    for (const each of intentions)
      this.#intentions.push({ ...each, at: since + Math.round((each.at - since) * pace), order: hasten(each.order) });
  }

  #place(place: PlaceId): PlaceId {
    return this.#number === 0 ? place : (`hall-${this.#number}-${place}` as PlaceId);
  }
}

/** The same person and company as a participant of another session. */
function elsewhere(number: number, of: ParticipantFacts): ParticipantFacts {
  return { ...of, participant: `session-${number}-${of.participant}` as ParticipantId };
}

function quick(rules: Partial<Session['rules']>): Partial<Session['rules']> {
  return Object.fromEntries(
    Object.entries(rules).map(([rule, value]) => [
      rule,
      typeof value === 'number' && /Seconds|Minutes/.test(rule) ? Math.ceil(value * PACE) : value,
    ]),
  );
}

function hasten(order: Order): Order {
  if (order.kind !== 'announce-delay') return order;
  return { ...order, minutes: Math.ceil(order.minutes * PACE) };
}

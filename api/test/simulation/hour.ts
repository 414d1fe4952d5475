import type { SessionId } from '../../src/domain/kernel/id.ts';
import { SECOND, minutesAfter, secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { nextDeadline } from '../../src/domain/pairing/deadline.ts';
import { decide } from '../../src/domain/pairing/decide.ts';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { Actor, PairingEvent } from '../../src/domain/pairing/event.ts';
import { evolve } from '../../src/domain/pairing/evolve.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { NINE, draft, staff } from '../builders/pairing.ts';
import { greedyRound, pairsInWaiting } from './greedy.ts';
import { stepsIn } from './organiser.ts';
import { Crowd, INTERPRETERS, people, type Intention } from './people.ts';
import { brokenAfterDecision, brokenInState, brokenIndexes, overdue, type Broken } from './promises.ts';
import { Random } from './random.ts';
import { Witness } from './witness.ts';

/** How large an hour is, and how much goes wrong in it. */
export interface HourOptions {
  seed: number;
  people: number;
  tables: number;
  /** Chance of an act of the organiser at each tick of ten seconds. */
  interference: number;
}

/** Proposes a round for a session as it is; null when there is nobody to pair. */
export type Proposer = (session: Session, now: Instant) => Order | null;

/** A promise was broken in a simulated hour: which, when, and the seed that shows it again. */
export class PromiseBroken extends Error {
  constructor(options: HourOptions, log: readonly PairingEvent[], broken: readonly Broken[]) {
    const last = log.slice(-3).map((event) => JSON.stringify(event));
    super([`${JSON.stringify(options)} breaks at event ${log.length}:`, ...broken, 'after', ...last].join('\n  '));
  }
}

const TICK = 10 * SECOND;
const LENGTH = 60;

/** An hour of a session against the pure core: seeded people, a seeded organiser, virtual time, every promise checked after every event. */
export class Hour {
  session: Session = emptySession('session-1' as SessionId);
  readonly log: PairingEvent[] = [];
  refused = 0;
  readonly #options: HourOptions;
  readonly #random: Random;
  readonly #crowd: Crowd;
  readonly #witness = new Witness();
  readonly #propose: Proposer;
  #now: Instant = NINE;
  #ids = 0;
  #intentions: Intention[] = [];

  constructor(options: HourOptions, propose: Proposer = greedyRound) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#crowd = new Crowd(this.#random);
    this.#propose = propose;
  }

  /** From the draft to the last person who left. */
  run(): this {
    this.#open();
    const end = minutesAfter(NINE, LENGTH);
    for (let tick = NINE + TICK; tick <= end; tick += TICK) {
      this.#until(tick);
      if (this.#random.happens(this.#options.interference)) this.#interfere();
      this.#round();
    }
    this.#until(minutesAfter(end, 90));
    this.#expect(this.session.state === 'CLOSED' ? [] : [`the session is ${this.session.state} after its end`]);
    this.#expect(sameAgain(this.session, this.log));
    return this;
  }

  #open(): void {
    const { people: count, tables } = this.#options;
    this.#act(draft({ tables, tablesInHengqin: Math.ceil(tables / 3), videoTables: 2, hours: LENGTH / 60 }));
    this.#act({ kind: 'open-session', reason: null });
    for (const person of people(this.#random, count)) {
      if (this.#random.happens(0.5)) this.#act({ kind: 'expect', facts: person });
      this.#intentions.push(...this.#crowd.plans(person));
    }
    for (const interpreter of INTERPRETERS) this.#intentions.push(...this.#crowd.interprets(interpreter));
    this.#act({ kind: 'start-pairing', reason: null });
  }

  /** Goes from one thing that happens to the next. */
  #until(end: Instant): void {
    for (;;) {
      this.#intentions.sort((a, b) => a.at - b.at);
      const wish = this.#intentions[0]?.at ?? Infinity;
      const due = nextDeadline(this.session) ?? Infinity;
      const next = Math.min(wish, due);
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      if (due <= wish) this.#do({ kind: 'pass-time' }, { by: 'system' });
      else {
        const { order, actor } = this.#intentions.shift()!;
        this.#do(order, actor);
      }
    }
    this.#now = end;
  }

  /** A round. Liveness: after two of them nobody is left who could have been paired. */
  #round(): void {
    const order = this.#propose(this.session, this.#now);
    if (order) this.#do(order, { by: 'system' });
    if (this.session.state !== 'PAIRING' || this.#propose !== greedyRound) return;
    const second = greedyRound(this.session, this.#now);
    if (second) this.#do(second, { by: 'system' });
    const left = pairsInWaiting(this.session, this.#now);
    this.#expect(left.length > 0 ? [`liveness: ${left.length} pairs were not offered within two rounds`] : []);
  }

  #interfere(): void {
    const order = stepsIn({ session: this.session, now: this.#now, random: this.#random });
    this.#act(order);
    // Without it one careless act would leave the rest of the hour empty.
    if (this.session.state === 'PAUSED' && this.session.pausedUntil === null) {
      this.#intentions.push({
        at: secondsAfter(this.#now, 120),
        actor: staff(),
        order: { kind: 'start-pairing', reason: null },
      });
    }
  }

  #act(order: Order): void {
    this.#do(order, staff());
  }

  #do(order: Order, actor: Actor): void {
    const before = this.session;
    const newId = (): string => `id-${String(++this.#ids).padStart(6, '0')}`;
    const decision = decide(before, { actor, ...order }, { now: this.#now, newId });
    if (isRefusal(decision)) {
      this.refused += 1;
      this.#expect(this.session === before ? [] : ['a refusal changed the session']);
      return;
    }
    for (const event of decision.events) this.#happens(event);
    this.#expect(brokenAfterDecision(this.session));
    this.#expect(brokenIndexes(this.session));
    if (order.kind === 'pass-time') this.#expect(overdue(this.session));
    for (const event of decision.events) this.#intentions.push(...this.#crowd.reacts({ session: this.session, event }));
  }

  #happens(event: PairingEvent): void {
    const before = this.session;
    this.session = evolve(before, event);
    this.log.push(event);
    this.#expect(this.#witness.notices({ before, event, after: this.session }));
    this.#expect(brokenInState(this.session));
  }

  #expect(broken: readonly Broken[]): void {
    if (broken.length > 0) throw new PromiseBroken(this.#options, this.log, broken);
  }
}

/** PA1: the log alone gives the session again. */
function sameAgain(session: Session, log: readonly PairingEvent[]): Broken[] {
  const again = log.reduce(evolve, emptySession(session.session));
  return JSON.stringify(asText(again)) === JSON.stringify(asText(session))
    ? []
    : ['PA1: the log gives another session'];
}

function asText(session: Session) {
  return Object.entries(session).map(([key, value]) => [key, isMany(value) ? [...value] : value]);
}

function isMany(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

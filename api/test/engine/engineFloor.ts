import type { OrganisationId, ParticipantId, SessionId } from '../../src/domain/kernel/id.ts';
import type { Side } from '../../src/domain/kernel/side.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import type { Actor, EventKind } from '../../src/domain/pairing/event.ts';
import { isRefusal, type Refusal } from '../../src/domain/pairing/refusal.ts';
import { DEFAULT_RULES, type Rules } from '../../src/domain/pairing/rules.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { createEngine, type Engine, type EngineOptions } from '../../src/engine/engine.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import { MemoryMatchProfiles } from '../../src/memory/memoryMatchProfiles.ts';
import { MemorySessionLog } from '../../src/memory/memorySessionLog.ts';
import { settle, VirtualClock } from '../../src/memory/virtualClock.ts';
import type { LogFacts, Logger } from '../../src/ports/logger.ts';
import type { LoggedEvent } from '../../src/ports/sessionLog.ts';
import type { CommandAnswer, CommandKey } from '../../src/ports/sessions.ts';
import { aBuyer, aCompany, aTrade } from '../builders/matching.ts';
import { facts, MACAO, NINE, place } from '../builders/pairing.ts';
import { FaultyLog } from './faultyLog.ts';

export const SESSION = 'session-1' as SessionId;
const SYSTEM: Actor = { by: 'system' };

/** Log lines that are kept instead of printed. */
export class KeptLines implements Logger {
  readonly lines: { level: 'info' | 'warn' | 'error'; message: string; facts: LogFacts }[] = [];

  info(facts: LogFacts, message: string): void {
    this.lines.push({ level: 'info', message, facts });
  }

  warn(facts: LogFacts, message: string): void {
    this.lines.push({ level: 'warn', message, facts });
  }

  error(facts: LogFacts, message: string): void {
    this.lines.push({ level: 'error', message, facts });
  }

  get errors(): string[] {
    return this.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
  }
}

/** One store with one clock, and engines over it: what several nodes share, and what each has of its own. */
export class EngineFloor {
  readonly clock = new VirtualClock(NINE);
  readonly store = new MemorySessionLog(() => this.clock.now());
  readonly log = new FaultyLog(this.store);
  readonly bell = new MemoryBell();
  readonly lines = new KeptLines();
  readonly profiles = new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' });
  engine: Engine;
  #ids = 0;
  #nodes = 0;

  constructor(options: Partial<EngineOptions> = {}) {
    this.engine = this.newEngine(options);
  }

  /** Another engine over the same store. */
  newEngine(options: Partial<EngineOptions> = {}): Engine {
    return createEngine({
      log: this.log,
      bell: this.bell,
      clock: this.clock,
      newId: () => `id-${String(++this.#ids).padStart(6, '0')}`,
      matchProfiles: this.profiles,
      logger: this.lines,
      holder: `node-${++this.#nodes}`,
      ...options,
    });
  }

  /** Starts the engine with a session that is pairing. */
  async open(rules: Partial<Rules> = {}, tables = 20): Promise<this> {
    await this.engine.start();
    await this.do({
      kind: 'draft-session',
      session: SESSION,
      exhibition: 'exhibition-1' as Session['exhibition'],
      opensAt: NINE,
      endsAt: NINE + 8 * 60 * MINUTE,
      rules: { ...DEFAULT_RULES, ...rules },
      venues: [{ venue: MACAO, code: 'MO', walkMinutes: 3 }],
      places: Array.from({ length: tables }, (_, at) => place('table', at + 1)),
    });
    await this.do({ kind: 'open-session', reason: null });
    await this.do({ kind: 'start-pairing', reason: null });
    return this;
  }

  /** The engine dies without a word: it hands nothing over, and nothing of it is heard again. */
  async crash(): Promise<void> {
    const { engine } = this;
    this.log.isDown = true;
    void engine.stop();
    await this.clock.advance(6_000);
    this.log.isDown = false;
  }

  send(order: Order, actor: Actor = SYSTEM, key: CommandKey | null = null): Promise<CommandAnswer | Refusal> {
    return this.engine.send(SESSION, { actor, ...order }, key);
  }

  /** Sends an order that must be accepted. */
  async do(order: Order, actor: Actor = SYSTEM): Promise<CommandAnswer> {
    const answer = await this.send(order, actor);
    if (isRefusal(answer)) throw new Error(`${order.kind} refused: ${answer.refused}`);
    return answer;
  }

  /** Somebody with a profile checks in. Everybody trades coffee unless `trades` says that they have nothing in common. */
  async checksIn(name: string, side: Side, trades = true): Promise<ParticipantId> {
    const organisation = `organisation-${name}` as OrganisationId;
    if (trades) this.profiles.keep(side === 'exhibitor' ? aCompany({ organisation }) : aBuyer({ organisation }));
    const { participant } = await this.do({ kind: 'check-in', facts: facts(name, side) });
    await settle();
    return participant!;
  }

  /** Somebody checks in and is ready to be paired. */
  async arrives(name: string, side: Side, trades = true): Promise<ParticipantId> {
    const participant = await this.checksIn(name, side, trades);
    await this.do({ kind: 'become-available', participant });
    return participant;
  }

  async session(): Promise<Session> {
    const session = await this.engine.read(SESSION);
    if (!session) throw new Error('nobody knows the session');
    return session;
  }

  /** The whole log, as the store has it. */
  events(): Promise<LoggedEvent[]> {
    return this.store.read(SESSION, 0, 1_000_000);
  }

  async kinds(after = 0): Promise<EventKind[]> {
    return (await this.store.read(SESSION, after, 1_000_000)).map(({ event }) => event.kind);
  }
}

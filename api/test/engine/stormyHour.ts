import type { OrganisationId, SessionId } from '../../src/domain/kernel/id.ts';
import { minutesAfter, SECOND, type Minutes } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { Actor } from '../../src/domain/pairing/event.ts';
import { evolve } from '../../src/domain/pairing/evolve.ts';
import { isRefusal, type Refusal } from '../../src/domain/pairing/refusal.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import { MemoryMatchProfiles } from '../../src/memory/memoryMatchProfiles.ts';
import { MemorySessionLog } from '../../src/memory/memorySessionLog.ts';
import { VirtualClock } from '../../src/memory/virtualClock.ts';
import type { CommandAnswer, CommandKey } from '../../src/ports/sessions.ts';
import { aBuyer, aCompany, aTrade } from '../builders/matching.ts';
import { draft, NINE, staff } from '../builders/pairing.ts';
import { stepsIn } from '../simulation/organiser.ts';
import { Crowd, INTERPRETERS, people, type Intention } from '../simulation/people.ts';
import { brokenInState, type Broken } from '../simulation/promises.ts';
import { Random } from '../simulation/random.ts';
import { Witness } from '../simulation/witness.ts';
import { KeptLines } from './engineFloor.ts';
import { FaultyLog } from './faultyLog.ts';

/** How large the session is, and how much goes wrong in it. */
export interface StormOptions {
  seed: number;
  people: number;
  tables: number;
  minutes: Minutes;
  /** Chance, each second, that something breaks. */
  storm: number;
}

/** An engine with its own way to the one database. */
interface Node {
  engine: Engine;
  log: FaultyLog;
}

/** A command with a key, and what its sender was told. */
interface Sent {
  key: CommandKey;
  told: CommandAnswer | Refusal | null;
}

const SESSION = 'session-1' as SessionId;
/** A client whose command failed sends it again, with its key, after so long. */
const SENT_AGAIN_MS = 2 * SECOND;

/** A promise was broken in a storm: which, when, and the options that show it again. */
export class StormDamage extends Error {
  constructor(options: StormOptions, head: number, broken: readonly Broken[]) {
    super([`${JSON.stringify(options)} breaks at event ${head}:`, ...broken].join('\n  '));
  }
}

/**
 * A session conducted by engines that crash, lose answers and lose their database, in virtual time: a seeded crowd and organiser send commands with
 * keys and send them again; a witness reads every event of the log; followers come back by their last sequence.
 */
export class StormyHour {
  readonly #options: StormOptions;
  readonly #random: Random;
  readonly #crowd: Crowd;
  readonly #witness = new Witness();
  readonly #clock = new VirtualClock(NINE);
  readonly #store = new MemorySessionLog(() => this.#clock.now());
  readonly #bell = new MemoryBell();
  readonly #profiles: MemoryMatchProfiles;
  readonly #sent: Sent[] = [];
  readonly #followed: number[] = [];
  readonly lines = new KeptLines();
  #session: Session = emptySession(SESSION);
  #intentions: Intention[] = [];
  #node: Node;
  #ids = 0;
  crashes = 0;

  constructor(options: StormOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#crowd = new Crowd(this.#random);
    const organisations = Array.from({ length: options.people }, (_, at) => [
      aCompany({ organisation: `organisation-exhibitor-${at}` as OrganisationId }),
      aBuyer({ organisation: `organisation-buyer-${at}` as OrganisationId }),
    ]);
    this.#profiles = new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' }, organisations.flat());
    this.#node = this.#newNode();
  }

  /** From the draft to the end of the session, and what it came to. */
  async run(): Promise<{ session: Session; sent: number; crashes: number }> {
    const { minutes, storm } = this.#options;
    await this.#open();
    void this.#follow();
    const end = minutesAfter(NINE, minutes);
    while (this.#clock.now() < end) {
      if (this.#random.happens(storm)) await this.#break();
      if (this.#random.happens(0.02)) this.#stepIn();
      await this.#second();
    }
    this.#node.log.isDown = false;
    while (this.#session.state !== 'CLOSED' && this.#clock.now() < minutesAfter(end, 90)) await this.#second();
    await this.#clock.advance(10 * SECOND);
    await this.#readLog();
    await this.#account();
    await this.#node.engine.stop();
    return { session: this.#session, sent: this.#sent.length, crashes: this.crashes };
  }

  async #open(): Promise<void> {
    const { people: count, tables, minutes } = this.#options;
    await this.#node.engine.start();
    const layout = draft({ tables, tablesInHengqin: Math.ceil(tables / 3), videoTables: 2, hours: minutes / 60 });
    for (const order of [
      layout,
      { kind: 'open-session', reason: null },
      { kind: 'start-pairing', reason: null },
    ] as const)
      await this.#send(order, staff());
    for (const person of people(this.#random, count)) this.#intentions.push(...this.#crowd.plans(person));
    for (const interpreter of INTERPRETERS) this.#intentions.push(...this.#crowd.interprets(interpreter));
  }

  /** What falls due is sent, signs of life too; then a second passes and the log is read. */
  async #second(): Promise<void> {
    const now = this.#clock.now();
    const due = this.#intentions.filter(({ at }) => at <= now);
    this.#intentions = this.#intentions.filter(({ at }) => at > now);
    for (const { order, actor } of due) void this.#send(order, actor);
    if ((now / SECOND) % 15 === 0)
      for (const [id] of this.#session.participants) if (this.#random.happens(0.9)) this.#node.engine.seen(SESSION, id);
    for (const [id] of this.#session.interpreters) if (this.#random.happens(0.9)) this.#node.engine.seen(SESSION, id);
    await this.#clock.advance(SECOND);
    await this.#readLog();
  }

  /** Sends a command until somebody answers it, always with the same key. */
  async #send(order: Order, actor: Actor): Promise<void> {
    const key = { actor: JSON.stringify(actor), mutation: order.kind, key: `key-${this.#sent.length}`, inputHash: 'h' };
    const sent: Sent = { key, told: null };
    this.#sent.push(sent);
    while (sent.told === null) {
      try {
        sent.told = await this.#node.engine.send(SESSION, { actor, ...order }, key);
      } catch {
        await new Promise<void>((resolve) => this.#clock.at(this.#clock.now() + SENT_AGAIN_MS, resolve));
      }
    }
  }

  async #break(): Promise<void> {
    const { log } = this.#node;
    const fault = this.#random.oneOf(['lost-before', 'lost-after', 'late', 'down', 'crash'] as const);
    if (fault === 'crash') return this.#crash();
    if (fault !== 'down') return log.failNext(fault!);
    log.isDown = true;
    this.#clock.at(this.#clock.now() + this.#random.between(1, 9) * SECOND, () => (log.isDown = false));
  }

  /** The node is cut off and goes on believing in itself; when it reaches the database again, its epoch has passed. */
  async #crash(): Promise<void> {
    this.crashes++;
    const { log, engine } = this.#node;
    log.isDown = true;
    this.#clock.at(this.#clock.now() + this.#random.between(6, 20) * SECOND, () => {
      log.isDown = false;
      void engine.stop();
    });
    this.#node = this.#newNode();
    await this.#node.engine.start();
  }

  #stepIn(): void {
    const order = stepsIn({ session: this.#session, now: this.#clock.now(), random: this.#random });
    void this.#send(order, staff());
    if (order.kind === 'pause-pairing')
      this.#intentions.push({
        at: this.#clock.now() + 30 * SECOND,
        order: { kind: 'start-pairing', reason: null },
        actor: staff(),
      });
  }

  /** Follows whichever node is up, from the last sequence seen. */
  async #follow(): Promise<void> {
    for (;;) {
      const { engine } = this.#node;
      const left = new AbortController();
      const isOld = this.#clock.at(this.#clock.now() + this.#random.between(5, 60) * SECOND, () => left.abort());
      try {
        for await (const { sequence } of engine.follow(SESSION, this.#followed.at(-1) ?? 0, left.signal))
          this.#followed.push(sequence);
      } catch {
        isOld();
      }
      await new Promise<void>((resolve) => this.#clock.at(this.#clock.now() + SECOND, resolve));
    }
  }

  async #readLog(): Promise<void> {
    for (const { sequence, event } of await this.#store.read(SESSION, this.#session.head, 10_000)) {
      const before = this.#session;
      this.#session = evolve(before, event);
      this.#expect(sequence === this.#session.head ? [] : [`3: ${sequence} is where ${this.#session.head} should be`]);
      this.#expect(this.#witness.notices({ before, event, after: this.#session }));
      this.#expect(brokenInState(this.#session));
      this.#intentions.push(...this.#crowd.reacts({ session: this.#session, event }));
    }
  }

  /** Everybody was answered once and for all, and whoever followed has seen everything once and in order. */
  async #account(): Promise<void> {
    this.#expect(this.#session.state === 'CLOSED' ? [] : [`8: the session is ${this.#session.state} after its end`]);
    for (const { key, told } of this.#sent) {
      const kept = await this.#store.keptAnswer(SESSION, key);
      if (told === null) this.#expect([`2: ${key.mutation} ${key.key} was never answered`]);
      else if (isRefusal(told)) this.#expect(kept ? [`2: ${key.mutation} ${key.key} was refused and happened`] : []);
      else
        this.#expect(sameAnswer(kept?.answer, told) ? [] : [`2: ${key.mutation} ${key.key} was acknowledged and lost`]);
    }
    const expected = Array.from({ length: this.#session.head }, (_, at) => at + 1);
    this.#expect(
      JSON.stringify(this.#followed) === JSON.stringify(expected) ? [] : ['3: a follower missed or doubled events'],
    );
    this.#expect(this.lines.errors.map((error) => `logged: ${error}`));
  }

  #newNode(): Node {
    const log = new FaultyLog(this.#store);
    const engine = createEngine({
      log,
      bell: this.#bell,
      clock: this.#clock,
      newId: () => `id-${String(++this.#ids).padStart(6, '0')}`,
      matchProfiles: this.#profiles,
      logger: this.lines,
    });
    return { engine, log };
  }

  #expect(broken: readonly Broken[]): void {
    if (broken.length > 0) throw new StormDamage(this.#options, this.#session.head, broken);
  }
}

function sameAnswer(kept: CommandAnswer | undefined, told: CommandAnswer): boolean {
  return (
    kept !== undefined && JSON.stringify(Object.entries(kept).sort()) === JSON.stringify(Object.entries(told).sort())
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParticipantId, SessionId } from '../../src/domain/kernel/id.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { isRefusal, type Refusal } from '../../src/domain/pairing/refusal.ts';
import type { Engagement } from '../../src/domain/pairing/participant.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import { MOST_WAITING } from '../../src/engine/conductor.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { NodeClock } from '../../src/engine/nodeClock.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import { MemoryMatchProfiles } from '../../src/memory/memoryMatchProfiles.ts';
import type { Bell } from '../../src/ports/bell.ts';
import type { MatchProfiles } from '../../src/ports/matchProfiles.ts';
import type { SessionLog } from '../../src/ports/sessionLog.ts';
import { runMigrations } from '../../src/postgres/migrate.ts';
import { newId } from '../../src/postgres/newId.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { openPool } from '../../src/postgres/sql.ts';
import { openDatabase } from '../../src/server/embeddedPostgres/openDatabase.ts';
import { aBuyer, aCompany, aProduct, aRequirement, aTrade, id } from '../../test/builders/matching.ts';
import { fairIds, insertFair, type FairIds, type FairPerson } from '../../test/builders/databaseFair.ts';
import type { CommandAnswer } from '../../src/ports/sessions.ts';

/** A database server of the benchmark's own, as durable as an installation's, migrated and empty. */
export async function openHallDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ponte-bench-'));
  const database = await openDatabase({ dataDir, log: { info: nothing, warn: nothing, error: nothing } });
  const orm = await openOrm(database.url);
  await runMigrations(orm, database.url);
  await orm.close();
  return {
    url: database.url,
    stop: async () => {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A node over the database, not yet started. */
export interface HallNode {
  engine: Engine;
  log: SessionLog;
  close(): Promise<void>;
}

/** A node with connections of its own. */
export async function nodeOn(
  url: string,
  { connections, matchProfiles, wrap = (log) => log }: NodeSize,
): Promise<HallNode> {
  const pool = openPool(url, { name: 'bench', max: connections });
  const log = wrap(new PostgresSessionLog(pool));
  const engine = createEngine({
    log,
    bell: new MemoryBell(),
    clock: new NodeClock(),
    newId,
    matchProfiles,
    logger: { info: nothing, warn: complain, error: complain },
  });
  return {
    engine,
    log,
    close: async () => {
      await engine.stop();
      await pool.end();
    },
  };
}

/** A node that rings and hears others, on which no round runs. */
export function nodeWithBell(url: string, bell: Bell): Engine {
  return createEngine({
    log: new PostgresSessionLog(openPool(url, { name: 'bench', max: 4 })),
    bell,
    clock: new NodeClock(),
    newId,
    matchProfiles: NO_PROFILES,
    logger: { info: nothing, warn: nothing, error: complain },
  });
}

interface NodeSize {
  connections: number;
  matchProfiles: MatchProfiles;
  wrap?: (log: SessionLog) => SessionLog;
}

/** Profiles that are read for ever: no round of the matchmaker runs beside what is measured. */
const NO_PROFILES: MatchProfiles = { trade: () => new Promise(() => undefined), profiles: async () => [] };

/** What everybody of the fair offers and seeks: two of some hundred goods each, so that a buyer fits a few dozen of some thousand companies. */
export function profilesOf(fair: FairIds): MatchProfiles {
  const goods = (at: number) => [at, at * 7 + 3].map((good) => HEADINGS[good % HEADINGS.length]!);
  return new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' }, [
    ...fair.exhibitors.map(({ organisation }, at) =>
      aCompany({ organisation, products: goods(at).map((hs) => aProduct({ product: id(newId()), hsCodes: [hs] })) }),
    ),
    ...fair.buyers.map(({ organisation }, at) => {
      const requirements = goods(at * 3).map((hs) => aRequirement({ requirement: id(newId()), hsCodes: [hs] }));
      return aBuyer({ organisation, requirements });
    }),
  ]);
}

/** Six digits each, of as many chapters as there are. */
const HEADINGS = Array.from({ length: 388 }, (_, at) => `${String(1 + (at % 97)).padStart(2, '0')}0${1 + (at % 9)}10`);

/** A node over a real database, with sessions full of pairs that are brought together by hand. */
export class Hall {
  readonly sessions: readonly HallSession[];
  readonly #node: HallNode;
  readonly #death: Death;

  private constructor(node: HallNode, sessions: readonly HallSession[], death: Death) {
    this.#node = node;
    this.sessions = sessions;
    this.#death = death;
  }

  static async open(url: string, size: { sessions: number; pairs: number; connections: number }): Promise<Hall> {
    const count = size.sessions * size.pairs;
    const fair = fairIds({ people: count, places: count, sessions: size.sessions });
    await insertFair(url, fair);
    const death = { isDead: false };
    const node = await nodeOn(url, { ...size, matchProfiles: NO_PROFILES, wrap: (log) => mortal(log, death) });
    await node.engine.start();
    const sessions = fair.sessions.map(
      (session, at) => new HallSession(node.engine, session, partOf(fair, at, size.pairs)),
    );
    // One after the other: many people fill a session faster than it lets wait.
    for (const session of sessions) await session.begin();
    return new Hall(node, sessions, death);
  }

  get engine(): Engine {
    return this.#node.engine;
  }

  /** Ends as a killed process does: it writes nothing more, no snapshot and no lease given back. */
  async die(): Promise<void> {
    this.#death.isDead = true;
    await this.#node.close();
  }

  close(): Promise<void> {
    return this.#node.close();
  }
}

interface Death {
  isDead: boolean;
}

/** The log as a node reaches it until it dies. */
function mortal(log: SessionLog, death: Death): SessionLog {
  return new Proxy(log, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        if (death.isDead) return name === 'openSessions' ? [] : null;
        return member.apply(target, given) as unknown;
      };
    },
  });
}

export type Step = 'become-available' | 'accept-offer' | 'arrive' | 'end-meeting';
/** What both sides of a pair do, one after the other, from waiting to the end of their meeting. */
export const STEPS: readonly Step[] = ['become-available', 'accept-offer', 'arrive', 'end-meeting'];

/** One session and the people of its pairs. */
export class HallSession {
  readonly session: SessionId;
  readonly #engine: Engine;
  readonly fair: FairIds;
  #exhibitors: ParticipantId[] = [];
  #buyers: ParticipantId[] = [];
  /** Who meets whom moves on by one each time: no two meet twice. */
  #shift = 0;
  #step = 0;

  constructor(engine: Engine, session: SessionId, fair: FairIds) {
    this.#engine = engine;
    this.session = session;
    this.fair = fair;
  }

  async begin(): Promise<void> {
    const { exhibition, venue, places } = this.fair;
    const now = Date.now();
    await this.#act({
      kind: 'draft-session',
      session: this.session,
      exhibition,
      opensAt: now,
      endsAt: now + 480 * MINUTE,
      rules: {
        ...DEFAULT_RULES,
        answerSeconds: 600,
        summonsSeconds: 900,
        summonsWarningSeconds: 600,
        silentSeconds: 3_600,
      },
      venues: [{ venue, code: 'MO', walkMinutes: 3 }],
      places: places.map((id, at) => ({ ...TABLE, place: id, venue, label: String(at + 1) })),
    });
    await this.#act({ kind: 'open-session', reason: null });
    await this.#act({ kind: 'start-pairing', reason: null });
    this.#exhibitors = await this.#checkIn(this.fair.exhibitors);
    this.#buyers = await this.#checkIn(this.fair.buyers);
  }

  /** Gets the next wave ready: one command from everybody, all waiting together. Running it gives how many were sent. */
  async nextWave(): Promise<() => Promise<number>> {
    const step = STEPS[this.#step]!;
    if (step === 'accept-offer') await this.#propose();
    const orders = await this.#ordersOf(step);
    this.#step = (this.#step + 1) % STEPS.length;
    if (this.#step === 0) this.#shift += 1;
    return async () => {
      await inChunks(orders, ({ order, by }) => this.#send(order, by));
      return orders.length;
    };
  }

  /** Whatever pairs are in is brought to its end, and everybody waits for the next. */
  async everybodyWaits(): Promise<void> {
    while (this.#step !== 0) await (await this.nextWave())();
    await (
      await this.nextWave()
    )();
  }

  /** Every pair goes its way once, one command at a time; `measure` runs each of them. At most `most` a step. */
  async meetOneByOne(most: number, measure: (command: () => Promise<unknown>) => Promise<unknown>): Promise<void> {
    for (const step of STEPS) {
      if (step === 'accept-offer') await this.#propose();
      let left = most;
      for (const { order, by } of await this.#ordersOf(step)) {
        const command = () => this.#send(order, by);
        await (left-- > 0 ? measure(command) : command());
      }
    }
    this.#shift += 1;
  }

  /** What a round of the matchmaker would propose. */
  async #propose(): Promise<void> {
    const fit = { score: 0.8, reasons: [{ code: 'goods' as const, facts: { hs: '0901', depth: 4 } }] };
    const pairs = this.#exhibitors.map((exhibitor, at) => ({
      exhibitor,
      buyer: this.#buyers[(at + this.#shift) % this.#buyers.length]!,
      fit: { exhibitor: fit, buyer: fit },
      placeKind: 'table' as const,
    }));
    const certificate = { weight: 1, bound: 1, gap: 0, weightsVersion: 'bench', digest: 'bench' };
    const { sequence: asOf } = await this.#act({ kind: 'propose-pairs', asOf: 0, pairs, certificate });
    if (asOf === 0) throw new Error('nobody was offered anything');
  }

  async #checkIn(people: readonly FairPerson[]): Promise<ParticipantId[]> {
    return inChunks(people, async ({ person, side, organisation }) => {
      const participant = newId() as ParticipantId;
      const here = { participant, person, side, organisation, venue: this.fair.venue };
      await this.#act({ kind: 'check-in', facts: { ...SOMEBODY, ...here } });
      return participant;
    });
  }

  async #ordersOf(step: Step): Promise<{ order: Order; by: ParticipantId }[]> {
    const { participants } = (await this.#engine.read(this.session))!;
    return [...this.#exhibitors, ...this.#buyers].map((participant) => {
      const engagement = participants.get(participant)!.engagement;
      return { by: participant, order: orderOf(step, participant, engagement) };
    });
  }

  /** As a mutation sends it: by the participant, with a key. */
  async #send(order: Order, participant: ParticipantId): Promise<void> {
    const key = { actor: `participant ${participant}`, mutation: order.kind, key: newId(), inputHash: INPUT_HASH };
    accepted(
      order,
      await this.#engine.send(this.session, { actor: { by: 'participant', participant }, ...order }, key),
    );
  }

  async #act(order: Order): Promise<CommandAnswer> {
    return accepted(order, await this.#engine.send(this.session, { actor: { by: 'system' }, ...order }, null));
  }
}

function orderOf(step: Step, participant: ParticipantId, engagement: Engagement | null): Order {
  if (step === 'become-available') return { kind: step, participant };
  if (step === 'accept-offer' && engagement && 'offer' in engagement)
    return { kind: step, offer: engagement.offer, participant };
  if (step === 'arrive' && engagement && 'meeting' in engagement)
    return { kind: step, meeting: engagement.meeting, participant };
  if (step === 'end-meeting' && engagement && 'meeting' in engagement)
    return { kind: step, meeting: engagement.meeting, participant, reason: null };
  throw new Error(`${step}: ${participant} is in ${JSON.stringify(engagement)}`);
}

function accepted(order: Order, answer: CommandAnswer | Refusal): CommandAnswer {
  if (isRefusal(answer)) throw new Error(`${order.kind} refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** As many commands at once as a session lets wait. */
async function inChunks<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += MOST_WAITING)
    results.push(...(await Promise.all(items.slice(at, at + MOST_WAITING).map(work))));
  return results;
}

/** The people and tables of one session of the fair. */
function partOf(fair: FairIds, at: number, pairs: number): FairIds {
  const part = <T>(all: readonly T[]) => all.slice(at * pairs, (at + 1) * pairs);
  return { ...fair, exhibitors: part(fair.exhibitors), buyers: part(fair.buyers), places: part(fair.places) };
}

const TABLE = { kind: 'table' as const, zone: null, organisation: null, open: true };
const SOMEBODY = {
  ownerGroup: null,
  size: 'small' as const,
  languages: ['yue', 'en'],
  stand: null,
  answerSeconds: null,
  commitments: [],
  forbidden: [],
};
/** As long as the hash of a mutation's input. */
const INPUT_HASH = '0'.repeat(64);

function nothing(): void {}

function complain(facts: object, message: string): void {
  process.stderr.write(`${message}: ${JSON.stringify(facts)}\n`);
}

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PairingEvent } from '../../src/domain/pairing/event.ts';
import { runMigrations } from '../../src/postgres/migrate.ts';
import { openOrm } from '../../src/postgres/orm.ts';
import { openDatabase, type Database } from '../../src/server/embeddedPostgres/openDatabase.ts';
import { ApiClient, type Result } from '../builders/apiClient.ts';
import { ApiFloor, EMAIL, PASSWORD } from '../builders/apiFloor.ts';
import type { FairPerson } from '../builders/databaseFair.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { NodeProcess } from '../builders/nodeProcess.ts';
import { RoamingClient, type Followed } from '../builders/roamingClient.ts';
import type { Healed, Told } from './logChecker.ts';
import { TcpProxy } from './tcpProxy.ts';

const SECRET = 'a demo secret of an installation under faults';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Until a session is conducted again and every follower is at its head, at most. */
const HEALS_WITHIN_MS = 120_000;
const POLL_MS = 20;

/** A fair on a PostgreSQL of its own with two nodes as processes of their own, the second by way of a proxy; clients that ask for much, and remember what they were told. */
export class FaultFair {
  readonly told: Told[] = [];
  readonly followed: Followed[] = [];
  readonly healed: Healed[] = [];
  /** From the moment when a session was conducted again until every follower had all of it, in milliseconds. */
  readonly caughtUpIn: number[] = [];
  readonly floor: ApiFloor;
  readonly proxy: TcpProxy;
  readonly dataDir: string;
  /** What runs now: clients choose among these. */
  readonly nodes: NodeProcess[] = [];
  readonly #database: Database;
  readonly #left = new AbortController();
  #working: Promise<unknown>[] = [];
  #isLoading = false;

  private constructor(parts: Pick<FaultFair, 'floor' | 'proxy' | 'dataDir'> & { database: Database }) {
    this.floor = parts.floor;
    this.proxy = parts.proxy;
    this.dataDir = parts.dataDir;
    this.#database = parts.database;
  }

  /** Opens it; `dataDir` is where the database lies, a folder of its own unless given. */
  static async open({ people = 10, dataDir = '' } = {}): Promise<FaultFair> {
    const folder = dataDir || (await mkdtemp(join(tmpdir(), 'ponte-faults-')));
    const database = await openDatabase({ dataDir: folder, log: silent });
    const orm = await openOrm(database.url);
    await runMigrations(orm, database.url);
    await orm.close();
    const floor = await ApiFloor.open({ people, places: people, secret: SECRET, databaseUrl: database.url });
    await floor.stopServing();
    await floor.engine.stop();
    for (const pool of [floor.pool, floor.logPool]) pool.on('error', () => undefined);
    await floor.pool.query(
      `update pairing_session set rules = rules || '{"cooldownSeconds": 1, "laterMinutes": 0, "answerSeconds": 5, "silentSeconds": 3600}'`,
    );
    const fair = new FaultFair({ floor, proxy: await TcpProxy.before(database.url), dataDir: folder, database });
    for (const node of [0, 1]) fair.nodes.push(await fair.#start(node));
    const organiser = await fair.organiserAt(0);
    for (const step of ['openSession', 'startPairing']) await fair.#step(organiser, step);
    return fair;
  }

  /** The node of this number comes back. */
  async restart(node: number): Promise<void> {
    this.nodes[node] = await this.#start(node);
  }

  /** How far the session has come, and who may write, by the database's clock. */
  async epoch(): Promise<{ epoch: number; head: number; now: number }> {
    const { rows } = await this.floor.pool.query(
      'select epoch, head, clock_timestamp() as now from session_head where session_id = $1',
      [this.floor.sessionId],
    );
    return rows[0];
  }

  get databaseUrl(): string {
    return this.#database.url;
  }

  /** The number of the node that holds the session: the one whose connections append. */
  async holder(): Promise<number> {
    const metrics = await this.#eventually(async () => {
      const conducting = await Promise.all(this.nodes.map((node) => conductedBy(node)));
      return conducting.includes(1) ? conducting : null;
    });
    return metrics.indexOf(1);
  }

  /** Sees to it that the node of this number holds the session: the other one is drained and comes back. */
  async holdOn(node: number): Promise<void> {
    while ((await this.holder()) !== node) {
      const other = 1 - node;
      await this.nodes[other]!.stop();
      await this.heals();
      await this.restart(other);
    }
  }

  /** Everybody asks for things, one after the other, until `rest`. */
  async load(): Promise<void> {
    this.#isLoading = true;
    const { exhibitors, buyers } = this.floor.fair;
    for (const [at, person] of [...exhibitors, ...buyers].entries())
      this.#working.push(this.#plays(await this.personAt(at % 2, person)));
    for (const node of [0, 1, 0, 1]) this.#working.push(this.#announces(await this.organiserAt(node)));
    for (const node of [0, 1]) {
      const follower = await this.organiserAt(node);
      this.followed.push(follower.follow(this.floor.session, this.#left.signal));
    }
  }

  /** Nobody asks for more; whatever was asked for is answered. */
  async rest(): Promise<void> {
    this.#isLoading = false;
    await Promise.all(this.#working.splice(0));
  }

  /** Waits until somebody conducts the session (an event is written after now), then until every follower has it. */
  async heals(): Promise<void> {
    this.caughtUpIn.push(await this.#followersReach(await this.goesOn()));
  }

  /** Waits until somebody conducts the session; answers how far it has come then. */
  async goesOn(): Promise<number> {
    const from = await this.#eventually(() => this.epoch());
    const later = await this.#eventually(async () => {
      const now = await this.epoch();
      return now.head > from.head ? now : null;
    });
    this.healed.push({ at: later.now });
    return later.head;
  }

  /** Waits until every follower has the whole log. */
  async catchesUp(): Promise<void> {
    await this.#followersReach((await this.#eventually(() => this.epoch())).head);
  }

  /** How long it took them, in milliseconds. */
  async #followersReach(head: number): Promise<number> {
    const since = performance.now();
    await this.#eventually(async () => this.followed.every(({ came }) => (came.at(-1)?.sequence ?? 0) >= head) || null);
    return performance.now() - since;
  }

  /** Waits until so many more commands were acknowledged. */
  async acknowledges(more: number): Promise<void> {
    const enough = this.told.length + more;
    await this.#eventually(async () => this.told.length >= enough || null);
  }

  async organiserAt(node: number): Promise<RoamingClient> {
    return this.#clientAt(node, (client) => client.signIn(EMAIL, PASSWORD));
  }

  async personAt(node: number, { person }: FairPerson): Promise<RoamingClient> {
    return this.#clientAt(node, (client) => client.signInWithBadge(this.floor.badges.get(person)!.signInToken));
  }

  /** Sends until it is answered, always with the same key, and remembers what was acknowledged. */
  async ask(client: RoamingClient, query: string, { input = {}, event = null }: Asked): Promise<Result> {
    const key = randomUUID();
    for (;;) {
      try {
        const answer = await client.act(query, { ...input, idempotencyKey: key });
        if (answer.__typename.endsWith('Success')) this.told.push({ key, event });
        return answer;
      } catch {
        // The node could not reach its database: asked again.
        await wait(50);
      }
    }
  }

  async close(): Promise<void> {
    this.#isLoading = false;
    this.#left.abort();
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.proxy.close();
    await this.floor.close();
    await this.#database.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  #start(node: number): Promise<NodeProcess> {
    const databaseUrl = node === 0 ? this.#database.url : this.proxy.url;
    return NodeProcess.start({ databaseUrl, dataDir: this.dataDir, secret: SECRET });
  }

  async #plays(client: RoamingClient): Promise<void> {
    const { session } = this.floor;
    await this.ask(client, ACT('checkIn'), { input: { session } });
    while (this.#isLoading) {
      const { participant } = await this.ask(client, ACT('becomeAvailable'), { input: { session } });
      const { offer, meeting } = participant ?? {};
      if (offer?.state === 'PROPOSED') {
        const name = Math.random() < 0.5 ? 'acceptOffer' : 'deferOffer';
        await this.ask(client, ACT(name), { input: { offer: offer.id } });
      }
      if (meeting?.state === 'SUMMONED')
        await this.ask(client, ACT('arriveAtPlace'), { input: { meeting: meeting.id } });
      if (meeting?.state === 'IN_PROGRESS')
        await this.ask(client, ACT('endMeeting'), { input: { meeting: meeting.id } });
      if (!offer && !meeting) await this.ask(client, ACT('pause'), { input: { session } });
    }
  }

  async #announces(client: RoamingClient): Promise<void> {
    const text = [{ language: 'en', text: 'Demo announcement' }];
    const input = { session: this.floor.session, text };
    while (this.#isLoading)
      await this.ask(client, STEP('announce', 'AnnounceInput'), { input, event: 'announcement-made' });
  }

  async #step(client: RoamingClient, name: string): Promise<void> {
    const { __typename, code } = await this.ask(client, STEP(name), { input: { session: this.floor.session } });
    if (__typename !== 'SessionSuccess') throw new Error(`${name}: ${code}`);
  }

  async #clientAt(at: number, signIn: (client: ApiClient) => Promise<void>): Promise<RoamingClient> {
    const client = new ApiClient(this.nodes[at % this.nodes.length]!.url);
    await signIn(client);
    return new RoamingClient(this.nodes, { token: client.token!, at });
  }

  /** Asks until there is an answer; a database that is away has none. */
  async #eventually<T>(ask: () => Promise<T | null>): Promise<T> {
    const until = Date.now() + HEALS_WITHIN_MS;
    for (;;) {
      const answer = await ask().catch(() => null);
      if (answer !== null) return answer;
      if (Date.now() > until) throw new Error(`not healed within ${HEALS_WITHIN_MS} ms`);
      await wait(POLL_MS);
    }
  }
}

/** How many sessions a node conducts, by its metrics. */
async function conductedBy({ url, isRunning }: NodeProcess): Promise<number> {
  if (!isRunning) return 0;
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(2_000) })).text();
  return Number(/^ponte_sessions_conducted (\d+)/m.exec(text)?.[1] ?? 0);
}

interface Asked {
  input?: object;
  event?: PairingEvent['kind'] | null;
}

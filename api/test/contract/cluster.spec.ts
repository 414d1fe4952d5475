import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ApiClient } from '../builders/apiClient.ts';
import { ApiFloor, EMAIL, PASSWORD } from '../builders/apiFloor.ts';
import type { FairPerson } from '../builders/databaseFair.ts';
import { ACT, STEP } from '../builders/documents.ts';
import { HAS_NATS, NatsServer } from '../builders/natsServer.ts';
import { NodeProcess } from '../builders/nodeProcess.ts';
import { RoamingClient, type Followed } from '../builders/roamingClient.ts';

const SECRET = 'a demo secret of an installation and its cluster';
/** Nodes are whole processes, and the machine may have other things to do. */
const STARTS_WITHIN = 120_000;
const PATIENCE = { timeout: 25_000, interval: 20 };
const toEnd: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of toEnd.toReversed()) await end();
});

/** A session that pairs, held by one of several nodes over one database. */
class ClusterFloor {
  readonly nodes: readonly NodeProcess[];
  readonly #floor: ApiFloor;
  #keys = 0;

  private constructor(floor: ApiFloor, nodes: readonly NodeProcess[]) {
    this.#floor = floor;
    this.nodes = nodes;
  }

  static async open(count: number, natsUrl: string | null = null): Promise<ClusterFloor> {
    const dataDir = await mkdtemp(join(tmpdir(), 'ponte-cluster-'));
    toEnd.push(() => rm(dataDir, { recursive: true, force: true }));
    // It makes the fair and reads the database; it serves nobody and conducts nothing.
    const floor = await ApiFloor.open({ people: 1, places: 2, secret: SECRET });
    toEnd.push(() => floor.close());
    await floor.stopServing();
    await floor.engine.stop();
    const settings = { databaseUrl: floor.databaseUrl, dataDir, secret: SECRET, natsUrl };
    const nodes = await Promise.all(Array.from({ length: count }, () => NodeProcess.start(settings)));
    toEnd.push(() => Promise.all(nodes.map((node) => node.kill())));
    const opened = new ClusterFloor(floor, nodes);
    const organiser = await opened.organiserAt(0);
    for (const step of ['openSession', 'startPairing']) await opened.step(organiser, step);
    return opened;
  }

  get exhibitor(): FairPerson {
    return this.#floor.fair.exhibitors[0]!;
  }

  get buyer(): FairPerson {
    return this.#floor.fair.buyers[0]!;
  }

  organiserAt(node: number): Promise<RoamingClient> {
    return this.#clientAt(node, (client) => client.signIn(EMAIL, PASSWORD));
  }

  personAt(node: number, { person }: FairPerson): Promise<RoamingClient> {
    return this.#clientAt(node, (client) => client.signInWithBadge(this.#floor.badges.get(person)!.signInToken));
  }

  /** An organiser's step, under a key of its own unless one is given. */
  async step(client: RoamingClient, name: string, { input = {}, type = 'StepInInput' } = {}): Promise<string> {
    const own = { session: this.#floor.session, idempotencyKey: this.#key(), ...input };
    return (await client.act(STEP(name, type), own)).__typename;
  }

  announce(client: RoamingClient, idempotencyKey = this.#key()): Promise<string> {
    const text = [{ language: 'en', text: 'Demo announcement' }];
    return this.step(client, 'announce', { type: 'AnnounceInput', input: { text, idempotencyKey } });
  }

  async act(client: RoamingClient, name: string, input: object = {}): Promise<string> {
    return (await client.act(ACT(name), { idempotencyKey: this.#key(), ...input })).__typename;
  }

  async isOffered(client: RoamingClient): Promise<void> {
    for (const name of ['checkIn', 'becomeAvailable'])
      expect(await this.act(client, name, { session: this.#floor.session })).toBe('PresenceSuccess');
  }

  follow(client: RoamingClient, signal: AbortSignal): Followed {
    return client.follow(this.#floor.session, signal);
  }

  async head(): Promise<{ epoch: number; head: number; holder: string | null }> {
    const { rows } = await this.#floor.pool.query(
      'select epoch, head, holder from session_head where session_id = $1',
      [this.#floor.sessionId],
    );
    return rows[0];
  }

  async countOf(kind: string): Promise<number> {
    const { rows } = await this.#floor.pool.query(
      'select count(*)::int as made from session_event where session_id = $1 and kind = $2',
      [this.#floor.sessionId, kind],
    );
    return rows[0].made;
  }

  #key(): string {
    return `cluster-key-${++this.#keys}`;
  }

  async #clientAt(node: number, signIn: (client: ApiClient) => Promise<void>): Promise<RoamingClient> {
    this.#floor.url = this.nodes[node]!.url;
    const client = this.#floor.client();
    await signIn(client);
    return new RoamingClient(this.nodes, { token: client.token!, at: node });
  }
}

describe('three nodes over one database', () => {
  let fair: ClusterFloor;
  beforeAll(async () => {
    fair = await ClusterFloor.open(3);
  }, STARTS_WITHIN);

  test('commands through any node are done by the one that holds the session, and a key counts on all of them', async () => {
    const { holder, epoch } = await fair.head();
    const people = [await fair.personAt(1, fair.exhibitor), await fair.personAt(2, fair.buyer)];
    for (const client of people) await fair.isOffered(client);
    await vi.waitUntil(() => fair.countOf('offer-made').then((made) => made === 1), PATIENCE);
    for (const node of [0, 1, 2]) {
      const client = await fair.organiserAt(node);
      expect(await fair.announce(client, 'cluster-once')).toBe('SessionSuccess');
      expect(client.tries).toBe(0);
    }
    expect(await fair.countOf('announcement-made')).toBe(1);
    expect(people.map(({ tries }) => tries)).toEqual([0, 0]);
    expect(await fair.head()).toMatchObject({ holder, epoch });
  });

  test('one is killed and one drains under load: each command happens once, and no feed has a gap', async () => {
    const left = new AbortController();
    const clients = [await fair.organiserAt(0), await fair.organiserAt(1), await fair.organiserAt(2)];
    const feeds: Followed[] = [];
    for (const node of [0, 1, 2]) feeds.push(fair.follow(await fair.organiserAt(node), left.signal));
    const [before, made] = [await fair.head(), await fair.countOf('announcement-made')];
    const load = (count: number) =>
      Promise.all(
        clients.map(async (client) => {
          for (let at = 0; at < count; at++) expect(await fair.announce(client)).toBe('SessionSuccess');
        }),
      );
    const first = load(30);
    await vi.waitUntil(async () => (await fair.head()).head >= before.head + 15, PATIENCE);
    await fair.nodes[0]!.kill();
    await vi.waitUntil(async () => (await fair.head()).epoch > before.epoch, PATIENCE);
    const second = load(30);
    expect(await fair.nodes[1]!.stop()).toBe(0);
    await Promise.all([first, second]);
    expect(await fair.countOf('announcement-made')).toBe(made + 180);
    const { head } = await fair.head();
    await vi.waitUntil(() => feeds.every(({ came }) => came.at(-1)?.sequence === head), PATIENCE);
    left.abort();
    const whole = Array.from({ length: head }, (_, at) => at);
    for (const { came } of feeds) {
      expect(came.map(({ previous }) => previous)).toEqual(whole);
      expect(came.map(({ sequence }) => sequence)).toEqual(whole.map((at) => at + 1));
    }
    // Whose node drained was told to come back elsewhere.
    expect(feeds.flatMap(({ closed }) => closed)).toContain(1012);
  });
});

describe.skipIf(!HAS_NATS)('two nodes that talk by NATS', () => {
  let fair: ClusterFloor;
  beforeAll(async () => {
    const nats = await NatsServer.start();
    toEnd.push(() => nats.kill());
    fair = await ClusterFloor.open(2, nats.url);
  }, STARTS_WITHIN);

  test('a command at the other node is done where the session is held, and goes on when that one is killed', async () => {
    const { holder, epoch } = await fair.head();
    expect(holder).toMatch(/^nats:/);
    const client = await fair.organiserAt(1);
    expect(await fair.announce(client)).toBe('SessionSuccess');
    expect(client.tries).toBe(0);
    expect(await fair.head()).toMatchObject({ holder, epoch });
    await fair.nodes[0]!.kill();
    expect(await fair.announce(client)).toBe('SessionSuccess');
    expect((await fair.head()).epoch).toBe(epoch + 1);
    expect(await fair.countOf('announcement-made')).toBe(2);
  });
});

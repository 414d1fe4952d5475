import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { fairIds, insertFair } from '../../test/builders/databaseFair.ts';
import { quantile, ratioOfPairs, type Figure } from '../figure.ts';
import { CommitAndPushFloor } from '../floor/commitAndPush.ts';
import { heard, startProcess } from '../process.ts';
import { openHallDatabase } from './hall.ts';
import type { BusAsked } from './nodes/busNode.ts';
import type { Drive, NodeAsked, NodeReady } from './nodes/node.ts';
import { pause } from './push/process.ts';
import { RawClient } from './push/rawClient.ts';

const BENCH = 'live nodes';
const PAIRS = 9;
const DRIVE: Drive = { count: 400, perSecond: 200 };
/** Events of a burst through log and doorbell. */
const BURST = 12_000;
/** What has not come by then is lost. */
const LOST_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 20;
const SETTLE_MS = 1_000;

/** From a commit to the sockets of the two whom it concerns, on one node and over two; and what NATS adds to the doorbell. */
export async function run(): Promise<Figure[]> {
  const database = await openHallDatabase();
  try {
    const [sockets, bus] = [await toBothSockets(database.url), await throughTheBell(database.url)];
    return [...sockets, ...bus];
  } finally {
    await database.stop();
  }
}

/** What the way costs; contacts and notes of a meeting, which the client's own document reads anew for each item, would be the database's time. */
const OWN_FEED = `subscription ($session: ID!) { participantFeed(session: $session) {
  __typename
  ... on PresentState { sequence }
  ... on ParticipantNotice { sequence previous notice { kind at } participant { id state } }
  ... on Mark { sequence } } }`;

interface Latency {
  p50: number;
  p99: number;
}

async function toBothSockets(url: string): Promise<Figure[]> {
  const secret = randomBytes(32).toString('base64url');
  const floor = await CommitAndPushFloor.open(url);
  const first = startProcess(NODE, [JSON.stringify({ databaseUrl: url, secret, fair: null } satisfies NodeAsked)]);
  const here = await heard<NodeReady>(first, 'ready');
  const second = startProcess(NODE, [
    JSON.stringify({ databaseUrl: url, secret, fair: here.fair } satisfies NodeAsked),
  ]);
  const there = await heard<NodeReady>(second, 'ready');
  const watchers = {
    floor: new Watcher({ ...here, port: floor.port }),
    one: new Watcher(here),
    two: new Watcher({ ...here, port: there.port }),
  };
  for (const watcher of [watchers.one, watchers.two]) await watcher.level();
  await pause(SETTLE_MS);
  const measured: Record<keyof typeof watchers, Latency[]> = { floor: [], one: [], two: [] };
  for (let block = -1; block < PAIRS; block++) {
    const latencies = {
      floor: await watchers.floor.latencies(() => driveFloor(floor)),
      one: await watchers.one.latencies(() => drive(first)),
      two: await watchers.two.latencies(() => drive(first)),
    };
    if (block < 0) continue;
    for (const name of ['floor', 'one', 'two'] as const) measured[name].push(latencies[name]);
  }
  for (const watcher of Object.values(watchers)) watcher.close();
  await floor.close();
  for (const node of [first, second]) node.kill('SIGKILL');
  const note = `a meeting moved from table to table at the conductor’s door, each person’s feed with what happened and the own state on both sockets, without names, contacts and notes; floor: one statement with a ring, two small frames; load ${load()}`;
  return (['one', 'two'] as const).flatMap((nodes) =>
    (['p50', 'p99'] as const).map((share) =>
      ratioOfPairs(
        {
          bench: BENCH,
          metric: `command to both sockets at ${DRIVE.perSecond} a second, ${nodes === 'one' ? 'one node' : 'over two nodes'}, ${share}`,
          unit: 'ms',
          goal: share === 'p50' ? 2 : 4,
          note,
        },
        measured.floor.map((latency, at) => ({ value: measured[nodes][at]![share], floor: latency[share] })),
      ),
    ),
  );
}

const NODE = new URL('nodes/node.ts', import.meta.url);
const BUS_NODE = new URL('nodes/busNode.ts', import.meta.url);

/** Both sockets of a pair: when each item came to the later of the two. */
class Watcher {
  readonly #clients: RawClient[];
  readonly #came = new Map<number, number[]>();
  #level = 0;
  #cut = 0;

  constructor({ port, session, tokens }: Pick<NodeReady, 'port' | 'session' | 'tokens'>) {
    this.#clients = tokens.map(
      (token) =>
        new RawClient({
          port,
          id: '1',
          query: OWN_FEED,
          variables: { session },
          init: { token },
          next: (message) => this.#take(message),
          closed: () => void this.#cut++,
        }),
    );
  }

  /** Resolves when each socket was told how things stand. */
  async level(): Promise<void> {
    while (this.#level < this.#clients.length) await pause(LOOK_EVERY_MS);
  }

  /** Milliseconds from each step of a drive to both sockets. */
  async latencies(run: () => Promise<[name: number, began: number][]>): Promise<Latency> {
    this.#came.clear();
    const began = await run();
    const isWhole = () => began.every(([name]) => this.#came.get(name)?.length === this.#clients.length);
    for (let waited = 0; waited < LOST_AFTER_MS && !isWhole(); waited += LOOK_EVERY_MS) await pause(LOOK_EVERY_MS);
    const took = began.map(([name, from]) => {
      const came = this.#came.get(name) ?? [];
      if (came.length !== this.#clients.length)
        throw new Error(`step ${name} came to ${came.length} sockets; ${this.#cut} were cut`);
      return (Math.max(...came) - from) / 1_000;
    });
    return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  #take(message: Buffer): void {
    if (message.includes('"PresentState"')) return void this.#level++;
    const at = message.indexOf('"sequence":');
    if (at < 0 || message.includes('"Mark"')) return;
    const name = Number.parseInt(message.toString('latin1', at + 11, at + 31), 10);
    const came = this.#came.get(name) ?? [];
    came.push(now());
    this.#came.set(name, came);
  }
}

function now(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

async function drive(node: ChildProcess): Promise<[number, number][]> {
  const sent = heard<[number, number][]>(node, 'sent');
  node.send(DRIVE);
  return sent;
}

async function driveFloor(floor: CommitAndPushFloor): Promise<[number, number][]> {
  const steps: Promise<[number, number]>[] = [];
  const from = performance.now();
  for (let at = 0; at < DRIVE.count; at++) {
    const wait = from + (at * 1_000) / DRIVE.perSecond - performance.now();
    if (wait > 1) await pause(wait);
    const began = now();
    steps.push(floor.step(began).then(() => [began, began]));
  }
  return Promise.all(steps);
}

/** Events a second that reach a second node: rings through PostgreSQL beside rings through NATS, on the same log. */
async function throughTheBell(url: string): Promise<Figure[]> {
  if (spawnSync('nats-server', ['--version']).status !== 0) {
    process.stderr.write('SKIPPED: nats-server is not on the PATH, so the doorbells are not compared\n');
    return [];
  }
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const nats = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  await pause(SETTLE_MS);
  const [ours, floor] = [await Way.open(url, null), await Way.open(url, `nats://127.0.0.1:${port}`)];
  const pairs = [];
  for (let block = -1; block < PAIRS; block++) {
    const pair = { value: await ours.rate(), floor: await floor.rate() };
    if (block >= 0) pairs.push(pair);
  }
  for (const way of [ours, floor]) way.close();
  nats.kill();
  return [
    ratioOfPairs(
      {
        bench: BENCH,
        metric: 'events that reach a second node through log and doorbell, PostgreSQL beside NATS',
        unit: '/s',
        goal: 0.8,
        atLeast: true,
        note: `${BURST} events of one session, 640 commands waiting; load ${load()}`,
      },
      pairs,
    ),
  ];
}

/** A node that appends, and one that follows. */
class Way {
  readonly #appends: ChildProcess;
  readonly #follows: ChildProcess;

  private constructor(appends: ChildProcess, follows: ChildProcess) {
    this.#appends = appends;
    this.#follows = follows;
  }

  static async open(databaseUrl: string, natsUrl: string | null): Promise<Way> {
    const fair = fairIds({ people: 1, places: 1, sessions: 1 });
    await insertFair(databaseUrl, fair);
    const started = async (does: BusAsked['does']) => {
      const node = startProcess(BUS_NODE, [JSON.stringify({ databaseUrl, natsUrl, fair, does } satisfies BusAsked)]);
      await heard(node, 'up');
      return node;
    };
    return new Way(await started('append'), await started('follow'));
  }

  /** Events a second, from the first command to the last event at the other node. */
  async rate(): Promise<number> {
    const follows = heard(this.#follows, 'follows');
    this.#follows.send({ events: BURST });
    await follows;
    const [began, ended] = [heard<number>(this.#appends, 'began'), heard<number>(this.#follows, 'ended')];
    this.#appends.send({ events: BURST });
    return (BURST * 1_000_000) / ((await ended) - (await began));
  }

  close(): void {
    this.#appends.kill('SIGKILL');
    this.#follows.kill('SIGKILL');
  }
}

function load(): string {
  return loadavg()[0]!.toFixed(1);
}

import { loadavg } from 'node:os';
import { quantile, ratioOfPairs, type Figure } from '../figure.ts';
import { OneStatementFloor } from '../floor/oneStatement.ts';
import { throughGraphql } from './throughGraphql.ts';
import { Hall, openHallDatabase, STEPS, type HallSession } from './hall.ts';

/** Blocks that are compared, and those that warm both sides up. */
const PAIRS = 9;
const WARM_UP = 2;
/** Commands of each kind that are timed one at a time in a block. */
const ONE_BY_ONE = 20;
/** Half of 640: both of a pair send each command. */
const WAITING_PAIRS = 320;
const SESSIONS = 32;
const PAIRS_A_SESSION = 20;

/** Commands at the conductor's door, each beside the least that a step costs on the same database server; then the same door behind GraphQL. */
export async function run(): Promise<Figure[]> {
  const database = await openHallDatabase();
  const figures: Figure[] = [];
  try {
    figures.push(await oneAtATime(database.url), await oneBusySession(database.url), await manySessions(database.url));
  } finally {
    await database.stop();
  }
  return [...figures, await throughGraphql()];
}

async function oneAtATime(url: string): Promise<Figure> {
  const hall = await Hall.open(url, { sessions: 1, pairs: WAITING_PAIRS, connections: 2 });
  const floor = await OneStatementFloor.open(url, 1);
  const pairs: { value: number; floor: number }[] = [];
  for (let block = -WARM_UP; block < PAIRS; block++) {
    const times = { value: [] as number[], floor: [] as number[] };
    // One of ours, one of the floor's: what else the machine does meets both alike.
    await hall.sessions[0]!.meetOneByOne(ONE_BY_ONE, async (command) => {
      times.value.push(await took(command));
      times.floor.push(await took(() => floor.step()));
    });
    if (block >= 0) pairs.push({ value: quantile(times.value, 0.5), floor: quantile(times.floor, 0.5) });
  }
  await hall.close();
  await floor.close();
  return ratioOfPairs(
    {
      bench: 'live door',
      metric: 'one command at a time, p50',
      unit: 'ms',
      goal: 1.6,
      note: `640 people in one session, commands of a pair from waiting to the end of its meeting, each with its key; floor: one event and two rows by one statement; load ${load()}`,
    },
    pairs,
  );
}

async function oneBusySession(url: string): Promise<Figure> {
  const hall = await Hall.open(url, { sessions: 1, pairs: WAITING_PAIRS, connections: 2 });
  const floor = await OneStatementFloor.open(url, 1);
  const pairs = await throughput(hall.sessions, floor);
  await hall.close();
  await floor.close();
  return ratioOfPairs(
    {
      bench: 'live door',
      metric: 'one session, 640 commands waiting',
      unit: '/s',
      goal: 0.5,
      atLeast: true,
      note: `the same commands, all of a kind at once; floor: steps on one connection, 20 a commit; load ${load()}`,
    },
    pairs,
  );
}

async function manySessions(url: string): Promise<Figure> {
  const hall = await Hall.open(url, { sessions: SESSIONS, pairs: PAIRS_A_SESSION, connections: SESSIONS });
  const floor = await OneStatementFloor.open(url, SESSIONS);
  const pairs = await throughput(hall.sessions, floor);
  await hall.close();
  await floor.close();
  return ratioOfPairs(
    {
      bench: 'live door',
      metric: `${SESSIONS} sessions at once`,
      unit: '/s',
      goal: 0.35,
      atLeast: true,
      note: `${2 * PAIRS_A_SESSION} commands waiting in each; floor: steps on ${SESSIONS} connections, 20 a commit; load ${load()}`,
    },
    pairs,
  );
}

/** Commands a second beside the floor's steps a second. */
async function throughput(sessions: readonly HallSession[], floor: OneStatementFloor) {
  return blocks(
    async () => {
      let sent = 0;
      let busy = 0;
      // Everybody's wave begins together, and only the waves are timed.
      for (let step = 0; step < STEPS.length; step++) {
        const waves = await Promise.all(sessions.map((session) => session.nextWave()));
        busy += await took(async () => {
          for (const count of await Promise.all(waves.map((wave) => wave()))) sent += count;
        });
      }
      return (sent / busy) * 1_000;
    },
    async () => {
      const steps = 2_560;
      return (steps / (await took(() => floor.steps(steps)))) * 1_000;
    },
  );
}

async function blocks(ours: () => Promise<number>, floor: () => Promise<number>) {
  const pairs: { value: number; floor: number }[] = [];
  for (let block = -WARM_UP; block < PAIRS; block++) {
    const pair = block % 2 === 0 ? { value: await ours(), floor: await floor() } : await floorFirst(ours, floor);
    if (block >= 0) pairs.push(pair);
  }
  return pairs;
}

async function floorFirst(ours: () => Promise<number>, floor: () => Promise<number>) {
  const first = await floor();
  return { value: await ours(), floor: first };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function load(): string {
  return loadavg()[0]!.toFixed(1);
}

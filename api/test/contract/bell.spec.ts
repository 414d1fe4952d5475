import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { NatsBell } from '../../src/bus/natsBell.ts';
import { PostgresBell } from '../../src/bus/postgresBell.ts';
import type { SessionId } from '../../src/domain/kernel/id.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import type { Bell } from '../../src/ports/bell.ts';
import { freshDatabase } from '../builders/database.ts';
import { newId } from '../builders/databaseFair.ts';
import { HAS_NATS, NatsServer } from '../builders/natsServer.ts';
import { PATIENCE } from '../builders/patience.ts';

const url = await freshDatabase();
const nats = HAS_NATS ? await NatsServer.start() : null;
const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const open: Bell[] = [];
afterEach(async () => {
  for (const bell of open.splice(0)) await bell.close();
});
afterAll(() => nats?.kill());

/** Two nodes' bells. In memory one process is the whole installation, so both are one. */
const ADAPTERS: Readonly<Record<string, () => Promise<readonly [Bell, Bell]>>> = {
  memory: async () => {
    const bell = new MemoryBell();
    return [bell, bell];
  },
  PostgreSQL: async () => [await PostgresBell.open(url, logger), await PostgresBell.open(url, logger)],
  ...(nats ? { NATS: async () => [await NatsBell.open(nats.url, logger), await NatsBell.open(nats.url, logger)] } : {}),
};

/** Collects rings, and waits for what is expected of them. */
function listenTo(bell: Bell) {
  const heard = new Map<SessionId, number>();
  let count = 0;
  const stop = bell.onRing((session, head) => {
    heard.set(session, head);
    count++;
  });
  return { heard, stop, count: () => count };
}

describe.each(Object.entries(ADAPTERS))('a bell in %s', (_, openTwo) => {
  async function nodes() {
    const [here, there] = await openTwo();
    open.push(...new Set([here, there]));
    return { here, there };
  }

  test('is heard on another node', async () => {
    const { here, there } = await nodes();
    const session = newId<SessionId>();
    const { heard } = listenTo(there);
    here.ring(session, 7);
    await vi.waitFor(() => expect(heard.get(session)).toBe(7), PATIENCE);
  });

  test('comes to the last head, however often it is rung', async () => {
    const { here, there } = await nodes();
    const session = newId<SessionId>();
    const { heard } = listenTo(there);
    for (let head = 1; head <= 500; head++) here.ring(session, head);
    await vi.waitFor(() => expect(heard.get(session)).toBe(500), PATIENCE);
  });

  test('is heard for many sessions at once', async () => {
    const { here, there } = await nodes();
    const sessions = Array.from({ length: 400 }, () => newId<SessionId>());
    const { heard } = listenTo(there);
    for (const session of sessions) here.ring(session, 3);
    await vi.waitFor(() => expect(sessions.every((session) => heard.get(session) === 3)).toBe(true), PATIENCE);
  });

  test('is not heard by who stopped listening', async () => {
    const { here, there } = await nodes();
    const [session, gone, still] = [newId<SessionId>(), listenTo(there), listenTo(there)];
    gone.stop();
    here.ring(session, 1);
    await vi.waitFor(() => expect(still.heard.get(session)).toBe(1), PATIENCE);
    expect(gone.count()).toBe(0);
  });
});

describe('a bell in PostgreSQL', () => {
  async function onePair() {
    const [here, there] = [await PostgresBell.open(url, logger), await PostgresBell.open(url, logger)];
    open.push(here, there);
    return { here, there, ...listenTo(there) };
  }

  test('sends many rings of one session as few notices', async () => {
    const { here, heard, count } = await onePair();
    const session = newId<SessionId>();
    for (let head = 1; head <= 1_000; head++) here.ring(session, head);
    await vi.waitFor(() => expect(heard.get(session)).toBe(1_000), PATIENCE);
    expect(count()).toBe(1);
  });

  test('hears again after its connection was cut', async () => {
    const { here, heard } = await onePair();
    const client = new Client(url);
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ponte bell' and datname = current_database()`,
    );
    await client.end();
    const session = newId<SessionId>();
    await vi.waitFor(() => {
      here.ring(session, 9);
      expect(heard.get(session)).toBe(9);
    }, PATIENCE);
  });

  test('fails at once where there is no database', async () => {
    await expect(PostgresBell.open('postgres://nobody@127.0.0.1:1/none', logger)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe.skipIf(!nats)('a bell in NATS', () => {
  const opened = async () => {
    const bell = await NatsBell.open(nats!.url, logger);
    open.push(bell);
    return bell;
  };

  test('sends many rings of one turn as one', async () => {
    const [here, there] = [await opened(), await opened()];
    const { heard, count } = listenTo(there);
    const session = newId<SessionId>();
    for (let head = 1; head <= 1_000; head++) here.ring(session, head);
    await vi.waitFor(() => expect(heard.get(session)).toBe(1_000), PATIENCE);
    expect(count()).toBe(1);
  });

  test('hears again after the server was killed, and a ring meanwhile is forgotten, not kept for later', async () => {
    const [here, there] = [await opened(), await opened()];
    const { heard } = listenTo(there);
    const [lost, later] = [newId<SessionId>(), newId<SessionId>()];
    logger.warn.mockClear();
    await nats!.kill();
    await vi.waitFor(() => expect(logger.warn).toHaveBeenCalledTimes(2), PATIENCE);
    here.ring(lost, 5);
    await new Promise((resolve) => setImmediate(resolve));
    await nats!.up();
    await vi.waitFor(() => {
      here.ring(later, 9);
      expect(heard.get(later)).toBe(9);
    }, PATIENCE);
    expect(heard.has(lost)).toBe(false);
  });

  test('fails at once where there is no server', async () => {
    await expect(NatsBell.open('nats://127.0.0.1:1', logger)).rejects.toThrow(/refused/i);
  });
});

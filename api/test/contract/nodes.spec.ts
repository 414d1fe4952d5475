import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { HttpNodes } from '../../src/bus/httpNodes.ts';
import { openNats } from '../../src/bus/natsConnection.ts';
import { NatsNodes } from '../../src/bus/natsNodes.ts';
import type { TalkMeans } from '../../src/bus/nodeTalk.ts';
import type { SessionId } from '../../src/domain/kernel/id.ts';
import { MemoryNodes } from '../../src/memory/memoryNodes.ts';
import { NotReached, type Nodes, type Question } from '../../src/ports/nodes.ts';
import { HAS_NATS, NatsServer } from '../builders/natsServer.ts';

const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const SECRET = 'a demo secret of a cluster, 32 characters or more';
const means: TalkMeans = { secret: SECRET, now: () => Date.now(), logger };
const nats = HAS_NATS ? await NatsServer.start() : null;
const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).toReversed()) await close();
});
afterAll(() => nats?.kill());

const http = async (others: Partial<TalkMeans> = {}) =>
  kept(await HttpNodes.open('http://127.0.0.1:0', { ...means, ...others }));
const overNats = async (others: Partial<TalkMeans> = {}) => {
  const connection = await openNats(nats!.url, logger);
  toClose.push(() => connection.close());
  const nodes = new NatsNodes(connection, { ...means, ...others });
  await connection.flush();
  return kept(nodes);
};
function kept<N extends Nodes>(nodes: N): N {
  toClose.push(() => nodes.close());
  return nodes;
}

const lines = new MemoryNodes();
let named = 0;
/** A node on each kind of line; only those on a wire need a secret. */
const WIRES: Readonly<Record<string, (others?: Partial<TalkMeans>) => Promise<Nodes>>> = {
  HTTP: http,
  ...(nats ? { NATS: overNats } : {}),
};
const LINES = { memory: async () => kept(lines.of(`node-${++named}`)), ...WIRES };

const session = '0198c0de-0000-7000-8000-000000000001' as SessionId;
const question: Question = {
  ask: 'send',
  session,
  command: { actor: { by: 'system' }, kind: 'announce', announcement: '示範' as never, reason: null },
  key: { actor: 'user 1', mutation: 'announce', key: 'k1', inputHash: 'h' },
  hops: 1,
};
const answer = { session, sequence: 7, participant: null, offer: null, meeting: null };

describe.each(Object.entries(LINES))('a line between nodes in %s', (_, open) => {
  test('carries a question as it is and brings its answer', async () => {
    const [here, there] = [await open(), await open()];
    const asked = vi.fn(async () => ({ answer }));
    there.onAsked(asked);
    expect(await here.ask(there.self, question, 2_000)).toEqual({ answer });
    expect(asked).toHaveBeenCalledWith(question);
  });

  test('carries many at once, each to its own answer', async () => {
    const [here, there] = [await open(), await open()];
    there.onAsked(async (asked) => ({ answer: { ...answer, sequence: asked.ask === 'send' ? asked.hops : 0 } }));
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, hops) => here.ask(there.self, { ...question, hops }, 5_000)),
    );
    expect(replies.map((reply) => 'answer' in reply && 'sequence' in reply.answer && reply.answer.sequence)).toEqual(
      Array.from({ length: 200 }, (_, hops) => hops),
    );
  });

  test('says that a node which is gone has not got the question', async () => {
    const [here, there] = [await open(), await open()];
    await there.close();
    await expect(here.ask(there.self, question, 2_000)).rejects.toBeInstanceOf(NotReached);
  });
});

describe.each(Object.entries(WIRES))('a line between nodes in %s', (_, open) => {
  test('does not say so of one that got it and does not answer in time', async () => {
    const [here, there] = [await open(), await open()];
    there.onAsked(() => new Promise(() => {}));
    const failed = here.ask(there.self, question, 100).catch((error: unknown) => error);
    expect(await failed).toBeInstanceOf(Error);
    expect(await failed).not.toBeInstanceOf(NotReached);
  });

  test('refuses a question under another secret, an old one, and one for another process; nothing is asked', async () => {
    const there = await open();
    const asked = vi.fn(async () => ({ answer }));
    there.onAsked(asked);
    const stranger = await open({ secret: 'another secret of thirty-two characters' });
    const late = await open({ now: () => Date.now() - 61_000 });
    for (const node of [stranger, late])
      await expect(node.ask(there.self, question, 2_000)).rejects.toBeInstanceOf(NotReached);
    const here = await open();
    const predecessor = there.self.replace(/[0-9a-f]{12}$/, '000000000000');
    await expect(here.ask(predecessor, question, 2_000)).rejects.toBeInstanceOf(NotReached);
    expect(asked).not.toHaveBeenCalled();
  });

  test('says that a bug of the other leaves it unknown', async () => {
    const [here, there] = [await open(), await open()];
    there.onAsked(() => Promise.reject(new Error('a bug')));
    expect(await here.ask(there.self, question, 2_000)).toEqual({ unknown: true });
  });

  test('does nothing before it answers and after it stopped answering', async () => {
    const [here, there] = [await open(), await open()];
    expect(await here.ask(there.self, question, 2_000)).toEqual({ undone: true });
    const stop = there.onAsked(async () => ({ answer }));
    stop();
    expect(await here.ask(there.self, question, 2_000)).toEqual({ undone: true });
  });
});

describe('a line between nodes in HTTP', () => {
  test('refuses what is no question at all', async () => {
    const there = await http();
    const { origin } = new URL(there.self);
    expect((await fetch(`${origin}/node`, { method: 'POST', body: 'hello' })).status).toBe(403);
    expect((await fetch(`${origin}/graphql`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await fetch(`${origin}/node`)).status).toBe(404);
  });

  test('does not take the answer of somebody in between', async () => {
    const here = await http();
    const forger = createServer((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 24\r\n\r\n1 1 forged\n{"undone":true}')),
    ).listen(0, '127.0.0.1');
    await once(forger, 'listening');
    const { port } = forger.address() as { port: number };
    const failed = here.ask(`http://127.0.0.1:${port}#0`, question, 2_000).catch((error: unknown) => error);
    expect(await failed).toBeInstanceOf(Error);
    expect(await failed).not.toBeInstanceOf(NotReached);
    forger.close();
  });

  test('that is cut after the question was sent leaves it unknown', async () => {
    const here = await http();
    const cutting = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1');
    await once(cutting, 'listening');
    const { port } = cutting.address() as { port: number };
    const failed = here.ask(`http://127.0.0.1:${port}#0`, question, 2_000).catch((error: unknown) => error);
    expect(await failed).toBeInstanceOf(Error);
    expect(await failed).not.toBeInstanceOf(NotReached);
    cutting.close();
  });
});

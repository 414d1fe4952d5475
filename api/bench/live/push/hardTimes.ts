import { absolute, type Figure } from '../../figure.ts';
import { heard, pause, run, statOf } from './process.ts';
import type { Asked } from './server.ts';
import type { Hall } from './stormClients.ts';

const BENCH = 'push';
const MEGABYTE = 1_048_576;
const LOOK_EVERY_MS = 100;

/** A hall that loses its line in one moment, and comes back by tickets and cursors while the session goes on. */
export async function storm(phones: number): Promise<Figure[]> {
  const server = run('server.ts', ['ponte', String(phones)]);
  const { port, session } = await heard<{ port: number; session: string }>(server, 'port');
  const clients = run('stormClients.ts', [String(port), session, String(phones)]);
  try {
    await heard(clients, 'all', OPEN_WITHIN_MS);
    await pause(SETTLE_MS);
    const before = await statOf(server);
    const health = watchHealth(port);
    const from = performance.now();
    const all = heard(clients, 'all', OPEN_WITHIN_MS);
    clients.send({ cut: true });
    server.send({ do: 'answers', times: EVENTS } satisfies Asked);
    const seconds = await all.then(
      () => (performance.now() - from) / 1_000,
      () => Infinity,
    );
    await pause(SETTLE_MS);
    const slowest = await health.stop();
    await pause(CALM_MS);
    const after = await statOf(server);
    const hall = heard<Hall>(clients, 'hall');
    clients.send({ look: true });
    const notices = (await hall).notices.reduce((sum, one) => sum + one, 0);
    const what = { bench: BENCH, note: `${phones} phones cut off at once, ${EVENTS} events meanwhile` };
    return [
      absolute({ ...what, metric: 'all live again', value: seconds, unit: 's', goal: 30 }),
      absolute({
        ...what,
        metric: 'notices lost or doubled',
        value: Math.abs(2 * EVENTS - notices),
        unit: '',
        goal: 0,
      }),
      absolute({ ...what, metric: 'slowest answer of /healthz', value: slowest, unit: 'ms', goal: 1_000 }),
      absolute({
        ...what,
        metric: 'memory after it, of that before',
        value: after.rss / before.rss,
        unit: '',
        goal: 1.25,
      }),
    ];
  } finally {
    clients.kill('SIGKILL');
    server.kill('SIGKILL');
  }
}

/** Readers that have stopped, under long events. */
export async function stoppedReaders(readers: number): Promise<Figure[]> {
  const server = run('server.ts', ['ponte', '0']);
  const { port, session } = await heard<{ port: number; session: string }>(server, 'port');
  const clients = run('stoppedClients.ts', [String(port), session, String(readers)]);
  try {
    await heard(clients, 'opened');
    await pause(SETTLE_MS);
    const publish = () => server.send({ do: 'publish', padding: LONG_EVENT } satisfies Asked);
    for (let at = 0; at < WARM_UP; at++) await pause(LONG_EVERY_MS).then(publish);
    const before = await statOf(server);
    const health = watchHealth(port);
    let most = before.rss;
    for (let at = 0; at < LONG_SECONDS * 1_000; at += LONG_EVERY_MS) {
      publish();
      await pause(LONG_EVERY_MS);
      if (at % 5_000 === 0) most = Math.max(most, (await statOf(server)).rss);
    }
    const slowest = await health.stop();
    const read = heard<{ read: number }>(clients, 'read');
    clients.send({ look: true });
    const sent = WARM_UP + (LONG_SECONDS * 1_000) / LONG_EVERY_MS;
    const what = {
      bench: BENCH,
      note: `${readers} stopped readers for ${LONG_SECONDS} s, ${1_000 / LONG_EVERY_MS} events of 16 KiB a second`,
    };
    return [
      absolute({ ...what, metric: 'memory grown by', value: (most - before.rss) / MEGABYTE, unit: 'MB', goal: 32 }),
      absolute({ ...what, metric: 'slowest answer of /healthz', value: slowest, unit: 'ms', goal: 1_000 }),
      absolute({
        ...what,
        metric: 'events that a good reader missed',
        value: sent - (await read).read,
        unit: '',
        goal: 0,
      }),
    ];
  } finally {
    clients.kill('SIGKILL');
    server.kill('SIGKILL');
  }
}

const EVENTS = 500;
const SETTLE_MS = 2_000;
const CALM_MS = 5_000;
const OPEN_WITHIN_MS = 180_000;
const LONG_EVENT = 16_384;
const LONG_EVERY_MS = 20;
const LONG_SECONDS = 30;
const WARM_UP = 250;

/** Asks for the health of a server all the while; answers the longest that it took, in milliseconds. */
function watchHealth(port: number): { stop(): Promise<number> } {
  let slowest = 0;
  const watched = new AbortController();
  const watch = async () => {
    while (!watched.signal.aborted) {
      const from = performance.now();
      await fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.text());
      slowest = Math.max(slowest, performance.now() - from);
      await pause(LOOK_EVERY_MS);
    }
  };
  const over = watch().catch(() => void (slowest = Infinity));
  return {
    stop: async () => {
      watched.abort();
      await over;
      return slowest;
    },
  };
}

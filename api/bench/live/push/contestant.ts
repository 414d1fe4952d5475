import type { ChildProcess } from 'node:child_process';
import type { Clients, Round } from './clients.ts';
import { heard, pause, run, statOf } from './process.ts';
import type { Asked } from './server.ts';

/** Who contends: a server of a mode, and the clients that it has. */
export type Contending = Omit<Clients, 'port' | 'session'> & { name: string; mode: string };

const TRY_AGAIN_MS = 2_000;
const MOST_TRIES = 15;

/** One server process with a process of clients; only one contestant works at a time. */
export class Contestant {
  readonly is: Contending;
  readonly #server: ChildProcess;
  readonly #clients: ChildProcess;
  /** Bytes a socket that follows and hears nothing. */
  readonly bytesASocket: number;

  private constructor(
    is: Contending,
    processes: { server: ChildProcess; clients: ChildProcess },
    bytesASocket: number,
  ) {
    this.is = is;
    this.#server = processes.server;
    this.#clients = processes.clients;
    this.bytesASocket = bytesASocket;
  }

  /** Starts both, and waits until every client follows. */
  static async open(is: Contending): Promise<Contestant> {
    const server = run('server.ts', [is.mode, String(is.feed === 'own' ? is.count : 0)]);
    const { port, session } = await heard<{ port: number; session: string }>(server, 'port');
    const before = await statOf(server);
    const asked: Clients = { ...is, port, session };
    const clients = run('clients.ts', [JSON.stringify(asked)]);
    await heard(clients, 'opened', OPEN_WITHIN_MS);
    if (is.mode === 'ponte' && is.feed === 'own') await heard(clients, 'level', OPEN_WITHIN_MS);
    else await pause(SETTLE_MS + is.count);
    await pause(SETTLE_MS);
    const after = await statOf(server);
    const contestant = new Contestant(is, { server, clients }, (after.rss - before.rss) / is.count);
    await contestant.#warmUp();
    return contestant;
  }

  /** Publishes events one after the other, each when the last has reached everybody. */
  async publish(events: number, padding = 0): Promise<{ cpu: number; p99: number }> {
    const before = await statOf(this.#server);
    const p99: number[] = [];
    for (let event = 0; event < events; event++) p99.push((await this.#round({ do: 'publish', padding }, 1)).p99);
    const after = await statOf(this.#server);
    return { cpu: (after.cpu - before.cpu) / (events * this.is.count), p99: p99.sort((a, b) => a - b)[events >> 1]! };
  }

  /** So many events that concern two each; answers the server's microseconds an event. */
  async answer(events: number): Promise<number> {
    const before = await statOf(this.#server);
    await this.#round({ do: 'answers', times: events }, (2 * events) / this.is.count);
    return ((await statOf(this.#server)).cpu - before.cpu) / events;
  }

  close(): void {
    this.#clients.kill('SIGKILL');
    this.#server.kill('SIGKILL');
  }

  async #warmUp(): Promise<void> {
    if (this.is.feed === 'own') return void (await this.answer(WARM_UP_ANSWERS));
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const reached = await this.#round({ do: 'publish', padding: 0 }, 1, TRY_AGAIN_MS).catch(() => null);
      if (reached) return void (await this.publish(WARM_UP_EVENTS));
    }
    throw new Error(`${this.is.name}: an event does not reach ${this.is.count} clients`);
  }

  async #round(asked: Asked, each: number, within?: number): Promise<Round> {
    const ready = heard(this.#clients, 'ready');
    this.#clients.send({ expect: Math.round(each * this.is.count) });
    await ready;
    const round = heard<Round>(this.#clients, 'round', within);
    this.#server.send(asked);
    return round;
  }
}

const SETTLE_MS = 500;
/** A hall opens its feeds in seconds; a machine that is busy with other things takes its time. */
const OPEN_WITHIN_MS = 180_000;
const WARM_UP_EVENTS = 20;
const WARM_UP_ANSWERS = 2_000;

/** A NATS server of a suite's own, where Debian's `nats-server` (or another) is on the PATH. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether this machine has one. Where it has none, what needs it is skipped, and says so. */
export const HAS_NATS = spawnSync('nats-server', ['--version']).status === 0;
if (!HAS_NATS) console.warn('SKIPPED: nats-server is not on the PATH, so nothing about NATS is tested here');

/** A server that can be killed and started again at its port. */
export class NatsServer {
  readonly #port: number;
  #process: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
  }

  static async start(): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.up();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#port}`;
  }

  async up(): Promise<void> {
    this.#process = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(this.#port)], { stdio: 'ignore' });
    while (!(await answers(this.#port))) await wait(20);
  }

  /** Kills it without a word. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A Ponte that nobody uses yet, as `pnpm start` leaves it. */
export class EmptyInstallation {
  readonly url: string;
  /** What the server printed: opens the first account. */
  readonly beginning: string;
  readonly #data: string;
  readonly #process: ChildProcess;

  private constructor(parts: { url: string; beginning: string; data: string; process: ChildProcess }) {
    this.url = parts.url;
    this.beginning = parts.beginning;
    this.#data = parts.data;
    this.#process = parts.process;
  }

  /** Starts it, and waits until it prints how to begin. */
  static async start(): Promise<EmptyInstallation> {
    const data = mkdtempSync(join(tmpdir(), 'ponte-story-'));
    const port = await freePort();
    const words = ['--import', 'tsx', 'api/src/main.ts', 'start', '--port', String(port)];
    const secret = randomBytes(32).toString('base64url');
    const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '', PONTE_SECRET: secret };
    const child = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let log = '';
    const beginning = await new Promise<string>((ready, failed) => {
      const read = (chunk: Buffer) => {
        log += chunk.toString();
        const [link] = /http\S+\/organiser\/begin#\S+/.exec(log) ?? [];
        if (link) ready(link);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', (code) => failed(new Error(`the server ended with ${code}:\n${log}`)));
    });
    return new EmptyInstallation({ url: new URL(beginning).origin, beginning, data, process: child });
  }

  /** Ends the process in good order and removes its data. */
  async stop(): Promise<void> {
    this.#process.removeAllListeners('exit');
    const gone = new Promise((over) => this.#process.once('exit', over));
    this.#process.kill('SIGTERM');
    await gone;
    rmSync(this.#data, { recursive: true, force: true });
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeskApi } from './deskApi.ts';
import { freePort } from './freePort.ts';

/** What the demo writes about itself. */
export interface Demo {
  url: string;
  board: string;
  wallboard: string;
  organiser: { email: string; password: string };
  session: string;
  participants: {
    name: string;
    side: 'exhibitor' | 'buyer';
    badgeToken: string;
    badgeUrl: string;
    frontCode: string;
  }[];
  partner: { apiKey: string };
}

const UNHURRIED = { answerSeconds: 300, summonsSeconds: 900, silentSeconds: 300 };

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A running Ponte with the demo fair and no robots, on a port and a data folder of its own. */
export class Installation {
  readonly #port: number;
  readonly #data: string;
  /** Words of the demo's command line. */
  readonly #words: readonly string[];
  #process: ChildProcess | null = null;
  #log = '';

  private constructor(port: number, data: string, words: readonly string[]) {
    this.#port = port;
    this.#data = data;
    this.#words = words;
  }

  /** `nodes`: that many processes serve behind the one port. `unhurried`: people have minutes to answer and to walk, so that a slow machine tells the same story. */
  static async start({ nodes, unhurried }: { nodes?: number; unhurried?: boolean } = {}): Promise<Installation> {
    const data = mkdtempSync(join(tmpdir(), 'ponte-story-'));
    const words = ['--no-robots', ...(nodes ? ['--cluster', String(nodes)] : [])];
    const installation = new Installation(await freePort(), data, words);
    await installation.up();
    if (unhurried) await installation.changeRules(UNHURRIED);
    return installation;
  }

  /** Puts rules of the live session into force, as its organiser. */
  async changeRules(rules: object): Promise<void> {
    const desk = await DeskApi.signIn(this);
    const query = 'mutation ($input: ChangeRulesInput!) { changeRules(input: $input) { __typename } }';
    const input = { session: this.demo.session, idempotencyKey: randomUUID(), reason: 'A story is told', rules };
    const { changeRules } = await desk.ask<{ changeRules: { __typename: string } }>(query, { input });
    if (changeRules.__typename !== 'SessionSuccess') throw new Error(`rules were refused: ${changeRules.__typename}`);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where this installation keeps its database. */
  get dataDir(): string {
    return this.#data;
  }

  /** What is told to who may sign in. */
  get demo(): Demo {
    return JSON.parse(readFileSync(join(this.#data, 'demo.json'), 'utf8')) as Demo;
  }

  /** The processes that serve, and how many live sessions each conducts. */
  get nodes(): { pid: number; conducting: number }[] {
    return JSON.parse(readFileSync(join(this.#data, 'nodes.json'), 'utf8')) as { pid: number; conducting: number }[];
  }

  /** Starts the process and waits until it says that it is ready. */
  async up(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'api/src/main.ts', 'demo', ...this.#words, '--port', String(this.#port)],
      {
        cwd: root,
        env: { ...process.env, DATA_DIR: this.#data, DATABASE_URL: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      },
    );
    this.#process = child;
    // A story that was given up leaves no server behind.
    process.once('exit', this.#leave);
    await new Promise<void>((ready, failed) => {
      const read = (chunk: Buffer) => {
        this.#log += chunk.toString();
        if (this.#log.includes('Ponte is ready')) ready();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.on('exit', (code) => failed(new Error(`the server ended with ${code}:\n${this.#log}`)));
    });
  }

  /** Kills the process without a word, as a power cut does, and waits until it is gone. The database's orphan stays for the next start. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the process in good order and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.#data, { recursive: true, force: true });
  }

  readonly #leave = () => void this.#process?.kill('SIGTERM');

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    this.#log = '';
    process.off('exit', this.#leave);
    if (!child?.pid || child.exitCode !== null) return;
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(child.pid, signal);
    await gone;
  }
}

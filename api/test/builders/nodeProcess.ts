/** A node as a process of its own, as `pnpm start` runs it: killed, stopped and drained as nodes are. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a node is started with. */
export interface NodeSettings {
  databaseUrl: string;
  dataDir: string;
  /** Of the installation; also seals what nodes say to each other. */
  secret: string;
  /** Null: nodes talk by HTTP, on a port of their own. */
  natsUrl?: string | null;
  /** It serves the screens too. */
  client?: boolean;
}

/** A node that serves. */
export class NodeProcess {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
  }

  /** Starts it and waits until it serves. */
  static async start({
    databaseUrl,
    dataDir,
    secret,
    natsUrl = null,
    client = false,
  }: NodeSettings): Promise<NodeProcess> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'api/src/main.ts', 'start', ...(client ? [] : ['--no-client']), '--port', '0'],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          DATA_DIR: dataDir,
          PONTE_SECRET: secret,
          CLUSTER_SECRET: secret,
          LOG_LEVEL: 'warn',
          ...(natsUrl ? { NATS_URL: natsUrl } : { CLUSTER_URL: 'http://127.0.0.1:0' }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        said += chunk.toString();
        const ready = /ready at (\S+)/.exec(said);
        if (ready) resolve(ready[1]!);
      };
      child.stdout!.on('data', read);
      child.stderr!.on('data', read);
      child.once('exit', (code) => reject(new Error(`the node ended with ${code}:\n${said}`)));
    });
    return new NodeProcess(child, url);
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** SIGSTOP, or SIGCONT: it stands still, or goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal);
  }

  /** Ends it without a word. */
  kill(): Promise<number | null> {
    return this.#end('SIGKILL');
  }

  /** Ends it in good order; answers its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.isRunning) return this.#process.exitCode;
    const gone = once(this.#process, 'exit');
    this.#process.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }
}

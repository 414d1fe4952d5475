/**
 * Several nodes as processes of one machine behind one port, to try out what many machines do. Node's own cluster module hands each new
 * connection to the next process: nothing stands between a client and its node, and a node that dies loses only its own connections.
 */
import cluster, { type Worker } from 'node:cluster';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FromNode, ToNode } from './nodeMessages.ts';
import { replaceFile } from '../wholeFile.ts';

/** One that dies sooner after its start than this is started again only after a pause. */
const SHORT_LIFE_MS = 5_000;

/** How the nodes are run. */
export interface NodesWanted {
  count: number;
  /** The program and its first words; the words of each node follow. */
  program: string;
  words: readonly string[];
  /** Settings of each node, over this process's own. */
  env: Readonly<Record<string, string>>;
  dataDir: string;
  say(line: string): void;
}

/** Nodes that run. */
export interface RunningNodes {
  /** Where they serve. */
  url: string;
  /** Lets all hand over, and waits for their end. */
  stop(): Promise<void>;
}

/** What `nodes.json` in the data folder says of each node. */
export interface NodeListed {
  pid: number;
  /** Live sessions that it conducts. */
  conducting: number;
}

/** Starts the nodes, and starts each again that ends by itself. Resolves when all serve; fails where the first start of one fails. */
export async function runNodes(wanted: NodesWanted): Promise<RunningNodes> {
  const nodes = new Nodes(wanted);
  try {
    const urls = await Promise.all(Array.from({ length: wanted.count }, (_, at) => nodes.start(at)));
    return { url: urls[0]!, stop: () => nodes.stop() };
  } catch (error) {
    await nodes.stop();
    throw error;
  }
}

class Nodes {
  readonly #wanted: NodesWanted;
  readonly #running: (Worker | undefined)[] = [];
  readonly #listed: (NodeListed | undefined)[] = [];
  #listing: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(wanted: NodesWanted) {
    this.#wanted = wanted;
    cluster.setupPrimary({ exec: wanted.program, args: [...wanted.words], execArgv: process.execArgv });
  }

  /** Starts node number `at` and resolves with its address when it serves. */
  start(at: number): Promise<string> {
    const worker = cluster.fork(this.#wanted.env);
    const from = performance.now();
    this.#running[at] = worker;
    // A message to a node that has just ended.
    worker.on('error', () => undefined);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromNode) => {
        this.#list(at, { pid: worker.process.pid!, conducting: message.told === 'conducting' ? message.sessions : 0 });
        if (message.told !== 'ready') return;
        this.#wanted.say(`node ${at + 1} of ${this.#wanted.count} serves as process ${worker.process.pid}`);
        resolve(message.url);
      });
      worker.once('exit', (code, signal) => {
        this.#running[at] = undefined;
        this.#list(at, undefined);
        reject(new NodeEnded(`node ${at + 1} ended with ${signal ?? code}`));
        if (!this.#isStopping)
          void this.#replace(at, { ended: signal ?? String(code), after: performance.now() - from });
      });
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(
      this.#running.map(async (worker) => {
        if (!worker?.isConnected()) return;
        const ended = new Promise((resolve) => worker.once('exit', resolve));
        worker.send('stop' satisfies ToNode);
        await ended;
      }),
    );
    await this.#listing;
  }

  async #replace(at: number, { ended, after }: { ended: string; after: number }): Promise<void> {
    this.#wanted.say(`node ${at + 1} ended (${ended}); it is started again`);
    if (after < SHORT_LIFE_MS) await wait(SHORT_LIFE_MS - after);
    if (!this.#isStopping) await this.start(at).catch(() => undefined);
  }

  /** For people and stories that want to see which process does what. */
  #list(at: number, listed: NodeListed | undefined): void {
    this.#listed[at] = listed;
    const text = `${JSON.stringify(this.#listed.filter(Boolean), null, 2)}\n`;
    const { dataDir } = this.#wanted;
    this.#listing = this.#listing.then(async () => {
      await mkdir(dataDir, { recursive: true });
      await replaceFile(join(dataDir, NODES_FILE), { text });
    });
    this.#listing.catch(() => undefined);
  }
}

const NODES_FILE = 'nodes.json';

/** A node that ended before it served. */
class NodeEnded extends Error {}

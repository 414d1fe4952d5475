/** Brings the embedded server up, keeps it up while this process needs it, and stops it when nobody does. See EMBEDDED.md. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureCluster } from './cluster.ts';
import { DatabaseFault } from './fault.ts';
import { settleHome, type Home } from './home.ts';
import { ensureDatabase, keep, urlOf, type Door, type Keeper } from './keeper.ts';
import type { DatabaseLog } from './log.ts';
import { findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import type { RunnerWay } from './runner.ts';
import { replaceFile } from '../wholeFile.ts';

/** What an embedded server needs to know. `port` is demanded; without it a free one is chosen and remembered. */
export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly log: DatabaseLog;
  /** Further settings of the server; only tests give durability up. */
  readonly settings?: Record<string, string>;
  /** Ways to run the server as root that are not to be used. */
  readonly forbid?: readonly RunnerWay[];
  /** A folder with `bin`, `lib` and `share` of a PostgreSQL to use instead of the packaged one. */
  readonly programs?: string;
}

/** A server that runs for us. */
export interface EmbeddedServer {
  readonly url: string;
  /** Where its data lies. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Opens the database of a data folder: makes it, starts it, or adopts the server that already runs on it. */
export async function openEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log } = options;
  const home = await settleHome(options);
  await ensureCluster(home);
  const password = (await readFile(home.passwordFile, 'utf8')).trim();
  const hold: Hold = { stopping: false };

  const comeUp = async (port: number | undefined) => {
    const onLost = () => {
      hold.reviving = revive();
    };
    const up = await bringUp({ home, password, port, options, onLost });
    hold.keeper = up.keeper;
    hold.port = up.door.port;
    return up.door;
  };
  /** The server died under us: its port was given out to pools already, so it comes back at the same one. */
  const revive = async () => {
    hold.keeper = undefined;
    log.warn(`The database server in ${home.folder} went away; starting it again.`);
    while (!hold.stopping && !hold.keeper)
      await comeUp(hold.port).catch(async (error: unknown) => {
        log.error(`The database server does not come back: ${error instanceof Error ? error.message : String(error)}`);
        await wait(REVIVE_EVERY_MILLISECONDS);
      });
  };

  const door = await comeUp(options.port);
  await ensureDatabase(door);
  log.info(`PostgreSQL runs at 127.0.0.1:${door.port} with its data in ${home.folder}.`);
  return { url: urlOf(door), folder: home.folder, stop: () => leave(home, hold) };
}

interface Hold {
  keeper?: Keeper;
  /** Where it was found first. */
  port?: number;
  /** While the server is brought back: whoever leaves waits for it, so that no server is left behind that nobody stops. */
  reviving?: Promise<void>;
  stopping: boolean;
}

const REVIVE_EVERY_MILLISECONDS = 2_000;
const RETRY_EVERY_MILLISECONDS = 50;
/** Recovery after a crash reads what was written since the last checkpoint (at most 1 GB), and a stop may take 30 s. */
const PATIENCE_MILLISECONDS = 90_000;

async function leave(home: Home, hold: Hold): Promise<void> {
  if (hold.stopping) return;
  hold.stopping = true;
  await hold.reviving;
  const last = await hold.keeper?.leave().catch(() => false);
  if (last) await stopPostmaster(home);
  await hold.keeper?.close();
}

interface Bringing {
  readonly home: Home;
  readonly password: string;
  readonly port: number | undefined;
  readonly options: EmbeddedOptions;
  readonly onLost: () => void;
}

/** Adopts or starts, again and again: another process may start, stop or crash the same server at any moment. */
async function bringUp(bringing: Bringing): Promise<{ door: Door; keeper: Keeper }> {
  const { home, password, options, onLost } = bringing;
  const until = Date.now() + PATIENCE_MILLISECONDS;
  let refused: unknown;
  while (Date.now() < until) {
    const running = await findPostmaster(home);
    if (!running) await start(bringing);
    else if (running.port) {
      const door = { port: running.port, password };
      try {
        const keeper = await keep(door, onLost);
        if (bringing.port && bringing.port !== door.port)
          options.log.warn(
            `The database server already runs at port ${door.port}; ${bringing.port} will be used from its next start.`,
          );
        return { door, keeper };
      } catch (error) {
        refused = error;
      }
    }
    await wait(RETRY_EVERY_MILLISECONDS);
  }
  throw new DatabaseFault(
    'start-failed',
    `The database server in ${home.folder} took too long to come up. Its log: ${home.logFile}`,
    { cause: refused },
  );
}

async function start({ home, port, options }: Bringing): Promise<void> {
  const chosen = port ?? ((await rememberedPort(home)) || (await freePort()));
  const started = await startPostmaster(home, chosen, options.settings ?? {});
  if (started.outcome === 'ready') await replaceFile(home.portFile, { text: String(chosen) });
  if (started.outcome !== 'failed') return;
  if (started.fault.code !== 'port-taken') throw started.fault;
  if (port)
    throw new DatabaseFault(
      'port-taken',
      `Port ${port}, wanted for the database in ${home.folder}, is taken by another program.`,
      { cause: started.fault },
    );
  const other = await freePort();
  options.log.warn(`Port ${chosen} of the database is taken by another program; it moves to ${other}.`);
  await replaceFile(home.portFile, { text: String(other) });
}

async function rememberedPort(home: Home): Promise<number> {
  return Number(await readFile(home.portFile, 'utf8').catch(() => '0'));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

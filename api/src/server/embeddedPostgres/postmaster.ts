/** The server process of a cluster: finding the one that runs, starting one, stopping it. PostgreSQL's own postmaster.pid is the truth. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Stats } from 'node:fs';
import { chown, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { faultFromOutput, type DatabaseFault } from './fault.ts';
import type { Home } from './home.ts';
import { run, serverEnvironment } from './program.ts';

/** A server that runs on our cluster, started by us or by a process before us. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

type Cluster = Pick<Home, 'cluster'>;

/** The server that runs on this cluster now, if any. A pid file left by a dead server counts as none. */
export async function findPostmaster(home: Cluster): Promise<Postmaster | undefined> {
  const lines = (await readFile(pidFile(home), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !(await runsCluster(pid, home))) return undefined;
  return { pid, port, ready: (lines[7] ?? '').trim() === 'ready' };
}

/** What became of a start: it runs, or why not. `held` means that another server has, or is just giving up, this cluster. */
export type Started =
  { outcome: 'ready'; pid: number } | { outcome: 'held' } | { outcome: 'failed'; fault: DatabaseFault };

/** Starts the server and waits until it takes connections. It outlives us, whatever becomes of us. */
export async function startPostmaster(home: Home, port: number, settings: Record<string, string>): Promise<Started> {
  await disownStale(home);
  const log = await openLog(home);
  const from = (await log.stat()).size;
  const all = { ...SETTINGS, ...settings, port: String(port) };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, uid, gid } = home.runner.command(home.binaries.postgres, ['-D', home.cluster, ...flags]);
  // A session of its own: Ctrl-C in the terminal must reach us first. A file for its words: a pipe would break when we die.
  const child = spawn(file, [...args], {
    uid,
    gid,
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
  });
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]).then(
    () => true as const,
    () => true as const,
  );
  child.unref();
  try {
    for (;;) {
      const over = await Promise.race([ended, wait(LOOK_EVERY_MILLISECONDS, false as const)]);
      if (over) return await whyEnded(home, from);
      const running = await findPostmaster(home);
      if (running?.ready && running.pid === child.pid) return { outcome: 'ready', pid: running.pid };
    }
  } finally {
    await log.close();
  }
}

/** Ends the server and waits until it is gone: transactions are rolled back, data is written. */
export async function stopPostmaster(home: Home): Promise<void> {
  const running = await findPostmaster(home);
  if (!running) return;
  signal(running.pid, 'SIGINT');
  const patience = Date.now() + STOP_PATIENCE_MILLISECONDS;
  while (await runsCluster(running.pid, home)) {
    if (Date.now() > patience) signal(running.pid, 'SIGQUIT');
    await wait(LOOK_EVERY_MILLISECONDS);
  }
}

const LOOK_EVERY_MILLISECONDS = 20;
const STOP_PATIENCE_MILLISECONDS = 30_000;
const LOG_KEPT_BYTES = 10_000_000;

/** Only this machine, only by TCP and password; sockets in the file system have a length limit that deep clones break. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

function pidFile(home: Cluster): string {
  return join(home.cluster, 'postmaster.pid');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A pid is used again after a restart of the machine, most of all in containers; so it is asked what it runs. */
async function runsCluster(pid: number, home: Cluster): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux')
    return (await run({ file: 'ps', args: ['-o', 'comm=', '-p', String(pid)] })).output.includes('postgres');
  // Compared as folders, not by name: one folder has several names where it is mounted twice.
  const folder = await stat(`/proc/${pid}/cwd`).catch(() => undefined);
  if (folder) return isSameFolder(folder, await stat(home.cluster).catch(() => undefined));
  // Another user's process hides its folder from us, a dead one that nobody waited for (Z) has none.
  const [, name, state] = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).match(/\((.*)\) (\S)/) ?? [];
  return name === 'postgres' && state !== 'Z';
}

function isSameFolder(one: Stats, other: Stats | undefined): boolean {
  return one.dev === other?.dev && one.ino === other.ino;
}

/**
 * Makes the server see that the pid in its file is not a server's: it takes its own parent's pid for stale, and then still checks
 * by the shared memory named in the same file that nobody uses the data. Removing the file would remove that check.
 */
async function disownStale(home: Home): Promise<void> {
  const lines = (await readFile(pidFile(home), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || (await runsCluster(pid, home))) return;
  const rewritten = `${pidFile(home)}.${process.pid}`;
  await writeFile(rewritten, [process.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 });
  const { user } = home.runner;
  if (user) await chown(rewritten, user.uid, user.gid);
  await rename(rewritten, pidFile(home));
}

async function openLog(home: Home): ReturnType<typeof open> {
  const { size } = await stat(home.logFile).catch(() => ({ size: 0 }));
  if (size > LOG_KEPT_BYTES) await rename(home.logFile, `${home.logFile}.old`);
  return open(home.logFile, 'a', 0o600);
}

const HELD = /lock file ".*postmaster\.pid" already exists|pre-existing shared memory block|could not create lock file/;

async function whyEnded(home: Home, from: number): Promise<Started> {
  const said = (await readFile(home.logFile)).subarray(from).toString();
  return HELD.test(said) ? { outcome: 'held' } : { outcome: 'failed', fault: faultFromOutput(said, home.folder) };
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}

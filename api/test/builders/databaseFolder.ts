/** Data folders and servers of their own, for tests of what happens to a server; all are gone after each test. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, vi } from 'vitest';
import { openDatabase, type Database } from '../../src/server/embeddedPostgres/openDatabase.ts';

const CHILD = fileURLToPath(new URL('./databaseProcess.ts', import.meta.url));
/** What was told to the operator. */
export const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

/** Done after the test, the last first. */
export const cleaning: (() => unknown)[] = [];
afterEach(async () => {
  vi.clearAllMocks();
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

/** An empty data folder, as private as `mktemp -d` makes it. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-data-'));
  cleaning.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let made: Promise<string> | undefined;

/** A data folder with an empty database in it: a copy, for making one takes longer than all else here. */
export async function madeFolder(): Promise<string> {
  made ??= makeFolder();
  const folder = await dataFolder();
  await cp(await made, folder, { recursive: true });
  return folder;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-made-'));
  const database = await openDatabase({ dataDir: folder, log });
  await database.stop();
  await rm(join(folder, 'postgres', 'port'));
  return folder;
}

afterAll(async () => {
  if (made) await rm(await made, { recursive: true, force: true });
});

type Options = Partial<Parameters<typeof openDatabase>[0]>;

/** Opens the database of a folder, until the end of the test. */
export async function opened(dataDir: string, more: Options = {}): Promise<Database> {
  const database = await openDatabase({ dataDir, log, ...more });
  cleaning.push(() => database.stop());
  return database;
}

/** A process that holds the same database open. */
export async function otherProcess(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(CHILD, [dataDir], { execArgv: ['--import', 'tsx'] });
  cleaning.push(() => child.kill('SIGKILL'));
  const [url] = (await once(child, 'message')) as [string];
  return { child, url };
}

/** Kills a process as `kill -9` does. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The values that a query gives, on a connection of its own. */
export async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Where the server's own data lies. */
export const cluster = (dataDir: string) => join(dataDir, 'postgres', 'cluster');

/** The pid of the server that runs on a cluster. */
export async function postmaster(folder: string): Promise<number> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]);
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Processes of the machine that are a postmaster of this folder. What a postmaster has just forked bears its name for a moment, and is none. */
export function serversOn(folder: string): string[] {
  const found = execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, args] = line.match(/^ *(\d+) +(\d+) (.*)$/) ?? [];
      return pid && args ? [{ pid, parent, args }] : [];
    })
    .filter(({ args }) => /postgres(\.exe)? -D /.test(args) && args.includes(`-D ${folder} `))
    .filter(({ args }) => !args.startsWith('unshare'));
  const pids = new Set(found.map(({ pid }) => pid));
  return found.filter(({ parent }) => !pids.has(parent!)).map(({ args }) => args);
}

/** A program that holds a port of this machine. */
export async function listening(port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  cleaning.push(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

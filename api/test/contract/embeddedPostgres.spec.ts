import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findBinaries } from '../../src/server/embeddedPostgres/binaries.ts';
import { openDatabase } from '../../src/server/embeddedPostgres/openDatabase.ts';
import {
  ask,
  cleaning,
  cluster,
  dataFolder,
  isAlive,
  kill,
  listening,
  log,
  madeFolder,
  opened,
  otherProcess,
  postmaster,
  serversOn,
} from '../builders/databaseFolder.ts';
import { PATIENCE } from '../builders/patience.ts';

const isRoot = process.getuid?.() === 0;

describe('an embedded database', () => {
  test('is made at the first start and found again, with its port, at the next', async () => {
    const dataDir = await dataFolder();
    const first = await opened(dataDir);
    expect(first.kind).toBe('embedded');
    await ask(first.url, 'create table kept (word text)');
    await ask(first.url, `insert into kept values ('澳門'), ('Macau')`);
    await first.stop();
    expect(serversOn(cluster(dataDir))).toEqual([]);
    const second = await opened(dataDir);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select word from kept order by word')).toEqual(['Macau', '澳門']);
  });

  test('keeps what it committed, speaks UTF-8, and answers to nobody without the password or from outside', async () => {
    const { url } = await opened(await madeFolder());
    expect(
      await ask(
        url,
        `select setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name`,
      ),
    ).toEqual(['on', 'on', 'on']);
    expect(await ask(url, `select current_setting('server_encoding'), current_setting('listen_addresses')`)).toEqual([
      'UTF8',
      '127.0.0.1',
    ]);
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password/);
  });

  test('is adopted when the process that started it was killed, and nothing committed is lost', async () => {
    const dataDir = await madeFolder();
    const { child, url } = await otherProcess(dataDir);
    await ask(url, 'create table kept as select 1 as one');
    const server = await postmaster(cluster(dataDir));
    await kill(child);
    expect(isAlive(server)).toBe(true);
    const database = await opened(dataDir);
    expect(database.url).toBe(url);
    expect(await postmaster(cluster(dataDir))).toBe(server);
    expect(await ask(url, 'select one from kept')).toEqual([1]);
    await database.stop();
    expect(serversOn(cluster(dataDir))).toEqual([]);
  });

  test('comes back at the same address when the server was killed under the process', async () => {
    const dataDir = await madeFolder();
    const { url } = await opened(dataDir);
    await ask(url, 'create table kept as select 2 as two');
    const server = await postmaster(cluster(dataDir));
    process.kill(server, 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(url, 'select two from kept')).toEqual([2]), {
      ...PATIENCE,
      interval: 100,
    });
    expect(await postmaster(cluster(dataDir))).not.toBe(server);
    expect(serversOn(cluster(dataDir))).toHaveLength(1);
  });

  test('starts when both the process and the server were killed', async () => {
    const dataDir = await madeFolder();
    const { child, url } = await otherProcess(dataDir);
    await ask(url, 'create table kept as select 3 as three');
    await kill(child);
    process.kill(await postmaster(cluster(dataDir)), 'SIGKILL');
    const database = await opened(dataDir);
    expect(await ask(database.url, 'select three from kept')).toEqual([3]);
  });

  test('is one server for all processes that start at once, and ends with the last of them', async () => {
    const dataDir = await dataFolder();
    const all = await Promise.all([otherProcess(dataDir), otherProcess(dataDir), opened(dataDir)]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    expect(serversOn(cluster(dataDir))).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(['postgres']);
    const [first, second, own] = all;
    await own.stop();
    first.child.send('leave');
    await once(first.child, 'exit');
    expect(await ask(second.url, 'select 1')).toEqual([1]);
    second.child.send('leave');
    await once(second.child, 'exit');
    expect(serversOn(cluster(dataDir))).toEqual([]);
  });

  test('stays with who uses it when another process comes by another name of the folder, and goes', async ({
    skip,
  }) => {
    const dataDir = await madeFolder();
    const otherName = await dataFolder();
    const { url } = await opened(dataDir);
    try {
      execFileSync('mount', ['--bind', dataDir, otherName], { stdio: 'ignore' });
    } catch {
      skip('this machine lets nobody mount a folder twice');
    }
    cleaning.push(() => execFileSync('umount', [otherName]));
    const server = await postmaster(cluster(dataDir));
    const guest = await openDatabase({ dataDir: otherName, log });
    expect(guest.url).toBe(url);
    await guest.stop();
    expect(await postmaster(cluster(dataDir))).toBe(server);
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  test('starts when its pid file names a process that is no server of this data', async () => {
    const dataDir = await madeFolder();
    const first = await opened(dataDir);
    const file = join(cluster(dataDir), 'postmaster.pid');
    const written = await readFile(file, 'utf8');
    await first.stop();
    await writeFile(file, written.replace(/^\d+/, String(process.pid)));
    const second = await opened(dataDir);
    expect(await ask(second.url, 'select 1')).toEqual([1]);
  });

  test('moves to another port when the one it had is taken, and says so', async () => {
    const dataDir = await madeFolder();
    const first = await opened(dataDir);
    await first.stop();
    const { port } = await listening(Number(new URL(first.url).port));
    const second = await opened(dataDir);
    expect(new URL(second.url).port).not.toBe(String(port));
    expect(log.warn).toHaveBeenCalledWith(expect.stringContaining(`Port ${port}`));
    expect(await ask(second.url, 'select 1')).toEqual([1]);
  });
});

describe('an embedded database that cannot be opened says why', () => {
  test('a demanded port that is taken', async () => {
    const dataDir = await madeFolder();
    const { port } = await listening();
    await expect(openDatabase({ dataDir, port, log })).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(String(port)),
    });
    expect(serversOn(cluster(dataDir))).toEqual([]);
  });

  test('data of another major version, which is left as it was', async () => {
    const dataDir = await madeFolder();
    await (await opened(dataDir)).stop();
    const file = join(cluster(dataDir), 'PG_VERSION');
    await writeFile(file, '15\n');
    await expect(openDatabase({ dataDir, log })).rejects.toMatchObject({
      code: 'other-version-data',
      message: expect.stringMatching(/PostgreSQL 15.*18.*pg_dump/s),
    });
    expect(await readFile(file, 'utf8')).toBe('15\n');
  });

  test('a folder that holds no data of ours', async () => {
    const dataDir = await dataFolder();
    await mkdir(cluster(dataDir), { recursive: true });
    await expect(openDatabase({ dataDir, log })).rejects.toMatchObject({
      code: 'data-damaged',
      message: expect.stringContaining(dataDir),
    });
  });

  test('a place where nothing may be written', async () => {
    const folder = await dataFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(openDatabase({ dataDir: join(folder, 'file', 'data'), log })).rejects.toMatchObject({
      code: 'no-permission',
      message: expect.stringContaining('DATA_DIR'),
    });
  });

  test('a full disk', async ({ skip }) => {
    const folder = await dataFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('this machine lets nobody mount a small disk');
    }
    cleaning.push(() => execFileSync('umount', [folder]));
    await expect(openDatabase({ dataDir: folder, log })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining(folder),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.runIf(isRoot)('an embedded database of root', () => {
  test('runs with data in a folder that only root can enter', async ({ skip }) => {
    try {
      execFileSync('unshare', ['--user', '--map-user=1', '--map-group=1', 'true'], { stdio: 'ignore' });
    } catch {
      skip('this machine allows no user namespaces');
    }
    const home = await dataFolder();
    await chmod(home, 0o700);
    const { url } = await opened(join(home, 'clone', '.ponte'));
    expect(await ask(url, 'select 1')).toEqual([1]);
    expect((await stat(join(home, 'clone', '.ponte', 'postgres', 'cluster'))).uid).toBe(0);
  });

  test('runs as a system user, with data and programs where that user can reach them, where namespaces are not allowed', async () => {
    const home = await dataFolder();
    await chmod(home, 0o700);
    const dataDir = join(home, 'clone', '.ponte');
    const programs = join(home, 'clone', 'programs');
    await cp((await findBinaries()).folder, programs, { recursive: true, verbatimSymlinks: true });
    const before = await readdir('/var/lib');
    const first = await opened(dataDir, { forbid: ['namespace'], programs });
    for (const name of (await readdir('/var/lib')).filter((name) => !before.includes(name)))
      cleaning.push(() => rm(join('/var/lib', name), { recursive: true, force: true }));
    await ask(first.url, 'create table kept as select 4 as four');
    const folder = (await readFile(join(dataDir, 'postgres-lies-at.txt'), 'utf8')).trim();
    expect(folder).toMatch(/^\/var\/lib\/ponte-[0-9a-f]+\/postgres$/);
    expect((await stat(join(folder, 'cluster'))).uid).not.toBe(0);
    expect(log.info).toHaveBeenCalledWith(expect.stringContaining(folder));
    expect(serversOn(join(folder, 'cluster'))).toEqual([expect.stringMatching(/^\/var\/lib\/ponte-postgres-18/)]);
    await first.stop();
    const second = await opened(dataDir, { programs });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select four from kept')).toEqual([4]);
  });

  test('keeps its files while it runs, also where the next process is allowed no namespace any more', async ({
    skip,
  }) => {
    const dataDir = await madeFolder();
    await chmod(dataDir, 0o755);
    const { url } = await opened(dataDir);
    if ((await stat(cluster(dataDir))).uid !== 0) skip('this machine allows no user namespaces');
    const guest = await openDatabase({ dataDir, log, forbid: ['namespace'] });
    await guest.stop();
    expect((await stat(cluster(dataDir))).uid).toBe(0);
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  test('survives the kill of its server when that runs as a system user', async () => {
    const dataDir = await dataFolder();
    await chmod(dataDir, 0o755);
    const { url } = await opened(dataDir, { forbid: ['namespace'] });
    process.kill(await postmaster(cluster(dataDir)), 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(url, 'select 1')).toEqual([1]), { ...PATIENCE, interval: 100 });
    expect(serversOn(cluster(dataDir))).toHaveLength(1);
  });
});

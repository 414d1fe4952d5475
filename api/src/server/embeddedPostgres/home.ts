/** Where a database of ours lies, who runs it and with which binaries. The folder is settled once and found again at every start. */
import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { binariesIn, findBinaries, type Binaries } from './binaries.ts';
import { DatabaseFault, faultFromFiles } from './fault.ts';
import type { DatabaseLog } from './log.ts';
import { findPostmaster } from './postmaster.ts';
import { run } from './program.ts';
import { canEnter, canRun, chooseRunner, ownerOf, type Runner, type RunnerWay } from './runner.ts';
import { createFile } from '../wholeFile.ts';

/** One database on this machine. `folder` comes into being whole, by one rename: cluster, password, port and log lie in it. */
export interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
}

/** Written into the data folder where the database had to be put elsewhere; holds that place. */
export const POINTER_FILE = 'postgres-lies-at.txt';

/** What a system user can reach on every Linux; the names below it begin with `ponte-`. */
const SHARED_PLACE = '/var/lib';

/** Settles where the database of this data folder lies. */
export async function settleHome(options: {
  dataDir: string;
  log: DatabaseLog;
  forbid?: readonly RunnerWay[];
  programs?: string;
}): Promise<Home> {
  const { log, forbid, programs } = options;
  const dataDir = await ownFolder(options.dataDir);
  const pointer = join(dataDir, POINTER_FILE);
  const elsewhere = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  const usual = elsewhere || join(dataDir, 'postgres');
  const owner = await ownerOf(join(usual, 'cluster'));
  const packaged = programs ? binariesIn(programs) : await findBinaries();
  const runner = await chooseRunner({ binaries: packaged, owner, forbid });
  const binaries = (await canRun(runner, packaged)) ? packaged : await copyBinaries(packaged, runner, log);
  const reachable = await canEnter(runner, dirname(usual));
  // A server that runs on it was started by somebody who could, and would lose its own files.
  const isUsed = (await findPostmaster(placesIn(usual))) !== undefined;
  if (owner?.uid === 0 && runner.user && !isUsed) await giveTo(runner, usual, reachable);
  const folder = owner || reachable ? usual : await chooseOtherPlace(pointer, log);
  return { ...placesIn(folder), binaries, runner };
}

/** The names of everything in a database's folder. */
export function placesIn(folder: string): Omit<Home, 'binaries' | 'runner'> {
  return {
    folder,
    cluster: join(folder, 'cluster'),
    passwordFile: join(folder, 'password'),
    portFile: join(folder, 'port'),
    logFile: join(folder, 'server.log'),
  };
}

async function ownFolder(dataDir: string): Promise<string> {
  const wanted = resolve(dataDir);
  try {
    await mkdir(wanted, { recursive: true });
    return await realpath(wanted);
  } catch (error) {
    throw faultFromFiles(error, wanted);
  }
}

/** Copied once for all databases of this machine: 60 MB, in place by one rename, so that two who copy at once do not collide. */
async function copyBinaries(packaged: Binaries, runner: Runner, log: DatabaseLog): Promise<Binaries> {
  const version = (await run({ file: packaged.postgres, args: ['--version'] })).output.replace(/[^0-9.]/g, '');
  const place = join(SHARED_PLACE, `ponte-postgres-${version}-${process.arch}`);
  const copied = binariesIn(place);
  if (!(await stat(copied.postgres).catch(() => undefined))) {
    const fresh = `${place}.new-${randomBytes(6).toString('hex')}`;
    try {
      await cp(packaged.folder, fresh, { recursive: true, verbatimSymlinks: true });
      await chmod(fresh, 0o755);
      await rename(fresh, place).catch(ignoreTaken);
      log.info(`The database server's programs were copied to ${place}, where its own user can reach them.`);
    } catch (error) {
      throw faultFromFiles(error, place);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }
  if (await canRun(runner, copied)) return copied;
  throw new DatabaseFault(
    'no-permission',
    `User ${runner.user?.name} cannot run ${copied.postgres}. Set DATABASE_URL, or start Ponte as a user other than root.`,
  );
}

async function giveTo(runner: Runner, folder: string, reachable: boolean): Promise<void> {
  if (!reachable)
    throw new DatabaseFault(
      'no-permission',
      `The database in ${folder} belongs to root, this machine allows no user namespace, and user ${runner.user?.name} cannot enter that folder. ` +
        'Let others enter the folders above it (chmod o+x), or set DATABASE_URL.',
    );
  const { uid, gid } = runner.user ?? { uid: 0, gid: 0 };
  const { code, output } = await run({ file: 'chown', args: ['-R', `${uid}:${gid}`, join(folder, 'cluster')] });
  if (code !== 0)
    throw new DatabaseFault(
      'no-permission',
      `The database in ${folder} could not be given to user ${runner.user?.name}: ${output}`,
    );
}

/** Whoever writes the pointer first decides; a random name, so that a new clone at an old path never finds old data. */
async function chooseOtherPlace(pointer: string, log: DatabaseLog): Promise<string> {
  const folder = join(SHARED_PLACE, `ponte-${randomBytes(6).toString('hex')}`, 'postgres');
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
    await createFile(pointer, { text: `${folder}\n` });
    log.info(`The database lies in ${folder}: its own user cannot enter ${dirname(pointer)}.`);
    return folder;
  } catch (error) {
    await rm(dirname(folder), { recursive: true, force: true });
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return (await readFile(pointer, 'utf8')).trim();
    throw faultFromFiles(error, dirname(folder));
  }
}

function ignoreTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

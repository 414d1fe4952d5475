/** Makes a database's folder, whole or not at all, and checks that what is there can be read by our server. */
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseFault, faultFromFiles, faultFromOutput } from './fault.ts';
import { placesIn, type Home } from './home.ts';
import { run } from './program.ts';

/** The superuser of every embedded server, and the name of its one database. */
export const OWNER = 'ponte';

/** Makes the cluster where there is none. Two who do so at once each make one, and the rename decides whose it is. */
export async function ensureCluster(home: Home): Promise<void> {
  if (await exists(home.cluster)) return checkVersion(home);
  const fresh = placesIn(`${home.folder}.new-${randomBytes(6).toString('hex')}`);
  try {
    await removeAbandoned(home.folder);
    await mkdir(fresh.cluster, { recursive: true });
    await chmod(fresh.folder, 0o755);
    await writeFile(fresh.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    const { user } = home.runner;
    if (user) for (const place of [fresh.cluster, fresh.passwordFile]) await chown(place, user.uid, user.gid);
    await initialise(home, fresh);
    await rename(fresh.folder, home.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw faultFromFiles(error, home.folder);
  } finally {
    await rm(fresh.folder, { recursive: true, force: true });
  }
}

/** The built-in provider orders by code point and knows Unicode's cases, on every system alike. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] as const;

async function initialise(home: Home, fresh: ReturnType<typeof placesIn>): Promise<void> {
  const ended = await run(
    home.runner.command(home.binaries.initdb, [
      `--pgdata=${fresh.cluster}`,
      `--username=${OWNER}`,
      `--pwfile=${fresh.passwordFile}`,
      '--auth=scram-sha-256',
      ...LOCALE,
    ]),
  );
  if (ended.code !== 0) throw faultFromOutput(ended.output, home.folder);
}

async function checkVersion(home: Home): Promise<void> {
  const written = (await readFile(join(home.cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const ours = (await run(home.runner.command(home.binaries.postgres, ['--version']))).output.match(/(\d+)\./)?.[1];
  if (!written)
    throw new DatabaseFault(
      'data-damaged',
      `${home.cluster} holds no readable PostgreSQL data. Restore a backup, or move the folder away to begin with an empty database.`,
    );
  if (written !== ours)
    throw new DatabaseFault(
      'other-version-data',
      `The data in ${home.folder} was written by PostgreSQL ${written}, and this Ponte brings ${ours}. ` +
        'Write it out with the old version (pg_dump) and read it into the new one, set DATA_DIR to another folder, or set DATABASE_URL.',
    );
}

const ABANDONED_AFTER_MILLISECONDS = 3_600_000;

/** Folders of somebody who was killed while making a cluster. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(`${basename(folder)}.new-`)) continue;
    const { mtimeMs } = await stat(join(dirname(folder), name));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MILLISECONDS)
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}

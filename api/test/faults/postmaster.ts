import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The pid of the server that runs on an embedded database's folder. */
export async function postmaster(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
}

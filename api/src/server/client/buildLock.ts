import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** How often a process that waits looks again. */
const LOOK_EVERY_MS = 250;

/** Does the work while no other process of this machine does the same: who finds the lock waits (until it is asked to stop); the lock of a process that is gone is taken over. */
export async function withBuildLock<Result>(
  path: string,
  work: () => Promise<Result>,
  asked?: AbortSignal,
): Promise<Result> {
  while (!(await take(path))) {
    asked?.throwIfAborted();
    if (!(await isHeld(path))) await rm(path, { force: true });
    else await wait(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that made the lock lives; one that has not yet written its number does. */
async function isHeld(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { RehearsalThreadData } from './rehearsalWorker.ts';
import { workBy, type RehearsalWork, type WorkAsked } from './work.ts';

/** How far a thread steps back behind the server's own on a busy machine (nice). */
const STEPS_BACK = 10;
/** Megabytes of one thread: a day of a thousand people takes a tenth. */
const MOST_MEMORY = 1_024;

/** Threads for one rehearsal; closing them ends what runs. */
export interface RehearsalThreads {
  work: RehearsalWork;
  close(): Promise<void>;
}

/** Starts threads that know the fair: all cores for a command, fewer beside a server. Whoever closes them ends what runs: it fails. */
export function rehearsalThreads(data: RehearsalThreadData, threads = availableParallelism()): RehearsalThreads {
  const pool = new Piscina<WorkAsked, unknown>({
    filename: new URL('./rehearsalWorker.ts', import.meta.url).href,
    workerData: data,
    minThreads: threads,
    maxThreads: threads,
    niceIncrement: STEPS_BACK,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return { work: workBy((asked) => pool.run(asked)), close: () => pool.destroy() };
}

import { Piscina } from 'piscina';
import type { Report } from './block.ts';
import type { DayPlanSheet } from './dayPlan.ts';

/** How far the thread steps back behind the server's own on a busy machine (nice). */
const STEPS_BACK = 10;
/** Between two reports it sleeps; then it goes. */
const IDLE_MS = 60_000;
/** Reports that wait for their turn at most. */
const MOST_WAITING = 32;

/** Draws reports and day plans beside the server, one at a time. */
export class ReportThread {
  readonly #pool = new Piscina<Report | DayPlanSheet, Uint8Array>({
    filename: new URL('./reportWorker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    maxQueue: MOST_WAITING,
    niceIncrement: STEPS_BACK,
  });

  async draw(report: Report | DayPlanSheet): Promise<Buffer> {
    return Buffer.from(await this.#pool.run(report));
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

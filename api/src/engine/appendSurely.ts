import { AppendUnknown, type AppendResult, type Batch, type SessionLog } from '../ports/sessionLog.ts';
import type { Logger } from '../ports/logger.ts';
import type { Pause } from './pause.ts';

export interface AppendMeans {
  log: SessionLog;
  logger: Logger;
  pause: Pause;
}

/**
 * Appends a batch and comes back only with what is sure. After a lost connection the batch is looked for in the log; when it is not there the
 * very same batch is sent again: the fence lets only one of the two in, whichever arrives first. Ends early only by `pause` refusing to go on.
 */
export async function appendSurely(batch: Batch, means: AppendMeans): Promise<AppendResult | Failed> {
  for (let attempt = 0; ; attempt++) {
    const tried = await tryAppend(batch, means);
    if ('appended' in tried || 'guarded' in tried) return tried;
    // Fenced after a lost answer may mean that the batch itself moved the head.
    if ('fenced' in tried && attempt === 0) return tried;
    const head = await lookUp(batch, means);
    if (head !== null) return { appended: head };
    if ('fenced' in tried) return tried;
    if ('failed' in tried) return tried;
    await means.pause(attempt);
  }
}

/** The log could not do it, and it is sure that it did not: nothing of the batch is written. */
export interface Failed {
  failed: string;
}

type Tried = AppendResult | { unknown: true } | Failed;

async function tryAppend(batch: Batch, { log, logger }: AppendMeans): Promise<Tried> {
  try {
    return await log.append(batch);
  } catch (error) {
    const { session, batch: name } = batch;
    logger.warn({ session, batch: name, error: String(error) }, 'the answer to an append was lost');
    return error instanceof AppendUnknown ? { unknown: true } : { failed: String(error) };
  }
}

async function lookUp({ session, batch }: Batch, { log, logger, pause }: AppendMeans): Promise<number | null> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await log.batchHead(session, batch);
    } catch (error) {
      logger.warn({ session, batch, error: String(error) }, 'a batch could not be looked up');
      await pause(attempt);
    }
  }
}

import type { SessionId } from '../domain/kernel/id.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Logger } from '../ports/logger.ts';
import type { SessionLog } from '../ports/sessionLog.ts';
import type { Core } from './core.ts';
import { nextTurn } from './nextTurn.ts';
import { readLog } from './readLog.ts';
import { sessionInSlices, STATE_VERSION } from './snapshotText.ts';

/** Events read from the log and folded in one go, before others get their turn. */
const PAGE = 1_000;

export interface RebuildMeans {
  log: SessionLog;
  core: Core;
  logger: Logger;
}

/** The session as its snapshot and the events after it tell; throws `UnreadableEvent` before folding what this code does not know. */
export async function rebuild(session: SessionId, means: RebuildMeans): Promise<Session> {
  return catchUp(await fromSnapshot(session, means), means);
}

/** The session with every event that the log holds after it. The next page is on its way while one is folded. */
export async function catchUp(session: Session, { log, core }: RebuildMeans): Promise<Session> {
  const pageAfter = (after: number) => readLog(log, { session: session.session, after, limit: PAGE });
  let caughtUp = session;
  for (let page = await pageAfter(session.head); page.length > 0;) {
    const next = pageAfter(page.at(-1)!.sequence);
    // What is folded now may throw first; then nobody waits for the next page.
    next.catch(() => {});
    for (const { event } of page) caughtUp = core.evolve(caughtUp, event);
    page = await next;
  }
  return caughtUp;
}

/** A snapshot is a cache: one that cannot be read costs only time. */
async function fromSnapshot(session: SessionId, { log, core, logger }: RebuildMeans): Promise<Session> {
  try {
    const snapshot = await log.snapshot(session, STATE_VERSION);
    if (snapshot) return await sessionInSlices(snapshot.body, nextTurn);
  } catch (error) {
    logger.warn(
      { session, error: String(error) },
      'a snapshot could not be read; the log is folded from its beginning',
    );
  }
  return core.emptySession(session);
}

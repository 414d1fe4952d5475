import type { SessionId } from '../domain/kernel/id.ts';
import type { LoggedEvent, SessionLog } from '../ports/sessionLog.ts';
import { inCurrentShape } from './eventVersion.ts';

/** The log has a hole: nothing is folded or handed on over it. */
export class LogHole extends Error {}

/** Which part of which log. */
export interface Stretch {
  session: SessionId;
  after: number;
  limit: number;
}

/** Events of the log in sequence and in the shape that this code folds; throws `LogHole` or `UnreadableEvent` rather than leave one out. */
export async function readLog(log: SessionLog, { session, after, limit }: Stretch): Promise<LoggedEvent[]> {
  const page = await log.read(session, after, limit);
  return page.map((logged, at) => {
    if (logged.sequence !== after + at + 1)
      throw new LogHole(`event ${logged.sequence} follows ${after + at} in session ${session}`);
    return inCurrentShape(logged);
  });
}

import type { SessionId } from '../domain/kernel/id.ts';
import type { LoggedEvent, SessionLog } from '../ports/sessionLog.ts';
import { inCurrentShape, isReadable } from './eventVersion.ts';

/** The log has a hole: nothing is folded or handed on over it. */
export class LogHole extends Error {}

/** Which part of which log. */
export interface Stretch {
  session: SessionId;
  after: number;
  limit: number;
}

/**
 * Events of the log in sequence and in the shape that this code folds, up to the first that has none; throws `UnreadableEvent` where that is the
 * very next one, and `LogHole` rather than leave one out. Empty at the end of the log only.
 */
export async function readLog(log: SessionLog, { session, after, limit }: Stretch): Promise<LoggedEvent[]> {
  const read: LoggedEvent[] = [];
  for (const logged of await log.read(session, after, limit)) {
    const expected = after + read.length + 1;
    if (logged.sequence !== expected)
      throw new LogHole(`event ${logged.sequence} stands where ${expected} should, in session ${session}`);
    if (read.length > 0 && !isReadable(logged)) break;
    read.push(inCurrentShape(logged));
  }
  return read;
}

import type { Session } from '../domain/pairing/session.ts';
import type { Logger } from '../ports/logger.ts';
import type { SessionLog } from '../ports/sessionLog.ts';
import { nextTurn } from './nextTurn.ts';
import { snapshotText, STATE_VERSION } from './snapshotText.ts';

/** At least as many events lie between two snapshots: folding them takes a tenth of a second. */
const LEAST_EVENTS = 5_000;

/** Writes snapshots of one session beside its appends: one at a time, seldom enough that writing costs a constant share of folding. */
export class Snapshots {
  readonly #log: SessionLog;
  readonly #logger: Logger;
  #last: number;
  #writing: Promise<void> | null = null;

  /** `last` is the sequence up to which a snapshot, or nothing, need not be written again. */
  constructor(log: SessionLog, logger: Logger, last: number) {
    this.#log = log;
    this.#logger = logger;
    this.#last = last;
  }

  /** Begins a snapshot when enough has happened since the last. */
  committed(session: Session): void {
    if (this.#writing || session.head - this.#last < Math.max(LEAST_EVENTS, sizeOf(session) / 4)) return;
    void this.write(session);
  }

  /** Writes a snapshot, or waits for the one that is being written. */
  write(session: Session): Promise<void> {
    this.#writing ??= this.#write(session).finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #write(session: Session): Promise<void> {
    const { session: id, head } = session;
    if (head <= this.#last) return;
    try {
      const body = await snapshotText(session, nextTurn);
      await this.#log.saveSnapshot(id, { stateVersion: STATE_VERSION, sequence: head, body });
      this.#last = head;
    } catch (error) {
      this.#logger.warn({ session: id, head, error: String(error) }, 'a snapshot could not be written');
    }
  }
}

/** How many things the text of a session holds: its length grows with them. */
function sizeOf({ participants, offers, meetings }: Session): number {
  return participants.size + offers.size + meetings.size;
}

import type { SessionId } from '../domain/kernel/id.ts';
import type { Logger } from '../ports/logger.ts';
import type { LoggedEvent, SessionLog } from '../ports/sessionLog.ts';
import { FollowTooSlow } from '../ports/sessions.ts';
import { UnreadableEvent } from './eventVersion.ts';
import { readLog } from './readLog.ts';

/** The newest events, kept at hand for all followers together: the bound of how far one may fall behind, and all the memory that following costs. */
const MOST_BEHIND = 2_048;
/** Events handed to a follower before its lag is looked at again. */
const SLICE = 64;
/** Events read from the log in one go. */
const PAGE = 500;

/**
 * One session's committed events on this node, in sequence: right after a local commit with the events in hand, from the log otherwise.
 * A hole is always filled from the log, so a ring that was lost, doubled or out of order loses, doubles or reorders nothing. A follower has
 * only a cursor, so that its queue is the newest events that all share.
 */
export class Feed {
  readonly #session: SessionId;
  readonly #log: SessionLog;
  readonly #logger: Logger;
  /** Events up to `#head`, without holes. */
  #newest: LoggedEvent[] = [];
  #head: number;
  /** How far the log is said to go. */
  #said: number;
  /** The most events that came at once: a round of a full hall brings more than anybody may be behind, and nobody was slow by it. */
  #largest = 0;
  #filling: Promise<void> | null = null;
  /** The next event is one that this code does not read: followers end with it, none goes on over it. */
  #broken: UnreadableEvent | null = null;
  readonly #wakes = new Set<() => void>();

  /** `head` is that of the log when the feed begins; what came before is read from the log. */
  constructor(session: SessionId, head: number, means: { log: SessionLog; logger: Logger }) {
    this.#session = session;
    this.#head = head;
    this.#said = head;
    this.#log = means.log;
    this.#logger = means.logger;
  }

  /** How far the feed goes here. */
  get head(): number {
    return this.#head;
  }

  /** Events that were just committed on this node. */
  committed(events: readonly LoggedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    if (events[0]!.sequence > this.#head + 1) return this.heard(last.sequence);
    this.#push(events);
    this.#said = Math.max(this.#said, this.#head);
  }

  /** Somebody says that the log goes as far as `head`: what is missing is read. */
  heard(head: number): void {
    this.#said = Math.max(this.#said, head);
    if (this.#said <= this.#head || this.#filling) return;
    this.#filling = this.#fill().finally(() => (this.#filling = null));
  }

  /** Every event after `after`, then each new one, until `signal` aborts; throws `FollowTooSlow` at who has come up to date once and fell too far behind. */
  async *follow(after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, undefined> {
    let cursor = after;
    let upToDate = false;
    while (!signal.aborted) {
      if (cursor >= this.#head) {
        if (this.#broken) throw this.#broken;
        upToDate = true;
        await this.#change(signal);
        continue;
      }
      if (upToDate && this.#head - cursor > MOST_BEHIND + this.#largest) throw new FollowTooSlow(`behind at ${cursor}`);
      for (const event of this.#atHand(cursor) ?? (await this.#fromLog(cursor))) {
        if (signal.aborted) return;
        cursor = event.sequence;
        yield event;
      }
    }
  }

  #push(events: readonly LoggedEvent[]): void {
    this.#largest = Math.max(this.#largest, events.length);
    for (const event of events) {
      if (event.sequence !== this.#head + 1) continue;
      this.#newest.push(event);
      this.#head = event.sequence;
    }
    // Trimmed when twice as long, so that trimming costs a constant an event.
    if (this.#newest.length > 2 * MOST_BEHIND) this.#newest = this.#newest.slice(-MOST_BEHIND);
    this.#wakeFollowers();
  }

  #wakeFollowers(): void {
    for (const wake of this.#wakes) wake();
    this.#wakes.clear();
  }

  /** Reads until the log was read as far as it was said to go; what fails is tried again at the next ring or poll. */
  async #fill(): Promise<void> {
    try {
      while (this.#head < this.#said) {
        const head = this.#head;
        this.#push(await this.#fromLog(head));
        if (this.#head === head) return;
      }
      this.#broken = null;
    } catch (error) {
      if (error instanceof UnreadableEvent) this.#broken = error;
      this.#wakeFollowers();
      const facts = { session: this.#session, head: this.#head, error: String(error) };
      this.#logger.warn(facts, 'a feed could not be filled from the log');
    }
  }

  #fromLog(after: number): Promise<LoggedEvent[]> {
    return readLog(this.#log, { session: this.#session, after, limit: PAGE });
  }

  /** The next events after `cursor` when they are still at hand. */
  #atHand(cursor: number): LoggedEvent[] | null {
    const first = this.#newest[0]?.sequence;
    if (first === undefined || cursor + 1 < first) return null;
    return this.#newest.slice(cursor + 1 - first, cursor + 1 - first + SLICE);
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', abandon);
        resolve();
      };
      const abandon = () => {
        this.#wakes.delete(wake);
        resolve();
      };
      this.#wakes.add(wake);
      signal.addEventListener('abort', abandon, { once: true });
      if (signal.aborted) wake();
    });
  }
}

/**
 * The doorbell through PostgreSQL's LISTEN and NOTIFY. NOTIFY takes a lock of the whole database when its transaction commits, so rings are
 * never sent inside a writing transaction: one statement each few milliseconds at the most, and while that is on its way the next ones
 * gather. The engine's poll of each second is the net under it.
 */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { SessionId } from '../domain/kernel/id.ts';
import type { Bell } from '../ports/bell.ts';
import type { Logger } from '../ports/logger.ts';
import { ringsIn, textsOf, type Heard } from './rings.ts';

const CHANNEL = 'ponte_bell';
/** Between two statements at the least: the rings of a turn after a silence go at once, those that come within this of the last go together. */
const GATHER_MILLISECONDS = 3;
/** A payload holds at most 8,000 bytes, and a ring takes about 50. */
const RINGS_A_NOTICE = 120;
const FIRST_RETRY_MILLISECONDS = 100;
const LAST_RETRY_MILLISECONDS = 5_000;

/** A bell that all nodes of one database hear. */
export class PostgresBell implements Bell {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #listeners = new Set<Heard>();
  /** Rings not yet sent: of one session only the highest head matters. */
  readonly #waiting = new Map<SessionId, number>();
  readonly #closing = new AbortController();
  #client: Client | undefined;
  #sending = false;
  #sentAt = -Infinity;
  #connecting: Promise<void> | undefined;

  private constructor(url: string, logger: Logger) {
    this.#url = url;
    this.#logger = logger;
  }

  /** Connects and listens; fails where the database cannot be reached at all. */
  static async open(url: string, logger: Logger): Promise<PostgresBell> {
    const bell = new PostgresBell(url, logger);
    await bell.#connect();
    return bell;
  }

  ring(session: SessionId, head: number): void {
    this.#waiting.set(session, Math.max(head, this.#waiting.get(session) ?? 0));
    if (!this.#sending) void this.#send();
  }

  onRing(heard: Heard): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#listeners.clear();
    await this.#connecting;
    await this.#client?.end().catch(() => undefined);
  }

  /** One statement at a time. A ring that cannot be sent is forgotten: it is only a hint. */
  async #send(): Promise<void> {
    this.#sending = true;
    try {
      while (this.#waiting.size > 0) {
        const rest = this.#sentAt + GATHER_MILLISECONDS - performance.now();
        if (rest > 0) await wait(rest, undefined, { signal: this.#closing.signal });
        else await nextTurn();
        this.#sentAt = performance.now();
        const notices = textsOf(this.#waiting, RINGS_A_NOTICE);
        this.#waiting.clear();
        await this.#client?.query({ name: 'ring', text: NOTIFY, values: [CHANNEL, notices] });
      }
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#logger.warn({ error: String(error) }, 'a ring was lost');
    } finally {
      this.#sending = false;
    }
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: this.#url, application_name: 'ponte bell' });
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    client.once('end', () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      if (!this.#closing.signal.aborted) this.#connecting = this.#reconnect();
    });
    await client.connect();
    // A NOTIFY commits as a write does: without this every ring would make the disk wait, in the way of the next append. A ring is only a hint.
    await client.query('set synchronous_commit = off');
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
  }

  async #reconnect(): Promise<void> {
    this.#logger.warn({}, 'the bell lost the database; until it is back, news of other nodes comes by the poll');
    for (
      let pause = FIRST_RETRY_MILLISECONDS;
      !this.#closing.signal.aborted;
      pause = Math.min(2 * pause, LAST_RETRY_MILLISECONDS)
    ) {
      try {
        await this.#connect();
        this.#logger.info({}, 'the bell hears again');
        return;
      } catch {
        await wait(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }

  #hear(payload: string): void {
    for (const { session, head } of ringsIn(payload)) for (const heard of this.#listeners) heard(session, head);
  }
}

const NOTIFY = 'select pg_notify($1, notice) from unnest($2::text[]) as notice';

/**
 * The page's line to the server: one WebSocket that carries the feeds of the page, opened again by itself after a loss.
 * Each feed names its cursor when it is (re)opened, so that what was missed comes first.
 */
import { createClient } from 'graphql-ws/client';
import { RequestFault } from '#lib/api/client.ts';
import { takeTicket } from '#lib/api/ticket.ts';
import type { Operation } from '#lib/api/operation.ts';
import { retryWait } from './retry.ts';
import { monotonic, movingMonotonic } from './ticker.ts';

/** Silence after which the line is asked for a sign of life, and how long the sign may take. */
const PING_AFTER_MS = 5_000;
const PONG_WITHIN_MS = 5_000;

/** The default of the session's rule "silent device" (45 s): beyond it the participant counts as unreachable. */
const OFFLINE_AFTER_MS = 45_000;

/** What the page may say of its connection. */
export type LineState =
  | { kind: 'opening' }
  | { kind: 'live' }
  | { kind: 'reconnecting'; secondsToTry: number; silentSeconds: number; attempt: number }
  | { kind: 'offline'; silentSeconds: number }
  | { kind: 'signed-out' };

/** A subscription that is opened again after each loss. */
export interface Feed<Data, Variables> {
  operation: Operation<Data, Variables>;
  /** Asked at each opening, so that the cursor is the last one received. */
  variables(): Variables;
  receive(data: Data, openedAt: number): void;
}

/** A feed whose types are known to itself only. */
interface OpenFeed {
  open(connection: Connection): () => void;
}

/** One connection, as its feeds see it. */
interface Connection {
  client: ReturnType<typeof createClient>;
  ended: (cause: unknown) => void;
  heard: () => void;
}

/** What opens a socket: sent in `connection_init`. A public screen has nothing to show there, its feed carries a token. */
export type Admission = () => Promise<Record<string, unknown> | 'signed-out'>;

const byTicket: Admission = async () => {
  const ticket = await takeTicket();
  return ticket === 'signed-out' ? ticket : { ticket };
};

/** The connection of one page. Reading `state` in a component follows it. */
export class Line {
  #phase = $state<'opening' | 'live' | 'lost' | 'signed-out' | 'closed'>('opening');
  /** Read as time passes, not followed: it changes with each message, and a board has dozens of them a second. */
  #heardAt = monotonic();
  #heardOn = Date.now();
  #tryAt = $state(0);
  #attempt = $state(0);
  #deviceOffline = $state(false);
  readonly #feeds = new Map<OpenFeed, (() => void) | undefined>();
  #connection: Connection | undefined;
  #stop: (() => void) | undefined;
  #wake: () => void = () => {};

  constructor(readonly admission: Admission = byTicket) {}

  /** What to tell the reader now. */
  get state(): LineState {
    if (this.#phase === 'live') return { kind: 'live' };
    if (this.#phase === 'signed-out') return { kind: 'signed-out' };
    if (this.#phase === 'opening' || this.#phase === 'closed') return { kind: 'opening' };
    const now = movingMonotonic();
    const silentSeconds = Math.floor((now - this.#heardAt) / 1000);
    if (this.#deviceOffline || now - this.#heardAt > OFFLINE_AFTER_MS) return { kind: 'offline', silentSeconds };
    const secondsToTry = Math.max(0, Math.ceil((this.#tryAt - now) / 1000));
    return { kind: 'reconnecting', secondsToTry, silentSeconds, attempt: this.#attempt };
  }

  /** True while what the page shows is the server's present state. */
  get live(): boolean {
    return this.#phase === 'live';
  }

  /** Adds a feed; it runs while the line is open, at once where it is. Gives the way to end it. */
  follow<Data, Variables extends Record<string, unknown>>(feed: Feed<Data, Variables>): () => void {
    const open: OpenFeed = {
      open: ({ client, ended, heard }) => {
        const openedAt = monotonic();
        let left = false;
        const leave = client.subscribe<Data>(
          { query: feed.operation.text, operationName: feed.operation.name, variables: feed.variables() },
          {
            next: ({ data, errors }) => {
              if (errors || !data) return ended(errors);
              heard();
              feed.receive(data, openedAt);
            },
            error: ended,
            // Leaving a feed completes it too; only the server's end of a feed ends the connection.
            complete: () => left || ended(undefined),
          },
        );
        return () => {
          left = true;
          leave();
        };
      },
    };
    this.#feeds.set(open, this.#connection && open.open(this.#connection));
    return () => {
      const end = this.#feeds.get(open);
      this.#feeds.delete(open);
      end?.();
    };
  }

  /** Opens the line and keeps it open; gives the way to close it. */
  open(): () => void {
    const wake = () => this.tryNow();
    const online = () => {
      this.#deviceOffline = !navigator.onLine;
      // The socket of a device without a network may look open for minutes.
      if (this.#deviceOffline) this.#stop?.();
      wake();
    };
    const seen = () => {
      if (document.visibilityState !== 'visible') return;
      if (this.live && this.#silentMs() > PING_AFTER_MS + PONG_WITHIN_MS) this.reopen();
      wake();
    };
    this.#deviceOffline = !navigator.onLine;
    addEventListener('online', online);
    addEventListener('offline', online);
    document.addEventListener('visibilitychange', seen);
    const closed = new AbortController();
    void this.#run(closed.signal);
    return () => {
      closed.abort();
      this.#stop?.();
      this.#wake();
      removeEventListener('online', online);
      removeEventListener('offline', online);
      document.removeEventListener('visibilitychange', seen);
      this.#phase = 'closed';
    };
  }

  /** Tries again at once instead of at the end of the wait. */
  tryNow(): void {
    this.#wake();
  }

  /** Opens all feeds anew, for example in another language. */
  reopen(): void {
    this.#attempt = 0;
    this.#stop?.();
    this.#wake();
  }

  /** A monotonic clock may stand still while the device sleeps, and the wall clock may be set: the longer silence counts. */
  #silentMs(): number {
    return Math.max(monotonic() - this.#heardAt, Date.now() - this.#heardOn);
  }

  async #run(closed: AbortSignal): Promise<void> {
    while (!closed.aborted) {
      try {
        const admitted = await this.admission();
        if (closed.aborted) return;
        if (admitted === 'signed-out') {
          this.#phase = 'signed-out';
          return;
        }
        await this.#carry(admitted);
      } catch (cause) {
        if (!(cause instanceof Error)) throw cause;
        if (cause instanceof RequestFault) console.warn(cause.code, cause.message);
      }
      if (closed.aborted) return;
      if (this.#phase === 'live') this.#attempt = 0;
      this.#phase = this.#phase === 'opening' && this.#attempt < 1 ? 'opening' : 'lost';
      await this.#pause();
    }
  }

  /** One connection, from its ticket to its end. */
  #carry(connectionParams: Record<string, unknown>): Promise<void> {
    return new Promise((resolve) => {
      let pongDue: ReturnType<typeof setTimeout> | undefined;
      const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
      // The server frames an item once for all sockets whose operation ids are equal.
      let operations = 0;
      const client = createClient({
        url,
        generateID: () => String(++operations),
        connectionParams,
        lazy: true,
        retryAttempts: 0,
        keepAlive: PING_AFTER_MS,
        connectionAckWaitTimeout: PONG_WITHIN_MS,
        on: {
          ping: (received) => {
            if (!received) pongDue = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
          },
          pong: (received) => {
            if (received) clearTimeout(pongDue);
          },
          message: () => {
            this.#heardAt = monotonic();
            this.#heardOn = Date.now();
          },
        },
      });
      const end = () => {
        clearTimeout(pongDue);
        this.#stop = undefined;
        this.#connection = undefined;
        void client.dispose();
        client.terminate();
        resolve();
      };
      this.#stop = end;
      const heard = () => {
        this.#phase = 'live';
        this.#attempt = 0;
      };
      const connection = { client, ended: end, heard };
      this.#connection = connection;
      for (const feed of this.#feeds.keys()) this.#feeds.set(feed, feed.open(connection));
    });
  }

  /** Waits before the next try, a little longer after each, unless somebody wakes it. */
  async #pause(): Promise<void> {
    const wait = retryWait(this.#attempt, Math.random());
    this.#attempt += 1;
    this.#tryAt = monotonic() + wait;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
    this.#tryAt = monotonic();
  }
}

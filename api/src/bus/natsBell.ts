import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { SessionId } from '../domain/kernel/id.ts';
import type { Bell } from '../ports/bell.ts';
import type { Logger } from '../ports/logger.ts';
import { NatsState, openNats } from './natsConnection.ts';
import { ringsIn, textsOf, type Heard } from './rings.ts';

/** All nodes of all databases behind one NATS hear it: a ring of a session that nobody follows here costs a look into a map. */
const SUBJECT = 'ponte.bell';
/** A text stays far below the megabyte that NATS takes. */
const RINGS_A_TEXT = 1_000;

/**
 * The doorbell through NATS. Rings of one turn of the event loop go together; a ring while NATS is away is forgotten, for it is only a
 * hint. The engine's poll of each second is the net under it.
 */
export class NatsBell implements Bell {
  readonly #connection: NatsConnection;
  readonly #state: NatsState;
  readonly #listeners = new Set<Heard>();
  /** Rings not yet sent: of one session only the highest head matters. */
  readonly #waiting = new Map<SessionId, number>();
  readonly #subscription: Subscription;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
    this.#state = new NatsState(connection);
    this.#subscription = connection.subscribe(SUBJECT, {
      callback: (error, message) => {
        if (!error) this.#hear(message.string());
      },
    });
  }

  /** A bell with a connection of its own; fails where no server can be reached at all. */
  static async open(url: string, logger: Logger): Promise<Bell> {
    const connection = await openNats(url, logger);
    const bell = new NatsBell(connection);
    await connection.flush();
    return {
      ring: (session, head) => bell.ring(session, head),
      onRing: (heard) => bell.onRing(heard),
      close: async () => {
        await bell.close();
        await connection.close();
      },
    };
  }

  ring(session: SessionId, head: number): void {
    if (this.#waiting.size === 0) setImmediate(() => this.#send());
    this.#waiting.set(session, Math.max(head, this.#waiting.get(session) ?? 0));
  }

  onRing(heard: Heard): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  /** Stops hearing; the connection is its owner's to close. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#waiting.clear();
    this.#subscription.unsubscribe();
  }

  #send(): void {
    const texts = textsOf(this.#waiting, RINGS_A_TEXT);
    this.#waiting.clear();
    if (!this.#state.isUp || this.#connection.isClosed()) return;
    for (const text of texts) this.#connection.publish(SUBJECT, text);
  }

  #hear(text: string): void {
    for (const { session, head } of ringsIn(text)) for (const heard of this.#listeners) heard(session, head);
  }
}

/**
 * One WebSocket to the API, as `graphql-transport-ws` speaks: opened, acknowledged, then subscriptions by number. It is never opened again; `Line` makes a new one.
 * The protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */

const PROTOCOL = 'graphql-transport-ws';
/** Silence after which a sign of life is asked for, and how long it (or the acknowledgement) may take. */
export const PING_AFTER_MS = 5_000;
export const PONG_WITHIN_MS = 5_000;

/** What a subscription asks for. */
interface Asked {
  query: string;
  operationName: string;
  variables: Record<string, unknown>;
}

/** What is told to whoever subscribed. */
interface Sink<Data> {
  next(result: { data?: Data | null; errors?: unknown }): void;
  /** The server ended the subscription, by itself or with an error. */
  end(): void;
}

type Message =
  | { type: 'connection_ack' | 'ping' | 'pong' }
  | { type: 'next'; id: string; payload: { data?: unknown; errors?: unknown } }
  | { type: 'error' | 'complete'; id: string };

export class FeedSocket {
  readonly #socket: WebSocket;
  readonly #sinks = new Map<string, Sink<unknown>>();
  /** Subscriptions that wait for the acknowledgement. */
  #waiting: string[] | undefined = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  // The server frames an item once for all sockets whose operation ids are equal.
  #operations = 0;

  constructor(
    url: string,
    readonly told: { init: Record<string, unknown>; heard: () => void; closed: () => void },
  ) {
    this.#socket = new WebSocket(url, PROTOCOL);
    this.#socket.onopen = () => this.#send({ type: 'connection_init', payload: told.init });
    this.#socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)) as Message);
    this.#socket.onclose = this.#socket.onerror = () => this.close();
    this.#timer = setTimeout(() => this.close(), PONG_WITHIN_MS);
  }

  /** Begins a subscription, once the server has acknowledged the socket; gives the way to leave it. */
  subscribe<Data>(payload: Asked, sink: Sink<Data>): () => void {
    const id = String(++this.#operations);
    this.#sinks.set(id, sink as Sink<unknown>);
    const message = JSON.stringify({ id, type: 'subscribe', payload });
    if (this.#waiting) this.#waiting.push(message);
    else this.#socket.send(message);
    return () => {
      if (this.#sinks.delete(id)) this.#send({ id, type: 'complete' });
    };
  }

  /** Ends it for good; `closed` is told once, however it came to its end. */
  close(): void {
    clearTimeout(this.#timer);
    const { onclose } = this.#socket;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = this.#socket.onerror = null;
    this.#sinks.clear();
    this.#socket.close();
    if (onclose) this.told.closed();
  }

  #receive(message: Message): void {
    this.told.heard();
    switch (message.type) {
      case 'connection_ack':
        for (const waiting of this.#waiting ?? []) this.#socket.send(waiting);
        this.#waiting = undefined;
        return this.#askLater();
      case 'ping':
        return this.#send({ type: 'pong' });
      case 'pong':
        return this.#askLater();
      case 'next':
        return this.#sinks.get(message.id)?.next(message.payload as { data?: unknown; errors?: unknown });
      default: {
        const sink = this.#sinks.get(message.id);
        this.#sinks.delete(message.id);
        sink?.end();
      }
    }
  }

  /** After a while without a question the other side is asked whether it is there. */
  #askLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#send({ type: 'ping' });
      this.#timer = setTimeout(() => this.close(), PONG_WITHIN_MS);
    }, PING_AFTER_MS);
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

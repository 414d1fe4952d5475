import { CloseCode, MessageType, parseMessage, type Message, type SubscribeMessage } from 'graphql-ws';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Logger } from '../../ports/logger.ts';
import type { SocketContext } from '../http/contexts.ts';
import { PING, textFrame } from '../push/frame.ts';
import { Outbox } from '../push/outbox.ts';
import { Operation } from './operation.ts';
import { CLOSED } from './socketWatch.ts';

/** Operations that may run on one socket at once. */
const MOST_OPERATIONS = 30;
/** Signs of life are passed on at most this often. */
const ALIVE_EVERY_MS = 5_000;
const PONG = textFrame('{"type":"pong"}');
const ACK = textFrame('{"type":"connection_ack"}');

/** Where a socket comes from and in which languages it asks, kept until it is known who opens it. */
export interface Arrival {
  address: string;
  origin: string;
  acceptLanguage: string | undefined;
  cookie: string | undefined;
}

/** What one end of a conversation asks of the server. */
export interface ConversationMeans {
  logger: Logger;
  /** Who opens it; null: nobody whom we let in. May have closed the socket with a code of its own. */
  open(conversation: Conversation, params: Readonly<Record<string, unknown>>): Promise<SocketContext | null>;
  run(operation: Operation, payload: SubscribeMessage['payload']): Promise<void>;
  refuseMore(operation: Operation): void;
  /** Ends an operation with an error, in its reader's words. */
  end(operation: Operation, error: unknown): void;
}

/**
 * Speaks graphql-transport-ws with one client (PROTOCOL.md of the package graphql-ws). One object a socket and no closures: what an idle socket
 * costs is what this and the socket itself hold (PU8).
 */
export class Conversation {
  readonly socket: WebSocket;
  readonly outbox: Outbox;
  readonly #means: ConversationMeans;
  readonly #stream: Duplex;
  readonly #operations = new Map<string, Operation>();
  readonly openedAt = performance.now();
  /** Dropped when it has been read. */
  arrival: Arrival | null;
  /** Who speaks, once that is known. */
  opened: SocketContext | null = null;
  /** Whether it has answered the last ping. */
  hasAnswered = true;
  /** The second of the heartbeat in which it is asked. */
  beat = 0;
  #initReceived = false;
  #isOver = false;
  #aliveAt = 0;

  constructor(parts: { socket: WebSocket; stream: Duplex; arrival: Arrival }, means: ConversationMeans) {
    this.socket = parts.socket;
    this.#stream = parts.stream;
    this.arrival = parts.arrival;
    this.#means = means;
    this.outbox = new Outbox(parts.stream, () => this.close(CLOSED.tooSlow, 'Too slow'));
  }

  /** Whether `connection_init` has come. */
  get isInitialised(): boolean {
    return this.#initReceived;
  }

  /** Whether its socket is closed, by whom ever. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** How many operations run. */
  get running(): number {
    return this.#operations.size;
  }

  /** Takes a message. */
  receive(text: string): void {
    this.heard();
    let message: Message;
    try {
      message = parseMessage(text);
    } catch {
      return this.close(CloseCode.BadRequest, 'Invalid message received');
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        return void this.#init(message.payload ?? {}).catch((error: unknown) => this.failed(error));
      case MessageType.Ping:
        return this.#answerPing(message.payload);
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.#subscribe(message);
      case MessageType.Complete:
        return this.#operations.get(message.id)?.leave();
      default:
        return this.close(CloseCode.BadRequest, `Unexpected message of type ${message.type} received`);
    }
  }

  /** A sign of life of the client's device. */
  heard(): void {
    this.hasAnswered = true;
    const now = performance.now();
    if (now - this.#aliveAt < ALIVE_EVERY_MS) return;
    this.#aliveAt = now;
    for (const operation of this.#operations.values()) operation.alive();
  }

  /** Asks for a sign of life; who has not answered the last time is gone. */
  ask(): void {
    if (!this.hasAnswered) return this.socket.terminate();
    this.hasAnswered = false;
    if (this.socket.readyState === this.socket.OPEN) this.#stream.write(PING);
  }

  /** Nothing is sent after this (PU5). */
  close(code: number, reason: string): void {
    this.ended();
    this.socket.close(code, reason);
  }

  /** Ends what runs: the socket is closed. */
  ended(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.outbox.close();
    for (const operation of this.#operations.values()) operation.leave();
  }

  /** An operation is over. */
  forget(operation: Operation): void {
    if (this.#operations.get(operation.id) === operation) this.#operations.delete(operation.id);
  }

  /** An operation cannot go on. */
  operationFailed(operation: Operation, error: unknown): void {
    this.#means.end(operation, error);
  }

  /** A fault of ours. */
  failed(error: unknown): void {
    const facts = { error: error instanceof Error ? error.stack : String(error) };
    this.#means.logger.error(facts, 'a message of a socket failed');
    this.close(CLOSED.fault, 'Internal error');
  }

  async #init(params: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.#initReceived) {
      return this.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    }
    this.#initReceived = true;
    const opened = await this.#means.open(this, params);
    this.arrival = null;
    if (this.#isOver) return;
    if (!opened) return this.close(CloseCode.Forbidden, 'Forbidden');
    this.opened = opened;
    this.outbox.send(ACK, null);
  }

  #answerPing(payload: unknown): void {
    this.outbox.send(payload ? textFrame(JSON.stringify({ type: MessageType.Pong, payload })) : PONG, null);
  }

  #subscribe({ id, payload }: SubscribeMessage): void {
    if (!this.opened) return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (this.#operations.has(id)) {
      return this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    }
    const operation = new Operation(id, this, this.opened);
    if (this.#operations.size >= MOST_OPERATIONS) return this.#means.refuseMore(operation);
    this.#operations.set(id, operation);
    this.#means.run(operation, payload).catch((error: unknown) => this.failed(error));
  }
}

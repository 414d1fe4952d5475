import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import type { GraphQLSchema } from 'graphql';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Logger } from '../../ports/logger.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import type { Contexts } from '../http/contexts.ts';
import type { CostBudgets } from '../http/costBudgets.ts';
import type { Metrics } from '../http/metrics.ts';
import type { KnownDocuments } from '../push/knownDocuments.ts';
import { Conversation, type Arrival } from './conversation.ts';
import { Heartbeat } from './heartbeat.ts';
import { isOwnOrigin, locate } from './origin.ts';
import { SocketOperations } from './socketOperations.ts';
import { CLOSED, SocketWatch } from './socketWatch.ts';

/** Bytes of one message: a document and its variables. */
const MOST_MESSAGE_BYTES = 65_536;
const USUAL_MOST_SOCKETS = 5_000;

/** What sockets are served with. */
export interface SocketParts {
  schema: GraphQLSchema;
  contexts: Contexts;
  budgets: CostBudgets;
  metrics: Metrics;
  documents: KnownDocuments;
  ports: Ports;
  logger: Logger;
  publicUrl?: string | null;
  trustProxy?: boolean | number | string;
  mostSockets?: number;
}

/** The conversation that a socket carries: listeners are shared by all sockets, and find it here. */
const CONVERSATIONS = new WeakMap<WebSocket, { conversation: Conversation; server: SocketServer }>();

/** GraphQL over WebSocket (graphql-transport-ws) on `/graphql`. */
export class SocketServer {
  readonly #parts: SocketParts;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  readonly #open = new Set<Conversation>();
  readonly #watch: SocketWatch;
  readonly #heartbeat = new Heartbeat();
  readonly #operations: SocketOperations;

  constructor(parts: SocketParts) {
    this.#parts = parts;
    this.#watch = new SocketWatch(parts);
    this.#operations = new SocketOperations(parts, this.#watch);
  }

  /** Takes an upgrade of our address; other addresses are somebody else's (the development server's). */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== '/graphql') return;
    const { mostSockets = USUAL_MOST_SOCKETS, publicUrl = null, trustProxy = false } = this.#parts;
    const place = locate(request, trustProxy !== false);
    if (!isOwnOrigin(request, place, publicUrl)) return refuse(stream, '403 Forbidden');
    if (this.#open.size >= mostSockets) return refuse(stream, '503 Service Unavailable');
    stream.on('error', destroyIt);
    const { 'accept-language': acceptLanguage, cookie } = request.headers;
    const arrival = { ...place, acceptLanguage, cookie };
    this.#sockets.handleUpgrade(request, stream, head, (socket) => this.#speak({ socket, stream, arrival }));
  }

  /** Begins to look after the open sockets. */
  start(): void {
    this.#watch.start();
    this.#heartbeat.start();
  }

  /** Ends every socket. */
  async close(): Promise<void> {
    this.#watch.stop();
    this.#heartbeat.stop();
    const closed = [...this.#open].map(({ socket }) => once(socket, 'close'));
    for (const conversation of this.#open) {
      conversation.close(CLOSED.restart, 'Service restart');
      setTimeout(() => conversation.socket.terminate(), CLOSE_WITHIN_MS).unref();
    }
    await Promise.allSettled(closed);
    this.#sockets.close();
  }

  /** A socket was closed, by whom ever. */
  ended(conversation: Conversation): void {
    conversation.ended();
    this.#watch.remove(conversation);
    this.#heartbeat.remove(conversation);
    this.#open.delete(conversation);
    this.#parts.metrics.sockets.dec();
  }

  #speak(parts: { socket: WebSocket; stream: Duplex; arrival: Arrival }): void {
    const { socket } = parts;
    const conversation = new Conversation(parts, this.#operations);
    CONVERSATIONS.set(socket, { conversation, server: this });
    this.#open.add(conversation);
    this.#heartbeat.add(conversation);
    this.#parts.metrics.sockets.inc();
    socket.on('message', takeMessage);
    socket.on('pong', takePong);
    socket.on('close', takeClose);
    // What a client does wrong on the wire (a frame too long) ends its socket, and is nothing to wake an operator for.
    socket.on('error', terminateIt);
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      conversation.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
    }
  }
}

/** A client that does not answer the end of its socket within this is cut off. */
const CLOSE_WITHIN_MS = 1_000;

function takeMessage(this: WebSocket, data: RawData): void {
  if (this.readyState === this.OPEN) CONVERSATIONS.get(this)?.conversation.receive(String(data));
}

function takePong(this: WebSocket): void {
  CONVERSATIONS.get(this)?.conversation.heard();
}

function takeClose(this: WebSocket): void {
  const known = CONVERSATIONS.get(this);
  if (known) known.server.ended(known.conversation);
}

function terminateIt(this: WebSocket): void {
  this.terminate();
}

function destroyIt(this: Duplex): void {
  this.destroy();
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

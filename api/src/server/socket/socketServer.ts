import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import type { GraphQLSchema } from 'graphql';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Logger } from '../../ports/logger.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import type { Contexts } from '../http/contexts.ts';
import type { CostBudgets } from '../http/costBudgets.ts';
import type { Metrics } from '../http/metrics.ts';
import { isOwnOrigin, locate } from './origin.ts';
import { serveSocket } from './serveSocket.ts';
import { SocketOperations, type SocketExtra } from './socketOperations.ts';
import { SocketWatch } from './socketWatch.ts';

/** Bytes of one message: a document and its variables. */
const MOST_MESSAGE_BYTES = 65_536;
const USUAL_MOST_SOCKETS = 5_000;

/** What sockets are served with. */
export interface SocketParts {
  schema: GraphQLSchema;
  contexts: Contexts;
  budgets: CostBudgets;
  metrics: Metrics;
  ports: Ports;
  logger: Logger;
  publicUrl?: string | null;
  trustProxy?: boolean | number | string;
  mostSockets?: number;
}

/** GraphQL over WebSocket (graphql-transport-ws) on `/graphql`. */
export class SocketServer {
  readonly #parts: SocketParts;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  readonly #watch: SocketWatch;
  readonly #server: Server<SocketExtra>;

  constructor(parts: SocketParts) {
    this.#parts = parts;
    this.#watch = new SocketWatch(parts);
    this.#server = makeServer(new SocketOperations(parts, this.#watch).hooks());
    this.#sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
      parts.metrics.sockets.inc();
      socket.once('close', () => parts.metrics.sockets.dec());
      serveSocket(this.#server, { socket, request }, parts.logger);
    });
  }

  /** Takes an upgrade of our address; other addresses are somebody else's (the development server's). */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== '/graphql') return;
    const { mostSockets = USUAL_MOST_SOCKETS, publicUrl = null, trustProxy = false } = this.#parts;
    const place = locate(request, trustProxy !== false);
    if (!isOwnOrigin(request, place, publicUrl)) return refuse(socket, '403 Forbidden');
    if (this.#sockets.clients.size >= mostSockets) return refuse(socket, '503 Service Unavailable');
    socket.on('error', () => socket.destroy());
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#sockets.emit('connection', opened, request));
  }

  /** Begins to look after the open sockets. */
  start(): void {
    this.#watch.start();
  }

  /** Ends every socket. */
  async close(): Promise<void> {
    this.#watch.stop();
    const closed = [...this.#sockets.clients].map((socket) => once(socket, 'close'));
    for (const socket of this.#sockets.clients) {
      socket.close(1001, 'Going away');
      setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS).unref();
    }
    await Promise.allSettled(closed);
    this.#sockets.close();
  }
}

/** A client that does not answer the end of its socket within this is cut off. */
const CLOSE_WITHIN_MS = 1_000;

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

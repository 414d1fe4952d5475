import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../../ports/logger.ts';
import type { SocketExtra } from './socketOperations.ts';
import { CLOSED, MOST_WAITING_BYTES } from './socketWatch.ts';

/** A client is asked for a sign of life this often, and is gone when it gives none until the next time. */
const PING_EVERY_MS = 10_000;

/**
 * Speaks graphql-transport-ws with one client. Each subscription waits until its item is on the wire before it takes the next, so what waits for a
 * slow reader is at most one item an operation; a reader that has stopped is cut off by the bytes that wait.
 */
export function serveSocket(
  server: Server<SocketExtra>,
  extra: Pick<SocketExtra, 'socket' | 'request'>,
  logger: Logger,
): void {
  const { socket } = extra;
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(socket, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) =>
        socket.on('message', (data) => {
          read(String(data)).catch((error: unknown) => {
            logger.error(
              { error: error instanceof Error ? error.stack : String(error) },
              'a message of a socket failed',
            );
            socket.close(CLOSED.fault, 'Internal error');
          });
        }),
    },
    extra,
  );
  const stopPinging = keepAlive(socket);
  // What a client does wrong on the wire (a frame too long) ends its socket, and is nothing to wake an operator for.
  socket.on('error', () => socket.terminate());
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch((error: unknown) =>
      logger.error({ error: String(error) }, 'a socket could not be ended'),
    );
  });
}

async function send(socket: WebSocket, data: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MOST_WAITING_BYTES) {
    socket.close(CLOSED.tooSlow, 'Too slow');
    return;
  }
  await new Promise<void>((resolve) => socket.send(data, () => resolve()));
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

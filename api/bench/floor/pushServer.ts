/** The floor's own process: hears the database's ring and sends one small frame to every socket. `pushServer.ts <url>` */
import { Client } from 'pg';
import { WebSocketServer, type WebSocket } from 'ws';

const sockets = new Set<WebSocket>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
server.on('connection', (socket) =>
  socket.on('message', (message: Buffer) => {
    if (message.includes('connection_init')) socket.send('{"type":"connection_ack"}');
    else sockets.add(socket);
  }),
);
const listener = new Client({ connectionString: process.argv[2]! });
listener.on('error', () => process.exit(0));
await listener.connect();
await listener.query('listen bench_push');
listener.on('notification', ({ payload }) => {
  const { t } = JSON.parse(payload ?? '{}') as { t: number };
  for (const socket of sockets) socket.send(`{"id":"1","type":"next","payload":{"sequence":${t}}}`);
});
process.on('disconnect', () => process.exit(0));
process.send!({ port: (server.address() as { port: number }).port });

import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: between the look and the use nobody is given one of these by chance, nor while a server is down. */
const FROM = 20_000;
const COUNT = 12_000;

/** A port of this machine that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = FROM + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${FROM} on`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

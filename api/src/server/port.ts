import { createServer } from 'node:net';

/** How many ports are tried. */
const MOST_TRIES = 50;

/** The first port from `first` on that nobody listens on. */
export async function freePortFrom(first: number, host: string): Promise<number> {
  for (let port = first; port < first + MOST_TRIES; port++) if (await isFree(port, host)) return port;
  throw new Error(`no free port between ${first} and ${first + MOST_TRIES - 1}`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

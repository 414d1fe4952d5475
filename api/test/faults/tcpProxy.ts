import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What happens to the bytes that go through. */
export type Line =
  | { way: 'open' }
  /** Every byte comes so much later. */
  | { way: 'slow'; milliseconds: number }
  /** Nothing comes through, and nobody is told. */
  | { way: 'black-hole' };

interface Pair {
  client: Socket;
  server: Socket;
}

/** A line to the database that a test delays, cuts and swallows. */
export class TcpProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #pairs = new Set<Pair>();
  #line: Line = { way: 'open' };
  #cutAfter: string | null = null;
  /** How often an answer was cut off although its question had arrived. */
  cuts = 0;

  private constructor(server: Server, target: URL) {
    this.#server = server;
    this.#target = target;
    server.on('connection', (client) => this.#join(client));
  }

  static async before(databaseUrl: string): Promise<TcpProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, new URL(databaseUrl));
  }

  /** The database's address by way of the proxy. */
  get url(): string {
    const through = new URL(this.#target);
    through.hostname = '127.0.0.1';
    through.port = String((this.#server.address() as AddressInfo).port);
    return through.href;
  }

  set line(line: Line) {
    this.#line = line;
  }

  /** The next question with this text reaches the server; before its answer comes back, the connection is cut: nobody knows whether it was committed. */
  cutNextAnswerTo(text: string): void {
    this.#cutAfter = text;
  }

  /** The database's side of every connection is closed for writing, as by a host that goes away in good order; ours stays open. */
  halfClose(): void {
    for (const { server } of this.#pairs) server.end();
  }

  cutAll(): void {
    for (const pair of this.#pairs) this.#cut(pair);
  }

  async close(): Promise<void> {
    this.cutAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    const pair: Pair = { client, server };
    let isToBeCut = false;
    this.#pairs.add(pair);
    client.on('data', (bytes) => {
      if (this.#cutAfter && bytes.includes(this.#cutAfter)) {
        this.#cutAfter = null;
        isToBeCut = true;
      }
      this.#carry(server, bytes);
    });
    server.on('data', (bytes) => {
      if (!isToBeCut) return this.#carry(client, bytes);
      this.cuts++;
      this.#cut(pair);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => this.#cut(pair));
      one.on('close', () => this.#cut(pair));
      one.on('end', () => other.end());
    }
  }

  #carry(to: Socket, bytes: Buffer): void {
    const line = this.#line;
    if (line.way === 'black-hole') return;
    if (line.way === 'slow') setTimeout(() => to.writable && to.write(bytes), line.milliseconds);
    else if (to.writable) to.write(bytes);
  }

  #cut(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }
}

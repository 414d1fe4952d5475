/**
 * The line between nodes by HTTP, on an address of its own that no client reaches. A node's name is its address with an id of its process, so
 * that what is meant for a process that is gone is not done by the one that took its address.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotReached, type Nodes, type Question, type Reply } from '../ports/nodes.ts';
import { MOST_MESSAGE_BYTES, NodeTalk, type Answering, type TalkMeans } from './nodeTalk.ts';

const PATH = '/node';
/** Longer than an asking node keeps an idle connection, so that none is cut while a question is on its way. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
const IDLE_MILLISECONDS = 30_000;

/** Nodes that reach each other by HTTP. */
export class HttpNodes implements Nodes {
  readonly self: string;
  readonly #talk: NodeTalk;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, timeout: IDLE_MILLISECONDS });
  #answer: Answering | null = null;

  private constructor(address: URL, server: Server, means: TalkMeans) {
    this.self = `${address.origin}#${randomUUID()}`;
    this.#talk = new NodeTalk(means);
    this.#server = server;
    server.on('request', (asked, response) => void this.#serve(asked, response));
  }

  /** Listens at `address`, where the other nodes reach this one; port 0 takes a free one. */
  static async open(address: string, means: TalkMeans): Promise<HttpNodes> {
    const url = new URL(address);
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLISECONDS });
    // `exclusive`: the processes of `--cluster` share the clients' port, and never this one.
    server.listen({ host: hostOf(url), port: Number(url.port || 80), exclusive: true });
    await once(server, 'listening');
    url.port = String((server.address() as AddressInfo).port);
    return new HttpNodes(url, server, means);
  }

  async ask(node: string, question: Question, within: number): Promise<Reply> {
    const { text, read } = this.#talk.ask(node, question);
    return read(await this.#post(node, text, within));
  }

  onAsked(answer: Answering): () => void {
    this.#answer = answer;
    return () => (this.#answer = null);
  }

  async close(): Promise<void> {
    this.#answer = null;
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #post(node: string, text: string, within: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const url = URL.parse(node);
      if (url?.protocol !== 'http:') return reject(new NotReached(`${node} is no address`));
      const asking = request({
        agent: this.#agent,
        host: hostOf(url),
        port: url.port || 80,
        path: PATH,
        method: 'POST',
        headers: { 'content-length': Buffer.byteLength(text) },
        signal: AbortSignal.timeout(Math.max(1, within)),
      });
      asking.setNoDelay(true);
      asking.on('response', (response) => {
        if (response.statusCode !== 200) {
          response.resume();
          return reject(new NotReached(`${url.origin} refuses to talk: ${response.statusCode}`));
        }
        textOf(response).then(resolve, reject);
      });
      // A connection that never came about carried nothing.
      asking.on('error', (error) =>
        reject(asking.socket && !asking.socket.connecting && isOpened(error) ? error : new NotReached(String(error))),
      );
      asking.end(text);
    });
  }

  async #serve(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (asked.url !== PATH || asked.method !== 'POST') return void response.writeHead(404).end();
      const reply = await this.#talk.reply(await textOf(asked), { self: this.self, answer: this.#answer });
      if (reply === null) return void response.writeHead(403).end();
      response.writeHead(200, { 'content-length': Buffer.byteLength(reply) }).end(reply);
    } catch {
      response.destroy();
    }
  }
}

/** Whether a connection was open before it failed. */
function isOpened(error: Error): boolean {
  return !('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo'));
}

/** An IPv6 address stands in brackets in a URL only. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_MESSAGE_BYTES) throw new Error('a message of another node is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

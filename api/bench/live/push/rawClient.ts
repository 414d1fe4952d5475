import { connect, type Socket } from 'node:net';

/** What a client does once it is let in. */
export interface RawClientOptions {
  port: number;
  id: string;
  query: string;
  variables: object;
  /** The payload of `connection_init`. */
  init: object;
  /** A `next` message: its bytes, which are only lent. */
  next(message: Buffer): void;
  closed?(): void;
}

const UPGRADE = `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`;

/** The cheapest client of graphql-transport-ws: a bare socket that looks no further into its messages than it must, so that ten thousand fit in one process. */
export class RawClient {
  readonly socket: Socket;
  readonly #options: RawClientOptions;
  #rest: Buffer | null = null;
  #isUp = false;

  constructor(options: RawClientOptions) {
    this.#options = options;
    this.socket = connect(options.port, '127.0.0.1');
    this.socket.setNoDelay(true);
    this.socket.on('connect', () => this.socket.write(UPGRADE));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => options.closed?.());
    this.socket.on('data', (data) => this.#read(this.#rest ? Buffer.concat([this.#rest, data]) : data));
  }

  close(): void {
    this.socket.destroy();
  }

  #read(data: Buffer): void {
    this.#rest = null;
    let at = this.#isUp ? 0 : this.#upgraded(data);
    while (data.length - at >= 2) {
      const { length, header } = frameAt(data, at);
      if (data.length - at < header + length) break;
      this.#take(data[at]! & 15, data.subarray(at + header, at + header + length));
      at += header + length;
    }
    if (at < data.length) this.#rest = data.subarray(at);
  }

  #upgraded(data: Buffer): number {
    const end = data.indexOf('\r\n\r\n');
    if (end < 0) {
      this.#rest = data;
      return Infinity;
    }
    if (data.toString('latin1', 9, 12) !== '101') {
      this.socket.destroy();
      return Infinity;
    }
    this.#isUp = true;
    this.#say({ type: 'connection_init', payload: this.#options.init });
    return end + 4;
  }

  #take(opcode: number, body: Buffer): void {
    if (opcode === PING) return void this.socket.write(Buffer.of(0x8a, 0x80, 0, 0, 0, 0));
    if (opcode !== TEXT) return;
    const { id, query, variables, next } = this.#options;
    if (body.includes('"type":"next"')) return next(body);
    if (body.includes('"connection_ack"')) this.#say({ id, type: 'subscribe', payload: { query, variables } });
    else if (body.includes('"type":"error"')) process.stderr.write(`${body.toString()}\n`);
  }

  #say(message: object): void {
    this.socket.write(masked(JSON.stringify(message)));
  }
}

const TEXT = 1;
const PING = 9;

function frameAt(data: Buffer, at: number): { length: number; header: number } {
  const short = data[at + 1]! & 127;
  if (short < 126) return { length: short, header: 2 };
  if (short === 126) return { length: data.length - at >= 4 ? data.readUInt16BE(at + 2) : Infinity, header: 4 };
  return { length: data.length - at >= 10 ? Number(data.readBigUInt64BE(at + 2)) : Infinity, header: 10 };
}

/** Masked with zeros, so that the payload goes as it is. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  const isShort = payload.length < 126;
  const head = Buffer.alloc(isShort ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A message of graphql-transport-ws. */
export interface Message {
  type: string;
  id?: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read payloads of many shapes
  payload?: any;
}

/** A socket without a client's help, so that the protocol itself is seen. */
export class BareSocket {
  readonly socket: WebSocket;
  /** Everything that came, as it was. */
  readonly texts: string[] = [];
  readonly #messages: Message[] = [];
  readonly closed: Promise<number>;

  constructor(url: string, protocol: string | string[] = 'graphql-transport-ws') {
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol);
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data) => {
      this.texts.push(String(data));
      this.#messages.push(JSON.parse(String(data)) as Message);
    });
    this.closed = once(this.socket, 'close').then(([code]) => code as number);
  }

  /** A socket that is acknowledged. */
  static async open(url: string, payload: object = {}): Promise<BareSocket> {
    const bare = new BareSocket(url);
    await bare.up();
    bare.say({ type: 'connection_init', payload });
    await bare.until(({ type }) => type === 'connection_ack');
    return bare;
  }

  async up(): Promise<void> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open');
  }

  say(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The next message that nobody has taken. */
  async next(): Promise<Message> {
    for (;;) {
      const message = this.#messages.shift();
      if (message) return message;
      await once(this.socket, 'message');
    }
  }

  /** Takes messages until one fits. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const message = await this.next();
      if (fits(message)) return message;
    }
  }
}

/** The line between nodes by NATS requests: no node needs an address of its own. */
import { randomUUID } from 'node:crypto';
import { RequestError, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { NotReached, type Nodes, type Question, type Reply } from '../ports/nodes.ts';
import { NatsState } from './natsConnection.ts';
import { NodeTalk, type Answering, type TalkMeans } from './nodeTalk.ts';

/** Begins a node's name; the rest is its part of the subject. */
const NAME = 'nats:';

/** Nodes that reach each other by NATS. */
export class NatsNodes implements Nodes {
  readonly self = `${NAME}${randomUUID()}`;
  readonly #connection: NatsConnection;
  readonly #state: NatsState;
  readonly #talk: NodeTalk;
  readonly #subscription: Subscription;
  #answer: Answering | null = null;

  constructor(connection: NatsConnection, means: TalkMeans) {
    this.#connection = connection;
    this.#state = new NatsState(connection);
    this.#talk = new NodeTalk(means);
    this.#subscription = connection.subscribe(subjectOf(this.self), {
      callback: (error, message) => {
        if (!error) void this.#serve(message);
      },
    });
  }

  async ask(node: string, question: Question, within: number): Promise<Reply> {
    if (!node.startsWith(NAME)) throw new NotReached(`${node} is not reached by NATS`);
    // The client would keep the question until NATS is back.
    if (!this.#state.isUp) throw new NotReached('NATS is away');
    const { text, read } = this.#talk.ask(node, question);
    const reply = await this.#connection.request(subjectOf(node), text, { timeout: within }).catch((error: unknown) => {
      throw error instanceof RequestError && error.isNoResponders() ? new NotReached(`${node} is gone`) : error;
    });
    return read(reply.string());
  }

  onAsked(answer: Answering): () => void {
    this.#answer = answer;
    return () => (this.#answer = null);
  }

  /** Stops answering; the connection is its owner's to close. */
  async close(): Promise<void> {
    this.#answer = null;
    this.#subscription.unsubscribe();
    // Once the server knows, it says to whoever asks that nobody is here.
    if (this.#state.isUp) await this.#connection.flush().catch(() => undefined);
  }

  async #serve(message: Msg): Promise<void> {
    const reply = await this.#talk.reply(message.string(), { self: this.self, answer: this.#answer });
    message.respond(reply ?? '');
  }
}

function subjectOf(node: string): string {
  return `ponte.node.${node.slice(NAME.length)}`;
}

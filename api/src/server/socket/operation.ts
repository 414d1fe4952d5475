import { MessageType } from 'graphql-ws';
import type { SocketContext } from '../http/contexts.ts';
import { tooSlow } from '../../graphql/feed/feedEnd.ts';
import { Payload, textFrame } from '../push/frame.ts';
import type { Follower, Group } from '../push/group.ts';
import type { Outbox } from '../push/outbox.ts';
import type { Conversation } from './conversation.ts';

/** One operation of a socket, from its `subscribe` to its end. */
export class Operation implements Follower {
  readonly id: string;
  readonly idText: string;
  readonly context: SocketContext;
  cursor = 0;
  last = 0;
  readonly #conversation: Conversation;
  /** The group whose feed it follows. */
  #group: Group | null = null;
  /** Ends what is under way for it alone, while something is. */
  #abort: AbortController | null = null;
  #isOver = false;

  constructor(id: string, conversation: Conversation, context: SocketContext) {
    this.id = id;
    this.idText = JSON.stringify(id);
    this.#conversation = conversation;
    this.context = context;
  }

  get outbox(): Outbox {
    return this.#conversation.outbox;
  }

  /** Whether the client has left it or it was ended. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Aborts when it is over: for what is under way on its behalf. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#isOver) this.#abort.abort();
    return this.#abort.signal;
  }

  /** It follows this group from now on, and leaves it at its end. */
  follows(group: Group): void {
    this.#group = group;
  }

  /** Nothing is under way for it alone any more: it only listens. */
  settled(): void {
    this.#abort = null;
  }

  /** A sign of life of the device. */
  alive(): void {
    this.#group?.feed.alive?.();
  }

  next(result: object): void {
    if (!this.#isOver) this.outbox.send(new Payload(result).frame(this.idText), null);
  }

  /** An item of a stream that waits for its reader. */
  async nextWhenRead(result: object): Promise<void> {
    this.next(result);
    await this.outbox.drained(this.signal);
  }

  /** Ends it for the client: nothing comes after. */
  complete(): void {
    this.#end({ id: this.id, type: MessageType.Complete });
  }

  /** Ends it with errors. */
  fail(errors: readonly object[]): void {
    this.#end({ id: this.id, type: MessageType.Error, payload: errors });
  }

  /** The client leaves it: nothing is said. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#abort?.abort();
    this.#group?.leave(this);
    this.#group = null;
    this.#conversation.forget(this);
  }

  gaveUp(): void {
    this.over(tooSlow());
  }

  over(error: unknown): void {
    if (this.#isOver) return;
    if (error === null) this.complete();
    else this.#conversation.operationFailed(this, error);
  }

  #end(message: object): void {
    if (this.#isOver) return;
    this.outbox.send(textFrame(JSON.stringify(message)), null);
    this.leave();
  }
}

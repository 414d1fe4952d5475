import { CloseCode } from 'graphql-ws';
import type { Conversation } from './conversation.ts';

/** A client is asked for a sign of life this often, and is gone when it gives none until the next time. */
const ASK_EVERY_SECONDS = 10;
/** `connection_init` has to come within this. */
const INIT_WITHIN_MS = 3_000;

/** One timer for all sockets: each second a tenth of them is asked, so that a hall's answers never come at once. */
export class Heartbeat {
  readonly #beats: Set<Conversation>[] = Array.from({ length: ASK_EVERY_SECONDS }, () => new Set());
  readonly #newcomers = new Set<Conversation>();
  #opened = 0;
  #second = 0;
  #timer: NodeJS.Timeout | null = null;

  start(): void {
    this.#timer = setInterval(() => this.#beat(), 1_000);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  add(conversation: Conversation): void {
    conversation.beat = this.#opened++ % ASK_EVERY_SECONDS;
    this.#beats[conversation.beat]!.add(conversation);
    this.#newcomers.add(conversation);
  }

  remove(conversation: Conversation): void {
    this.#beats[conversation.beat]!.delete(conversation);
    this.#newcomers.delete(conversation);
  }

  #beat(): void {
    this.#second = (this.#second + 1) % ASK_EVERY_SECONDS;
    for (const conversation of this.#beats[this.#second]!) conversation.ask();
    const now = performance.now();
    for (const newcomer of this.#newcomers) {
      if (newcomer.isInitialised) this.#newcomers.delete(newcomer);
      else if (now - newcomer.openedAt > INIT_WITHIN_MS) {
        newcomer.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
      }
    }
  }
}

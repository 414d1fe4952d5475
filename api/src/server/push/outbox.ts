import type { Duplex } from 'node:stream';

/** What may wait for one slow reader: frames and bytes. */
export const MOST_WAITING = { frames: 1_000, bytes: 1_048_576 } as const;

/** Whoever the waiting items of a feed belong to; it is told when they are given up. */
export interface Producer {
  /** Its items were dropped, because the reader is too slow: it says so to the reader and sends no more. */
  gaveUp(): void;
}

interface Waiting {
  frame: Buffer;
  /** Null: an answer, which is never dropped. */
  from: Producer | null;
}

/** Shared by all sockets that nobody waits for, which are nearly all. */
const NOBODY_WAITS = new Set<() => void>();

/**
 * What goes out to one socket. While the reader keeps up a frame is handed on at once and nothing is kept here. Behind a reader that does not, frames
 * wait up to a bound; beyond it the feeds are given up, which resume by their cursors, and where answers alone are too much the socket is (PU7).
 */
export class Outbox {
  readonly #stream: Duplex;
  /** The reader takes nothing any more, not even answers. */
  readonly #overflow: () => void;
  #waiting: Waiting[] | null = null;
  #whenDrained: Set<() => void> = NOBODY_WAITS;
  #bytes = 0;
  #closed = false;

  constructor(stream: Duplex, overflow: () => void) {
    this.#stream = stream;
    this.#overflow = overflow;
  }

  /** Bytes that wait here and in the stream below. */
  get waitingBytes(): number {
    return this.#bytes + this.#stream.writableLength;
  }

  send(frame: Buffer, from: Producer | null): void {
    if (this.#closed) return;
    if (!this.#waiting) {
      if (!this.#stream.write(frame)) this.#hold();
      return;
    }
    this.#waiting.push({ frame, from });
    this.#bytes += frame.length;
    if (this.#isFull()) this.#giveUp();
  }

  /** Resolves when nothing waits here: for whoever makes its items only as fast as they are read. */
  drained(signal: AbortSignal): Promise<void> {
    if (!this.#waiting || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#whenDrained.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (this.#whenDrained === NOBODY_WAITS) this.#whenDrained = new Set();
      this.#whenDrained.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** Drops what waits, and takes nothing more. */
  close(): void {
    this.#closed = true;
    this.#waiting = null;
    this.#bytes = 0;
  }

  #hold(): void {
    this.#waiting = [];
    this.#stream.once('drain', () => this.#flush());
  }

  #flush(): void {
    const waiting = this.#waiting ?? [];
    let at = 0;
    for (; at < waiting.length; at++) {
      const { frame } = waiting[at]!;
      this.#bytes -= frame.length;
      if (!this.#stream.write(frame)) {
        this.#waiting = waiting.slice(at + 1);
        this.#stream.once('drain', () => this.#flush());
        return;
      }
    }
    this.#waiting = null;
    for (const done of this.#whenDrained) done();
  }

  #isFull(): boolean {
    return this.#waiting!.length > MOST_WAITING.frames || this.#bytes > MOST_WAITING.bytes;
  }

  /** The items of feeds go, their ends take their place; what then is still too much ends the socket. */
  #giveUp(): void {
    const given = new Set<Producer>();
    this.#waiting = this.#waiting!.filter(({ from }) => !from || !given.add(from));
    this.#bytes = this.#waiting.reduce((sum, { frame }) => sum + frame.length, 0);
    if (this.#isFull()) return this.#overflow();
    for (const producer of given) producer.gaveUp();
  }
}

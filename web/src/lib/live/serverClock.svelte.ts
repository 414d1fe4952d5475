import { monotonic, movingMonotonic } from './ticker.ts';

/** A measurement grows stale as device clocks drift; a rougher one then replaces it. */
const SAMPLE_TRUSTED_MS = 10 * 60_000;

/**
 * The server's time, told from the device's monotonic clock and a measured offset, so that countdowns are right
 * on a phone whose own clock is wrong.
 */
export class ServerClock {
  #offset = $state(Date.now() - monotonic());
  #known = $state(false);
  #roundTrip = Infinity;
  #measuredAt = -Infinity;

  /** False until the server has told its time once. */
  get known(): boolean {
    return this.#known;
  }

  /** The server's time in milliseconds since 1970; keeps moving in components that read it. */
  get now(): number {
    return movingMonotonic() + this.#offset;
  }

  /** How far the server's clock is ahead of the device's, in milliseconds. */
  get aheadMs(): number {
    return this.read() - Date.now();
  }

  /** Takes what was measured before the page was loaded; the first word of the server goes before it. */
  recall(aheadMs: number): void {
    if (!this.#known) this.#offset = Date.now() + aheadMs - monotonic();
  }

  /** The server's time at this moment, without following it. */
  read(): number {
    return monotonic() + this.#offset;
  }

  /**
   * Learns from a request and its answer: the server's time lies between sending and receiving. The exchange with the
   * shortest round trip is the most exact (Cristian, 1989); a slower one replaces it only when it has grown old, or when
   * the two cannot both be true: the device slept, and its clock with it.
   */
  learnFromExchange(exchange: { serverTime: number; sentAt: number; receivedAt: number }): void {
    const { serverTime, sentAt, receivedAt } = exchange;
    const roundTrip = receivedAt - sentAt;
    const old = receivedAt - this.#measuredAt > SAMPLE_TRUSTED_MS;
    const contradicted = this.#offset < serverTime - receivedAt || this.#offset > serverTime - sentAt;
    if (roundTrip > this.#roundTrip && !old && !contradicted) return;
    this.#offset = serverTime - (sentAt + receivedAt) / 2;
    this.#roundTrip = roundTrip;
    this.#measuredAt = receivedAt;
    this.#known = true;
  }

  /** Learns from a message that came unasked: the server's clock cannot be behind what it wrote. */
  learnFromMessage(message: { serverTime: number; receivedAt: number }): void {
    const least = message.serverTime - message.receivedAt;
    if (!this.#known || least > this.#offset) this.#offset = least;
    this.#known = true;
  }
}

/** The one server of the page. */
export const serverClock = new ServerClock();

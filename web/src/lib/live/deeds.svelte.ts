/**
 * What the reader did and the server has not yet confirmed. Each deed has one idempotency key for all its tries, so that
 * a deed sent twice over a poor connection is done once; one that cannot be sent waits and says so.
 */
import { Unreachable, request } from '#lib/api/client.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import type { Operation } from '#lib/api/operation.ts';
import { failureInWords, isProblem, type Problem } from '#lib/api/problems.ts';
import { m } from '#lib/messages/index.ts';
import { DEED_SHELF } from './lastSeen.ts';
import { retryWait } from './retry.ts';

/** What can be done; also names the button that shows its progress. */
export type DeedKind =
  | 'check-in'
  | 'available'
  | 'pause'
  | 'leave'
  | 'leave-at'
  | 'answer-time'
  | 'relax'
  | 'give'
  | 'lost'
  | 'accept'
  | 'later'
  | 'decline'
  | 'more-time'
  | 'arrive'
  | 'late'
  | 'no-show'
  | 'no-interpreter'
  | 'done'
  | 'extend'
  | 'record'
  | 'confirm'
  | 'share'
  | 'rate';

/** A deed on its way. */
export interface Deed {
  kind: DeedKind;
  /** Sending; or waiting for the connection since this moment (device time, for the reader only). */
  phase: 'sending' | 'waiting';
  since: number;
}

/** A deed with what is sent for it; kept on the device while it waits, so that a reload does not lose it. */
interface Unsent {
  kind: DeedKind;
  operation: Operation<{ answer: object | Problem }, unknown>;
  sent: unknown;
  since: number;
}

/** Answers to an offer: refused after a wait, they came too late. */
const ANSWERS: ReadonlySet<DeedKind> = new Set(['accept', 'later', 'decline', 'more-time', 'give']);

export class Deeds {
  /** The deed on its way, if any: one at a time. */
  current = $state.raw<Deed | null>(null);
  /** Why the last deed was refused, in the reader's words. */
  problem = $state('');
  /** Code of that refusal. */
  problemCode = $state('');
  #cancelled = new AbortController();
  #waited = false;
  #wake: () => void = () => {};

  /** True while this kind of deed, or any, is on its way. */
  busy(kind?: DeedKind): boolean {
    return this.current !== null && (kind === undefined || this.current.kind === kind);
  }

  /** True while this kind of deed is being sent; not while it waits for the connection, of which `DeedLine` tells. */
  sending(kind: DeedKind): boolean {
    return this.current?.kind === kind && this.current.phase === 'sending';
  }

  /**
   * Sends a deed until the server has answered; gives the success, or nothing where it was refused or taken back.
   * `variables` gets the key that stays the same through all tries.
   */
  async send<Answer extends object, Variables>(
    kind: DeedKind,
    operation: Operation<{ answer: Answer }, Variables>,
    variables: (idempotencyKey: string) => Variables,
  ): Promise<Exclude<Answer, Problem> | undefined> {
    if (this.current) return undefined;
    const sent = variables(newIdempotencyKey());
    const answer = await this.#carry({ kind, operation, sent, since: Date.now() } as Unsent, 0);
    return answer as Exclude<Answer, Problem> | undefined;
  }

  /** Sends the deed that was waiting when the page was last closed, if any. */
  async resume(): Promise<object | undefined> {
    const text = localStorage.getItem(DEED_SHELF);
    if (text === null || this.current) return undefined;
    return this.#carry(JSON.parse(text) as Unsent, 1);
  }

  /** From the `attempt`-th try on, until there is an answer or it was taken back. */
  async #carry(deed: Unsent, first: number): Promise<object | undefined> {
    const { kind, operation, sent, since } = deed;
    const cancelled = new AbortController();
    this.#cancelled = cancelled;
    this.#waited = false;
    this.#say('', '');
    for (let attempt = first; !cancelled.signal.aborted; attempt += 1) {
      this.current = { kind, phase: attempt === 0 ? 'sending' : 'waiting', since };
      try {
        const { answer } = await request(operation, sent, { signal: cancelled.signal });
        // Nobody knows whether it was done: as without an answer it is sent again with its key, and happens once.
        if (isProblem(answer) && answer.code === 'send-again') throw new Unreachable(answer.code);
        this.#end();
        if (!isProblem(answer)) return answer;
        this.#waited = attempt > 0;
        this.#say(answer.code, this.#waited && ANSWERS.has(kind) ? m.offline_too_late() : answer.message);
        return undefined;
      } catch (failure) {
        if (!(failure instanceof Unreachable)) {
          this.#end();
          this.#say('fault', failureInWords(failure));
          return undefined;
        }
      }
      if (cancelled.signal.aborted) break;
      this.current = { kind, phase: 'waiting', since };
      keep(deed);
      await this.#pause(retryWait(attempt, Math.random()));
    }
    this.#end();
    return undefined;
  }

  /** Takes back a deed that has not been sent. */
  takeBack(): void {
    this.#cancelled.abort();
    this.#wake();
  }

  /** Tries a waiting deed at once: the connection is back. */
  tryNow(): void {
    this.#wake();
  }

  /** What the refusal was about is gone. One that came after a wait stays: the reader has not seen it yet. */
  forget(): void {
    if (!this.#waited) this.#say('', '');
  }

  #end(): void {
    this.current = null;
    localStorage.removeItem(DEED_SHELF);
  }

  #say(code: string, problem: string): void {
    this.problem = problem;
    this.problemCode = code;
  }

  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}

/** A device that has no room for it has it for as long as the page is open. */
function keep(deed: Unsent): void {
  try {
    localStorage.setItem(DEED_SHELF, JSON.stringify(deed));
  } catch {
    localStorage.removeItem(DEED_SHELF);
  }
}

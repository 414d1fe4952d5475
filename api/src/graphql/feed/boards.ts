import { boardOf, type Board } from '../../domain/figures/board.ts';
import { nothingTold, toldAfter, type Told } from '../../domain/figures/figuresAfter.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';

/** At most two boards a second. */
export const BOARD_EVERY_MS = 500;
/** A board that nobody asked for so long is forgotten. */
const IDLE_MS = 60_000;
/** Events folded in one go before others of this process get their turn. */
const SLICE = 500;

/** The figures of sessions on this node: each folded once, however many screens look at it. */
export class Boards {
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  readonly #open = new Map<SessionId, Fold>();

  constructor({ sessions, clock }: { sessions: Sessions; clock: Clock }) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  /** The board at least as far as the session is committed when it is asked for. */
  async now(session: Session): Promise<Board> {
    const fold = this.#fold(session.session);
    await fold.reached(session.head);
    return fold.board(this.#clock);
  }

  /** A board now and after each change, at most two a second, and one each 15 s without change; until the signal aborts. */
  async *follow(session: Session, signal: AbortSignal): AsyncGenerator<Board, void, undefined> {
    const fold = this.#fold(session.session);
    await fold.reached(session.head);
    const leave = fold.enter();
    try {
      while (!signal.aborted) {
        const seen = fold.head;
        yield fold.board(this.#clock);
        await pause(this.#clock, BOARD_EVERY_MS, signal);
        if (fold.head === seen) await fold.changed(this.#clock, signal);
      }
    } finally {
      leave();
    }
  }

  /** Ends every fold. */
  close(): void {
    for (const fold of this.#open.values()) fold.close();
    this.#open.clear();
  }

  #fold(session: SessionId): Fold {
    let fold = this.#open.get(session);
    if (!fold) {
      const forget = () => this.#open.get(session) === fold && this.#open.delete(session);
      fold = new Fold(session, { sessions: this.#sessions, clock: this.#clock, forget });
      this.#open.set(session, fold);
    }
    return fold;
  }
}

/** A board without change is sent again after this, so that a screen knows that it is alive. */
const STILL_MS = 15_000;

/** One session's figures, kept up to date by following its log. */
class Fold {
  readonly #ended = new AbortController();
  readonly #waiting = new Set<() => void>();
  #told: Told;
  #failure: unknown = null;
  #watchers = 0;
  #cancelIdle = () => {};
  #kept: { head: number; second: number; board: Board } | null = null;
  readonly #means: { sessions: Sessions; clock: Clock; forget: () => void };

  constructor(session: SessionId, means: { sessions: Sessions; clock: Clock; forget: () => void }) {
    this.#told = nothingTold(emptySession(session));
    this.#means = means;
    void this.#follow(session);
    this.#stayAwhile();
  }

  get head(): number {
    return this.#told.session.head;
  }

  /** The board, made once a half second for all who look at it. */
  board(clock: Clock): Board {
    const now = clock.now();
    const second = Math.floor(now / BOARD_EVERY_MS);
    if (this.#kept?.head !== this.head || this.#kept.second !== second) {
      this.#kept = { head: this.head, second, board: boardOf(this.#told.figures, this.#told.session, now) };
    }
    return this.#kept.board;
  }

  /** Waits until the events up to `head` are folded. */
  async reached(head: number): Promise<void> {
    this.#stayAwhile();
    while (this.head < head) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Waits for the next event, or for 15 s. */
  async changed(clock: Clock, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const change = new Promise<void>((resolve) => this.#waiting.add(resolve));
    await Promise.race([change, pause(clock, STILL_MS, AbortSignal.any([signal, over.signal]))]);
    over.abort();
    if (this.#failure) throw this.#failure;
  }

  enter(): () => void {
    this.#watchers++;
    this.#cancelIdle();
    return () => {
      this.#watchers--;
      this.#stayAwhile();
    };
  }

  close(): void {
    this.#cancelIdle();
    this.#ended.abort();
    this.#wake();
  }

  async #follow(session: SessionId): Promise<void> {
    let slice = 0;
    try {
      for await (const { event } of this.#means.sessions.follow(session, 0, this.#ended.signal)) {
        this.#told = toldAfter(this.#told, event);
        this.#wake();
        if (++slice % SLICE === 0) await new Promise(setImmediate);
      }
    } catch (error) {
      this.#failure = error;
      this.#means.forget();
      this.#wake();
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #stayAwhile(): void {
    this.#cancelIdle();
    if (this.#watchers > 0) return;
    const { clock, forget } = this.#means;
    this.#cancelIdle = clock.at(clock.now() + IDLE_MS, () => {
      if (this.#watchers > 0) return;
      forget();
      this.close();
    });
  }
}

function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.at(clock.now() + milliseconds, done);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) done();
  });
}

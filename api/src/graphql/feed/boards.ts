import { boardOf } from '../../domain/figures/board.ts';
import { fairnessOf, type FairnessReport } from '../../domain/figures/fairnessReport.ts';
import { nothingTold, toldAfter, type Told } from '../../domain/figures/figuresAfter.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Clock } from '../../ports/clock.ts';
import { FollowTooSlow, type Sessions } from '../../ports/sessions.ts';
import type { SeenBoard } from './boardNow.ts';
import type { FeedLoaders } from './feedLoaders.ts';
import type { Listening, Topic, TopicListener, TopicNews } from './pushFeed.ts';

/** At most two boards a second. */
export const BOARD_EVERY_MS = 500;
/** A board that nobody asked for so long is forgotten. */
const IDLE_MS = 60_000;
/** Events folded in one go before others of this process get their turn. */
const SLICE = 500;

/** A board as all who look at it are told of it. */
export interface BoardNews extends TopicNews {
  board: SeenBoard;
}

/** What boards need; `names` are what their items read, and hear what happens before anybody is told. */
export interface BoardsMeans {
  sessions: Sessions;
  clock: Clock;
  names: Pick<FeedLoaders, 'heard'>;
}

/** The figures of sessions on this node: each folded once, however many screens look at it. */
export class Boards {
  readonly #means: BoardsMeans;
  readonly #open = new Map<SessionId, Fold>();

  constructor(means: BoardsMeans) {
    this.#means = means;
  }

  /** The board at least as far as the session is committed when it is asked for. */
  async now(session: Session): Promise<SeenBoard> {
    const fold = this.#fold(session.session);
    await fold.reached(session.head);
    return fold.board();
  }

  /** How fair the session has been, at least as far as it is committed when it is asked for. */
  async fairness(session: Session): Promise<FairnessReport> {
    const fold = this.#fold(session.session);
    await fold.reached(session.head);
    return fold.fairness();
  }

  /** The session and its figures, at least as far as it is committed when it is asked for. */
  async told(session: Session): Promise<Told> {
    const fold = this.#fold(session.session);
    await fold.reached(session.head);
    return fold.told;
  }

  /** The boards of a session: one after each change, at most two a second, and one each 15 s without change. */
  topic({ session }: Session): Topic<BoardNews> {
    return { name: `board ${session}`, listen: (listener) => this.#fold(session).listen(listener) };
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
      fold = new Fold(session, { ...this.#means, forget });
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
  readonly #listeners = new Set<TopicListener<BoardNews>>();
  readonly #means: BoardsMeans & { forget: () => void };
  #told: Told;
  /** How far the log was when the fold began: what lies before is told to nobody. */
  #level = Infinity;
  #failure: unknown = null;
  #cancelIdle = () => {};
  #cancelTelling = () => {};
  /** Head and instant of the board that was told last. */
  #last = { head: -1, at: 0 };
  #kept: { head: number; half: number; board: SeenBoard } | null = null;

  constructor(session: SessionId, means: BoardsMeans & { forget: () => void }) {
    this.#told = nothingTold(emptySession(session));
    this.#means = means;
    void this.#follow(session);
    this.#stayAwhile();
  }

  get head(): number {
    return this.#told.session.head;
  }

  get told(): Told {
    return this.#told;
  }

  /** The board, made once a half second for all who look at it. */
  board(): SeenBoard {
    const now = this.#means.clock.now();
    const half = Math.floor(now / BOARD_EVERY_MS);
    if (this.#kept?.head !== this.head || this.#kept.half !== half) {
      const live = this.#told.session;
      this.#kept = { head: this.head, half, board: { ...boardOf(this.#told.figures, live, now), live } };
    }
    return this.#kept.board;
  }

  fairness(): FairnessReport {
    const { figures, session } = this.#told;
    return fairnessOf(figures, session, this.board());
  }

  /** Waits until the events up to `head` are folded. */
  async reached(head: number): Promise<void> {
    this.#stayAwhile();
    while (this.head < head) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Whoever listens was shown the board already, and is told the next. */
  listen(listener: TopicListener<BoardNews>): Listening {
    this.#listeners.add(listener);
    this.#cancelIdle();
    if (this.#listeners.size === 1) this.#last = { head: this.head, at: this.#means.clock.now() };
    this.#tellLater();
    const stop = () => {
      this.#listeners.delete(listener);
      this.#stayAwhile();
    };
    return { reached: 0, stop };
  }

  close(): void {
    this.#end(null);
  }

  async #follow(session: SessionId): Promise<void> {
    try {
      this.#level = (await this.#means.sessions.read(session))?.head ?? 0;
      while (await this.#fellBehind(session));
    } catch (error) {
      this.#failure = error;
      this.#means.forget();
      this.#end(error);
    }
  }

  /** Folds what comes; whether it fell behind the newest events at hand, and is to go on from the log. */
  async #fellBehind(session: SessionId): Promise<boolean> {
    let slice = 0;
    try {
      for await (const { event } of this.#means.sessions.follow(session, this.head, this.#ended.signal)) {
        this.#told = toldAfter(this.#told, event);
        this.#means.names.heard(event, this.#told.session);
        this.#wake();
        this.#tellLater();
        if (++slice % SLICE === 0) await new Promise(setImmediate);
      }
      return false;
    } catch (error) {
      if (error instanceof FollowTooSlow) return true;
      throw error;
    }
  }

  /** The next board: a half second after the last where something has changed since, otherwise after 15 s. */
  #tellLater(): void {
    this.#cancelTelling();
    if (this.#listeners.size === 0 || this.head < this.#level || this.#ended.signal.aborted) return;
    const wait = this.head === this.#last.head ? STILL_MS : BOARD_EVERY_MS;
    this.#cancelTelling = this.#means.clock.at(this.#last.at + wait, () => this.#tell());
  }

  #tell(): void {
    if (this.#ended.signal.aborted) return;
    const board = this.board();
    this.#last = { head: board.sequence, at: this.#means.clock.now() };
    for (const listener of this.#listeners) listener.hear({ board, sequence: board.sequence, isChained: false });
    this.#tellLater();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #end(error: unknown): void {
    this.#cancelIdle();
    this.#cancelTelling();
    this.#ended.abort();
    this.#wake();
    for (const listener of this.#listeners) listener.end(error);
    this.#listeners.clear();
  }

  #stayAwhile(): void {
    this.#cancelIdle();
    if (this.#listeners.size > 0) return;
    this.#cancelTelling();
    const { clock, forget } = this.#means;
    this.#cancelIdle = clock.at(clock.now() + IDLE_MS, () => {
      if (this.#listeners.size > 0) return;
      forget();
      this.close();
    });
  }
}

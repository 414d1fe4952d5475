import { boardToldAfter, nothingTold, type Told } from '../../domain/figures/figuresAfter.ts';
import type { MinuteFigures } from '../../domain/figures/figures.ts';
import { minuteOf } from '../../domain/figures/minutes.ts';
import { mark, markedOf, type ReplayMark } from '../../domain/figures/replayMark.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { PairingEvent } from '../../domain/pairing/event.ts';
import type { Sessions } from '../../ports/sessions.ts';

/** A round of the matchmaker that made offers. */
export interface RoundMade {
  round: number;
  at: Instant;
}

/** The day as one line: its ends, its minutes and its marks. */
export interface TapeIndex {
  from: Instant;
  to: Instant;
  head: number;
  minutes: readonly MinuteFigures[];
  marks: readonly ReplayMark[];
}

/** The state at a moment, and the rounds around it. */
export interface TapeMoment {
  at: Instant;
  told: Told;
  round: number;
  before: Instant | null;
  after: Instant | null;
}

/** Resting points at first, and how many are kept at most: then every other is dropped, so that memory and the way to any moment are bounded. */
const FIRST_SPACING = 500;
const MOST_POINTS = 128;
/** Events folded in one go before others of this process get their turn. */
const SLICE = 200;

/**
 * A session's log folded once, with resting points from which any moment is a short fold away. What two points have in common they share.
 * Only reads: nothing is appended, and nobody is told anything.
 */
export class Tape {
  readonly #id: SessionId;
  readonly #sessions: Pick<Sessions, 'follow'>;
  #told: Told;
  #points: Told[];
  #spacing = FIRST_SPACING;
  #marks: ReplayMark[] = [];
  #rounds: RoundMade[] = [];
  #minutes: MinuteFigures[] = [];
  #from: Instant | null = null;
  /** Where the last moment was found: the next is often a little later. */
  #cursor: Told;
  #reading: Promise<void> = Promise.resolve();

  constructor(id: SessionId, sessions: Pick<Sessions, 'follow'>) {
    this.#id = id;
    this.#sessions = sessions;
    this.#told = nothingTold(emptySession(id));
    this.#cursor = this.#told;
    this.#points = [this.#told];
  }

  /** Reads the log up to `head`, once for all who ask. */
  reached(head: number): Promise<void> {
    this.#reading = this.#reading.then(
      () => this.#readUpTo(head),
      () => this.#readUpTo(head),
    );
    return this.#reading;
  }

  /** Events that have been read. */
  get head(): number {
    return this.#told.session.head;
  }

  /** The whole day so far. */
  index(): TapeIndex {
    const { session, figures } = this.#told;
    const from = this.#from ?? session.opensAt;
    return {
      from,
      to: Math.max(from, session.asOf),
      head: session.head,
      // The running minute is the last point of the line.
      minutes: figures.minute === null ? this.#minutes : [...this.#minutes, minuteOf(figures, session, figures.minute)],
      marks: markedOf(this.#marks),
    };
  }

  /** The state after the last event that is not later than `at`. */
  async moment(at: Instant): Promise<TapeMoment> {
    const told = at >= this.#told.session.asOf ? this.#told : await this.#foldUntil(at);
    const next = firstAfter(this.#rounds, at);
    const last = this.#rounds[next - 1];
    // "Before" leads to the round before the one whose offers are seen now.
    const before = last && last.at === at ? this.#rounds[next - 2] : last;
    return {
      at,
      told,
      round: last?.round ?? 0,
      before: before?.at ?? null,
      after: this.#rounds[next]?.at ?? null,
    };
  }

  async #foldUntil(at: Instant): Promise<Told> {
    let told = this.#points.findLast(({ session }) => session.asOf <= at) ?? this.#points[0]!;
    if (this.#cursor.session.asOf <= at && this.#cursor.session.head > told.session.head) told = this.#cursor;
    let folded = 0;
    for await (const event of this.#events(told.session.head, this.#told.session.head)) {
      if (event.at > at) break;
      told = boardToldAfter(told, event);
      if (++folded % SLICE === 0) await new Promise(setImmediate);
    }
    this.#cursor = told;
    return told;
  }

  async #readUpTo(head: number): Promise<void> {
    if (this.#told.session.head >= head) return;
    for await (const event of this.#events(this.#told.session.head, head)) {
      const before = this.#told;
      this.#told = boardToldAfter(before, event);
      this.#note(before, event);
      if (this.#told.session.head % SLICE === 0) await new Promise(setImmediate);
    }
  }

  #note(before: Told, event: PairingEvent): void {
    this.#from ??= event.kind === 'session-opened' ? event.at : null;
    mark(this.#marks, { before: before.session, event, after: this.#told.session });
    if (event.kind === 'round-run' && event.made > 0) this.#rounds.push({ round: event.round, at: event.at });
    if (before.figures.minute !== this.#told.figures.minute) this.#noteMinutes(before.figures.minute);
    if (this.#told.session.head - this.#points.at(-1)!.session.head >= this.#spacing) this.#rest();
  }

  #noteMinutes(running: Instant | null): void {
    if (running === null) return;
    for (const minute of this.#told.figures.minutes) if (minute.at >= running) this.#minutes.push(minute);
  }

  #rest(): void {
    this.#points.push(this.#told);
    if (this.#points.length <= MOST_POINTS) return;
    this.#points = this.#points.filter((_, number) => number % 2 === 0);
    this.#spacing *= 2;
  }

  /** Events after `after` up to `head`, both sequences. */
  async *#events(after: number, head: number): AsyncGenerator<PairingEvent, void, undefined> {
    if (after >= head) return;
    const ended = new AbortController();
    try {
      for await (const { sequence, event } of this.#sessions.follow(this.#id, after, ended.signal)) {
        yield event;
        if (sequence >= head) return;
      }
    } finally {
      ended.abort();
    }
  }
}

/** The number of those that are not later than `at`: they are in the order of their instants. O(log n). */
function firstAfter(things: readonly { at: Instant }[], at: Instant): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (things[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

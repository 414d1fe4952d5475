/** The day of a session looked at again: where in it we are, what stood there, and whether it plays. */
import { request } from '#lib/api/client.ts';
import { replayMoment, type ReplayMomentData } from '#lib/api/documents/replay.generated.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { readDay, type DayLine, type Reading } from './dayLine.ts';
import { KeptTiles } from './keptTiles.ts';
import { wantingVenues, type Tile } from './places.ts';

export type DayMoment = NonNullable<NonNullable<ReplayMomentData['pairingSession']>['moment']>;
export type DayMark = DayLine['marks'][number];

/** How fast the day goes by: times the clock, or a round a step. */
export type Speed = 1 | 8 | 60 | 'round';

/** While it plays, the board is asked for this often. */
const STEP_MS = 500;
/** A round stays so long to be read. */
const ROUND_MS = 1_500;

export class ReplayDay {
  phase = $state<'loading' | 'here' | 'nothing' | 'failed'>('loading');
  problem = $state('');
  /** How far the log has been read, once the server has told. */
  reading = $state.raw<Reading | null>(null);
  line = $state.raw<DayLine | null>(null);
  moment = $state.raw<DayMoment | null>(null);
  /** Milliseconds since 1970. */
  at = $state(0);
  playing = $state(false);
  speed = $state<Speed>(8);

  readonly from = $derived(this.line ? Date.parse(this.line.from) : 0);
  readonly to = $derived(this.line ? Date.parse(this.line.to) : 0);
  readonly marks: readonly DayMark[] = $derived(this.line?.marks ?? []);
  readonly tiles: readonly Tile[] = $derived(this.#drawTiles());
  /** The last mark that is not later than the moment. */
  readonly mark = $derived(this.marks.findLast(({ at }) => Date.parse(at) <= this.at));

  readonly #kept = new KeptTiles();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #isOver = false;

  constructor(readonly session: string) {}

  async load(): Promise<void> {
    try {
      this.line = await readDay(this.session, {
        told: (reading) => (this.reading = reading),
        wanted: () => !this.#isOver,
      });
      if (this.#isOver) return;
      if (!this.line || this.line.head === 0) {
        this.phase = 'nothing';
        return;
      }
      this.phase = 'here';
      this.seek(this.from);
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  close(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  /** Goes to a moment of the day; only the last that was asked for is fetched. */
  seek(at: number): void {
    this.at = Math.min(this.to, Math.max(this.from, at));
    void this.#ask();
  }

  toggle(): void {
    this.playing = !this.playing;
    clearTimeout(this.#timer);
    if (!this.playing) return;
    if (this.at >= this.to) this.seek(this.from);
    this.#playOn();
  }

  /** One round on or back. */
  step(direction: 1 | -1): void {
    const next = direction === 1 ? this.moment?.roundAfter : this.moment?.roundBefore;
    this.seek(next ? Date.parse(next) : direction === 1 ? this.to : this.from);
  }

  /** One mark on or back. */
  jump(direction: 1 | -1): void {
    const instants = this.marks.map(({ at }) => Date.parse(at));
    const next = direction === 1 ? instants.find((at) => at > this.at) : instants.findLast((at) => at < this.at);
    this.seek(next ?? (direction === 1 ? this.to : this.from));
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let asked = Number.NaN; asked !== this.at && !this.#isOver;) {
        asked = this.at;
        const { pairingSession } = await request(replayMoment, {
          session: this.session,
          at: new Date(asked).toISOString(),
        });
        if (pairingSession?.moment) this.moment = pairingSession.moment;
        this.problem = '';
      }
    } catch (failure) {
      this.playing = false;
      this.problem = failureInWords(failure);
    } finally {
      this.#asking = false;
    }
  }

  #playOn(): void {
    if (this.#isOver || !this.playing) return;
    const isByRound = this.speed === 'round';
    this.#timer = setTimeout(
      () => {
        if (this.speed === 'round') this.step(1);
        else this.seek(this.at + this.speed * STEP_MS);
        if (this.at >= this.to) this.playing = false;
        this.#playOn();
      },
      isByRound ? ROUND_MS : STEP_MS,
    );
  }

  #drawTiles(): readonly Tile[] {
    if (!this.moment) return [];
    const { board, at } = this.moment;
    const hall = {
      now: Date.parse(at),
      claimed: new Set<string>(),
      wanting: board.state === 'PAIRING' ? wantingVenues(board.sides) : new Map<string, number>(),
    };
    return this.#kept.draw(board.places, hall);
  }
}

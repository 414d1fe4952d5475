import type { DeskEvent } from './threads.ts';

/** Events come one by one, and in a full hall dozens a second: so many milliseconds of them are shown at once. */
const GATHER_MS = 250;

/** The latest events of the session, newest last. */
export class EventLog {
  events = $state.raw<readonly DeskEvent[]>([]);
  #gathered: DeskEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `most`: how many are kept; a log that shall tell whole stories keeps all. */
  constructor(readonly most: number = Infinity) {}

  /** Number of the last event that came. Whoever follows it hears of every event: what is shown is read in any case. */
  get last(): number {
    const shown = this.events.at(-1)?.sequence ?? 0;
    return this.#gathered.at(-1)?.sequence ?? shown;
  }

  /** Takes an event; one that is known is not taken again. */
  add(event: DeskEvent): void {
    if (event.sequence <= this.last) return;
    this.#gathered.push(event);
    this.#timer ??= setTimeout(() => this.#show(), GATHER_MS);
  }

  /** Begins anew: what was kept belongs to another log. */
  forget(): void {
    this.#gathered = [];
    this.events = [];
  }

  /** Ends all waiting work. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #show(): void {
    this.#timer = undefined;
    const all = [...this.events, ...this.#gathered];
    this.#gathered = [];
    this.events = all.length > this.most ? all.slice(all.length - this.most) : all;
  }
}

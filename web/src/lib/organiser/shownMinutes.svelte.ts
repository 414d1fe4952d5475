import { untrack } from 'svelte';
import type { Desk } from './desk.svelte.ts';

type Minutes = NonNullable<Desk['board']>['series'];

/** The minute that runs moves its end of the lines no oftener: a drawing costs more than all else of a board, which comes twice a second. */
const REDRAWN_EVERY_MS = 5_000;

/** The minutes of the board for a plot: new ones where one more has begun, and every few seconds where the last says something else of what is drawn. */
export class ShownMinutes {
  readonly #desk: Desk;
  readonly #drawn: (minute: Minutes[number]) => readonly unknown[];
  readonly #beat = $derived.by(() => Math.floor(this.#desk.second / REDRAWN_EVERY_MS));
  readonly #count = $derived.by(() => this.#desk.board?.series.length ?? 0);
  readonly #said = $derived.by(() => {
    void this.#beat;
    const last = untrack(() => this.#desk.board?.series.at(-1));
    return [this.#count, last?.at, ...(last ? this.#drawn(last) : [])].join(' ');
  });
  readonly all: Minutes = $derived.by(() => {
    void this.#said;
    return untrack(() => this.#desk.board?.series ?? []);
  });

  /** `drawn`: what of a minute the plot shows. */
  constructor(desk: Desk, drawn: (minute: Minutes[number]) => readonly unknown[]) {
    this.#desk = desk;
    this.#drawn = drawn;
  }
}

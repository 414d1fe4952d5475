import { SINGLE } from './problem.ts';

/** A binary heap of numbers by distance, with each one's place so that a shorter way lifts it; ties go to the lower number. */
export class Heap {
  readonly #distance: Float64Array;
  readonly #items: Int32Array;
  readonly #placeOf: Int32Array;
  #size = 0;

  constructor(capacity: number, distance: Float64Array) {
    this.#distance = distance;
    this.#items = new Int32Array(capacity);
    this.#placeOf = new Int32Array(capacity).fill(SINGLE);
  }

  /** Adds an item, or lifts it to where its shorter distance belongs. */
  put(item: number): void {
    let place = this.#placeOf[item]!;
    if (place === SINGLE) place = this.#size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#before(item, this.#items[above]!)) break;
      this.#set(place, this.#items[above]!);
      place = above;
    }
    this.#set(place, item);
  }

  /** Takes the nearest item out; `SINGLE` when there is none. */
  pop(): number {
    if (this.#size === 0) return SINGLE;
    const nearest = this.#items[0]!;
    this.#placeOf[nearest] = SINGLE;
    const last = this.#items[--this.#size]!;
    if (this.#size > 0) this.#sink(last);
    return nearest;
  }

  clear(): void {
    for (let place = 0; place < this.#size; place++) this.#placeOf[this.#items[place]!] = SINGLE;
    this.#size = 0;
  }

  #sink(item: number): void {
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#before(this.#items[below + 1]!, this.#items[below]!)) below++;
      if (!this.#before(this.#items[below]!, item)) break;
      this.#set(place, this.#items[below]!);
      place = below;
    }
    this.#set(place, item);
  }

  #set(place: number, item: number): void {
    this.#items[place] = item;
    this.#placeOf[item] = place;
  }

  #before(a: number, b: number): boolean {
    const difference = this.#distance[a]! - this.#distance[b]!;
    return difference < 0 || (difference === 0 && a < b);
  }
}

import { SINGLE } from './problem.ts';

/** Room for so many entries to begin with. */
const ROOM = 256;

/**
 * A binary heap of numbers by distance; ties go to the lower number. A number may be put in again with a shorter distance: the longer entry stays and comes
 * out later, and whoever pops it sees by `distance` that it is old. Distances stand in the heap itself, so that it moves without looking elsewhere.
 */
export class Nearest {
  #distances = new Float64Array(ROOM);
  #items = new Int32Array(ROOM);
  #size = 0;
  /** Of the item popped last. */
  distance = 0;

  put(item: number, distance: number): void {
    if (this.#size === this.#items.length) this.#grow();
    const [distances, items] = [this.#distances, this.#items];
    let place = this.#size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const known = distances[above]!;
      if (known < distance || (known === distance && items[above]! < item)) break;
      distances[place] = known;
      items[place] = items[above]!;
      place = above;
    }
    distances[place] = distance;
    items[place] = item;
  }

  /** Takes the nearest item out; `SINGLE` when there is none. */
  pop(): number {
    if (this.#size === 0) return SINGLE;
    const [distances, items] = [this.#distances, this.#items];
    const nearest = items[0]!;
    this.distance = distances[0]!;
    const size = --this.#size;
    const [distance, item] = [distances[size]!, items[size]!];
    let place = 0;
    for (let below = 1; below < size; below = 2 * place + 1) {
      if (below + 1 < size && this.#isBefore(below + 1, below)) below++;
      const known = distances[below]!;
      if (distance < known || (distance === known && item < items[below]!)) break;
      distances[place] = known;
      items[place] = items[below]!;
      place = below;
    }
    distances[place] = distance;
    items[place] = item;
    return nearest;
  }

  clear(): void {
    this.#size = 0;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = this.#distances[one]! - this.#distances[other]!;
    return difference < 0 || (difference === 0 && this.#items[one]! < this.#items[other]!);
  }

  #grow(): void {
    const [distances, items] = [new Float64Array(2 * this.#size), new Int32Array(2 * this.#size)];
    distances.set(this.#distances);
    items.set(this.#items);
    [this.#distances, this.#items] = [distances, items];
  }
}

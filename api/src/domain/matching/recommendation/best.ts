/** The numbers of the highest values above zero, at most `most`, the highest first; of equal ones the lower number. Cost O(values x log most). */
export function bestOf(values: Float64Array, most: number): Int32Array {
  const heap: number[] = [];
  // `a` gives way to `b`: it is worth less, or as much and stands later.
  const givesWay = (a: number, b: number): boolean => {
    const difference = values[a]! - values[b]!;
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let one = 0; one < values.length; one++) {
    if (!(values[one]! > 0)) continue;
    if (heap.length < most) lift(heap, one, givesWay);
    else if (most > 0 && givesWay(heap[0]!, one)) sink(heap, one, givesWay);
  }
  return Int32Array.from(heap).sort((a, b) => (givesWay(a, b) ? 1 : -1));
}

type Before = (a: number, b: number) => boolean;

/** Adds to a heap whose root gives way to all others. */
function lift(heap: number[], one: number, givesWay: Before): void {
  let place = heap.push(one) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (!givesWay(one, heap[above]!)) break;
    heap[place] = heap[above]!;
    place = above;
  }
  heap[place] = one;
}

/** Puts another in the place of the root. */
function sink(heap: number[], one: number, givesWay: Before): void {
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && givesWay(heap[below + 1]!, heap[below]!)) below++;
    if (!givesWay(heap[below]!, one)) break;
    heap[place] = heap[below]!;
    place = below;
  }
  heap[place] = one;
}

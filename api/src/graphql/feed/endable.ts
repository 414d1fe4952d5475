/**
 * An async iterable that ends at once when its consumer leaves. A generator that waits cannot be told to stop, its `return` queues behind what it
 * waits for; here the signal that it was given aborts first.
 */
export function endable<Item>(
  run: (signal: AbortSignal) => AsyncGenerator<Item, void, undefined>,
): AsyncIterable<Item> {
  return {
    [Symbol.asyncIterator]() {
      const left = new AbortController();
      const items = run(left.signal);
      return {
        next: () => items.next(),
        return: () => {
          left.abort();
          return items.return();
        },
      };
    },
  };
}

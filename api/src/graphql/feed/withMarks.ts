import type { Clock } from '../../ports/clock.ts';
import { secondsAfter, type Instant } from '../../domain/kernel/time.ts';

/** A feed shows that it is alive this often. */
export const MARK_SECONDS = 15;

/** Said in a feed when it is time for a mark. */
export const MARK = Symbol('mark');

/** The items of a feed, with a mark each 15 s; ends when the signal aborts or the items do. */
export async function* withMarks<Item>(
  items: AsyncIterable<Item>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Item | typeof MARK, void, undefined> {
  const source = items[Symbol.asyncIterator]();
  let markAt = secondsAfter(clock.now(), MARK_SECONDS);
  let next = source.next();
  // What the source throws is thrown where it is awaited; until then it is nobody's unhandled rejection.
  next.catch(() => undefined);
  try {
    while (!signal.aborted) {
      const result = await firstOf(next, { clock, at: markAt, signal });
      if (result === 'aborted') return;
      if (result === MARK) {
        markAt = secondsAfter(clock.now(), MARK_SECONDS);
        yield MARK;
        continue;
      }
      if (result.done) return;
      yield result.value;
      next = source.next();
      next.catch(() => undefined);
    }
  } finally {
    await source.return?.();
  }
}

/** The next item, the time of the next mark, or the end, whichever is first. */
function firstOf<Item>(
  next: Promise<IteratorResult<Item>>,
  { clock, at, signal }: { clock: Clock; at: Instant; signal: AbortSignal },
): Promise<IteratorResult<Item> | typeof MARK | 'aborted'> {
  return new Promise((resolve, reject) => {
    const cancel = clock.at(at, () => done(MARK));
    const abort = () => done('aborted');
    signal.addEventListener('abort', abort, { once: true });
    const done = (result: IteratorResult<Item> | typeof MARK | 'aborted') => {
      cancel();
      signal.removeEventListener('abort', abort);
      resolve(result);
    };
    next.then(done, (error: unknown) => {
      cancel();
      signal.removeEventListener('abort', abort);
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    if (signal.aborted) abort();
  });
}

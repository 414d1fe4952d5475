import { expect, test } from 'vitest';
import { settle, VirtualClock } from '../../memory/virtualClock.ts';
import { endable } from './endable.ts';
import { MARK, withMarks } from './withMarks.ts';

/** A source whose items are handed out one by one. */
function handSource() {
  const waiting: ((result: IteratorResult<number>) => void)[] = [];
  const state = { ended: false };
  const items: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise((resolve) => waiting.push(resolve)),
      return: async () => {
        state.ended = true;
        return { value: undefined, done: true };
      },
    }),
  };
  return { items, state, give: (value: number) => waiting.shift()?.({ value, done: false }) };
}

test('a feed without items gives a mark each 15 s', async () => {
  const clock = new VirtualClock(0);
  const { items, give } = handSource();
  const feed = endable((signal) => withMarks(items, clock, signal))[Symbol.asyncIterator]();
  const seen: unknown[] = [];
  const read = async () => seen.push((await feed.next()).value);
  let reading = read();
  await settle();
  await clock.advance(14_999);
  expect(seen).toEqual([]);
  await clock.advance(1);
  await reading;
  reading = read();
  await settle();
  give(7);
  await reading;
  expect(seen).toEqual([MARK, 7]);
});

test('a consumer that leaves while nothing happens ends the feed at once, and its source', async () => {
  const clock = new VirtualClock(0);
  const { items, state } = handSource();
  const feed = endable((signal) => withMarks(items, clock, signal))[Symbol.asyncIterator]();
  const pending = feed.next();
  await settle();
  await feed.return?.();
  expect(await pending).toMatchObject({ done: true });
  expect(state.ended).toBe(true);
});

test('what the source throws ends the feed with it', async () => {
  const clock = new VirtualClock(0);
  async function* failing() {
    yield 1;
    throw new Error('too slow');
  }
  const feed = endable((signal) => withMarks(failing(), clock, signal))[Symbol.asyncIterator]();
  expect(await feed.next()).toMatchObject({ value: 1 });
  await expect(feed.next()).rejects.toThrow('too slow');
});

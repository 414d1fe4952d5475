import { Duplex } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { MOST_WAITING, Outbox, type Producer } from './outbox.ts';

/** A socket whose reader takes a frame only when it is let. */
function slowSocket() {
  const taken: string[] = [];
  let release: (() => void) | null = null;
  const stream = new Duplex({
    writableHighWaterMark: 1,
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      taken.push(chunk.toString());
      release = done;
    },
  });
  const takeAll = async () => {
    while (release) {
      const go: () => void = release;
      release = null;
      go();
      await new Promise(setImmediate);
    }
  };
  return { stream, taken, takeAll };
}

const frame = (text: string) => Buffer.from(text);
const overflown = () => vi.fn<() => void>();

test('[PU7] what waits for a slow reader comes in order when it reads on', async () => {
  const { stream, taken, takeAll } = slowSocket();
  const outbox = new Outbox(stream, overflown());
  const feed = { gaveUp: vi.fn<() => void>() };
  for (const text of ['a', 'b', 'c', 'd']) outbox.send(frame(text), feed);
  expect(taken).toEqual(['a']);
  await takeAll();
  expect(taken).toEqual(['a', 'b', 'c', 'd']);
  expect(outbox.waitingBytes).toBe(0);
  expect(feed.gaveUp).not.toHaveBeenCalled();
});

test.each([
  ['frames', MOST_WAITING.frames + 3, 1],
  ['bytes', 20, MOST_WAITING.bytes / 10],
])(
  '[PU7] too many %s for a slow reader end its feeds, whose items make room; answers stay',
  async (_, count, length) => {
    const { stream, taken, takeAll } = slowSocket();
    const overflow = overflown();
    const outbox: Outbox = new Outbox(stream, overflow);
    const feed: Producer = { gaveUp: vi.fn<() => void>(() => outbox.send(frame('the end of the feed'), null)) };
    outbox.send(frame('first'), feed);
    outbox.send(frame('answer'), null);
    for (let at = 0; at < count && vi.mocked(feed.gaveUp).mock.calls.length === 0; at++) {
      outbox.send(Buffer.alloc(length, 'i'), feed);
    }
    expect(feed.gaveUp).toHaveBeenCalledTimes(1);
    expect(overflow).not.toHaveBeenCalled();
    expect(outbox.waitingBytes).toBeLessThan(100);
    await takeAll();
    expect(taken).toEqual(['first', 'answer', 'the end of the feed']);
  },
);

test('[PU7] a reader who takes not even answers loses its socket', () => {
  const { stream } = slowSocket();
  const overflow = overflown();
  const outbox = new Outbox(stream, overflow);
  for (let at = 0; at < MOST_WAITING.frames + 2; at++) outbox.send(frame('answer'), null);
  expect(overflow).toHaveBeenCalledTimes(1);
});

test('[PU5] after its end nothing is sent, also of what waited', async () => {
  const { stream, taken, takeAll } = slowSocket();
  const outbox = new Outbox(stream, overflown());
  for (const text of ['a', 'b']) outbox.send(frame(text), null);
  outbox.close();
  outbox.send(frame('c'), null);
  await takeAll();
  expect(taken).toEqual(['a']);
});

test('who makes its items as they are read waits for the reader, or for its own end', async () => {
  const { stream, takeAll } = slowSocket();
  const outbox = new Outbox(stream, overflown());
  const { signal } = new AbortController();
  await outbox.drained(signal);
  outbox.send(frame('a'), null);
  outbox.send(frame('b'), null);
  const drained = vi.fn<() => void>();
  void outbox.drained(signal).then(drained);
  await new Promise(setImmediate);
  expect(drained).not.toHaveBeenCalled();
  await takeAll();
  expect(drained).toHaveBeenCalled();
  outbox.send(frame('c'), null);
  await outbox.drained(AbortSignal.abort());
});

import { expect, test } from 'vitest';
import { KeptLines, SESSION } from '../../test/engine/engineFloor.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import { MemorySessionLog } from '../memory/memorySessionLog.ts';
import { settle } from '../memory/virtualClock.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import { Feed } from './feed.ts';

const event = (sequence: number, kind = 'session-opened'): LoggedEvent => ({
  sequence,
  version: 1,
  event: { at: 0, actor: { by: 'system' }, kind, reason: null } as PairingEvent,
});

/** A log that holds just these, a feed of it that begins at `head`, and somebody who follows from there. */
function following(written: LoggedEvent[], head = 0) {
  const log = new MemorySessionLog(() => 0);
  log.read = async (_, after, limit) => written.filter(({ sequence }) => sequence > after).slice(0, limit);
  const feed = new Feed(SESSION, head, { log, logger: new KeptLines() });
  const seen: number[] = [];
  const left = new AbortController();
  const done = (async () => {
    for await (const { sequence } of feed.follow(head, left.signal)) seen.push(sequence);
  })();
  done.catch(() => {});
  return { feed, seen, done, leave: () => left.abort() };
}

test('[CO13] a hole before what was just committed is filled from the log', async () => {
  const written = [1, 2, 3, 4, 5].map((sequence) => event(sequence));
  const { feed, seen, leave } = following(written);
  feed.committed(written.slice(0, 2));
  feed.committed(written.slice(4));
  await settle();
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  leave();
});

test('[CO13] what is committed or rung for twice comes once', async () => {
  const written = [1, 2, 3].map((sequence) => event(sequence));
  const { feed, seen, leave } = following(written);
  feed.committed(written.slice(0, 2));
  feed.committed(written.slice(0, 2));
  feed.committed(written.slice(1));
  feed.heard(3);
  feed.heard(2);
  await settle();
  expect(seen).toEqual([1, 2, 3]);
  leave();
});

test('[CO13] a log with a hole is not handed on over it', async () => {
  const { feed, seen, leave } = following([event(1), event(3)]);
  feed.heard(3);
  await settle();
  expect(seen).toEqual([]);
  leave();
});

test('[CO13] it ends before an event that this version does not read, and never goes on over it', async () => {
  const { feed, seen, done } = following([event(1), event(2, 'robot-danced'), event(3)]);
  feed.heard(3);
  await expect(done).rejects.toThrow('robot-danced');
  expect(seen).toEqual([1]);
});

test('[CO13] nobody is too slow for one batch that is longer than anybody may be behind', async () => {
  const written = Array.from({ length: 3_001 }, (_, at) => event(at + 1));
  const { feed, seen, leave } = following(written);
  feed.committed(written.slice(0, 1));
  await settle();
  feed.committed(written.slice(1));
  await settle();
  expect(seen).toEqual(written.map(({ sequence }) => sequence));
  leave();
});

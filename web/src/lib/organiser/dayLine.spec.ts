import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StandInServer } from '#lib/live/testing/server.ts';
import { readDay, type Reading } from './dayLine.ts';

const read = (so: number) => ({ pairingSession: { replayReading: { read: so, head: 900 } } });
const line = { head: 900, series: [], marks: [] };

let server: StandInServer;
beforeEach(() => {
  vi.useFakeTimers();
  server = new StandInServer();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a day is read until it is whole, and what a poor connection loses is asked for again', async () => {
  server
    .cut()
    .answer(read(400))
    .answer(read(900))
    .cut()
    .answer({ pairingSession: { replay: line } });
  const told: Reading[] = [];
  const reading = readDay('s1', { told: (one) => told.push(one), wanted: () => true });
  reading.catch(() => undefined);
  await vi.runAllTimersAsync();
  expect(await reading).toEqual(line);
  expect(told.map((one) => one.read)).toEqual([400, 900]);
});

test('a day that nobody waits for any more is not asked for again', async () => {
  server.answer(read(400));
  let isWanted = true;
  const reading = readDay('s1', { told: () => (isWanted = false), wanted: () => isWanted });
  await vi.runAllTimersAsync();
  expect(await reading).toBeNull();
  expect(server.sent).toHaveLength(1);
});

test('a day of which nothing may be seen is none', async () => {
  server.answer({ pairingSession: { replayReading: null } });
  expect(await readDay('s1', { told: () => undefined, wanted: () => true })).toBeNull();
});

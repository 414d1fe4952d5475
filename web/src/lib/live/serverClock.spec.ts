import { expect, test } from 'vitest';
import { ServerClock } from './serverClock.svelte.ts';
import { monotonic } from './ticker.ts';

const SERVER = Date.parse('2026-11-21T06:00:00Z');
const read = (clock: ServerClock, at: number) => Math.round(clock.read() - (monotonic() - at));

test('the time of the server lies in the middle of the exchange, whatever the clock of the phone says', () => {
  const clock = new ServerClock();
  expect(clock.known).toBe(false);
  clock.learnFromExchange({ serverTime: SERVER, sentAt: 1000, receivedAt: 1400 });
  expect(clock.known).toBe(true);
  expect(read(clock, 1200)).toBe(SERVER);
});

test('a slower exchange does not spoil a better measurement, until that one has grown old', () => {
  const clock = new ServerClock();
  clock.learnFromExchange({ serverTime: SERVER, sentAt: 1000, receivedAt: 1100 });
  clock.learnFromExchange({ serverTime: SERVER + 6000, sentAt: 2000, receivedAt: 8000 });
  expect(read(clock, 1050)).toBe(SERVER);
  const later = 11 * 60_000;
  clock.learnFromExchange({ serverTime: SERVER + later + 500, sentAt: later, receivedAt: later + 2000 });
  expect(read(clock, later + 1000)).toBe(SERVER + later + 500);
});

test('a message that came unasked can only show that the clock is behind', () => {
  const clock = new ServerClock();
  clock.learnFromExchange({ serverTime: SERVER, sentAt: 1000, receivedAt: 1100 });
  clock.learnFromMessage({ serverTime: SERVER + 900, receivedAt: 2050 });
  expect(read(clock, 1050)).toBe(SERVER);
  clock.learnFromMessage({ serverTime: SERVER + 1100, receivedAt: 2050 });
  expect(read(clock, 2050)).toBe(SERVER + 1100);
});

test('after a sleep of the device, which its clock did not count, a rougher exchange is believed', () => {
  const clock = new ServerClock();
  clock.learnFromExchange({ serverTime: SERVER, sentAt: 1000, receivedAt: 1100 });
  clock.learnFromExchange({ serverTime: SERVER + 3_600_000, sentAt: 1200, receivedAt: 1600 });
  expect(read(clock, 1400)).toBe(SERVER + 3_600_000);
});

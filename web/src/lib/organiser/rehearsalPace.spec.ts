import { expect, test } from 'vitest';
import { minutesToGo } from './rehearsalPace.ts';

const STARTED = '2026-11-21T02:00:00Z';
const after = (minutes: number, done: number, total = 280) =>
  minutesToGo({ done, total, startedAt: STARTED }, Date.parse(STARTED) + minutes * 60_000);

test('the pace so far tells how long the rest takes, in whole minutes', () => {
  expect([after(2, 4), after(2, 40), after(10, 279)]).toEqual([138, 12, 1]);
});

test('nothing is told before some days are done, and nothing at the end', () => {
  expect([after(2, 3), after(2, 280), after(0, 0, 0)]).toEqual([null, null, null]);
});

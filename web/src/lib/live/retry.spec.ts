import { expect, test } from 'vitest';
import { retryWait } from './retry.ts';

test('each wait is longer than the one before, up to 15 s', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((attempt) => retryWait(attempt, 1))).toEqual([
    800, 1600, 3200, 6400, 12_800, 15_000, 15_000,
  ]);
});

test('half of a wait is chance', () => {
  expect([retryWait(2, 0), retryWait(2, 0.5), retryWait(2, 1)]).toEqual([1600, 2400, 3200]);
});

import { expect, test } from 'vitest';
import { laterCalls } from './offerCall.ts';

test('an offer calls again at half time and ten seconds before its end', () => {
  expect(laterCalls(0, 45_000)).toEqual([22_500, 35_000]);
  expect(laterCalls(1_000, 181_000)).toEqual([90_000, 170_000]);
});

test('an offer of a few seconds calls at half time alone, and one that is over not at all', () => {
  expect(laterCalls(0, 15_000)).toEqual([7_500]);
  expect(laterCalls(10_000, 10_000)).toEqual([]);
});

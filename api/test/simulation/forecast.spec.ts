import { expect, test } from 'vitest';
import { forecast } from '../../src/engine/rehearsal/forecast.ts';
import { inventedFair } from '../builders/rehearsedFair.ts';

const now = inventedFair({ name: 'forecast', exhibitors: 6, buyers: 6, tables: 3, hours: 1, goods: 3 });
const next = { ...now, rules: { ...now.rules, meetingMinutes: 5 } };

test('[RH20] rules that are tried are told by the same days under both, with their intervals', async () => {
  const found = await forecast({ now, next, seed: 1, seeds: 3, mostMs: 10 * 60_000 });
  expect(found?.days).toBe(3);
  for (const { meetingsAnHour, waitP95Seconds } of [found!.now, found!.next]) {
    expect(meetingsAnHour.mean).toBeGreaterThan(0);
    expect(meetingsAnHour.low).toBeLessThanOrEqual(meetingsAnHour.mean);
    expect(meetingsAnHour.high).toBeGreaterThanOrEqual(meetingsAnHour.mean);
    expect(waitP95Seconds.mean).toBeGreaterThanOrEqual(0);
  }
  expect(found!.next).not.toEqual(found!.now);
});

test('[RH20] what takes longer than somebody waits is not told', async () => {
  expect(await forecast({ now, next, seed: 1, seeds: 3, mostMs: 0 })).toBeNull();
});

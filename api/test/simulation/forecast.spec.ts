import { expect, test } from 'vitest';
import { estimateOf } from '../../src/domain/rehearsal/statistics.ts';
import { USUAL_SETTINGS } from '../../src/domain/rehearsal/settings.ts';
import { forecast, forecastOf } from '../../src/engine/rehearsal/forecast.ts';
import { matchmakerOf, rehearseDay } from '../../src/engine/rehearsal/rehearseDay.ts';
import { inventedFair } from '../builders/rehearsedFair.ts';

const now = inventedFair({ name: 'forecast', exhibitors: 6, buyers: 6, tables: 3, hours: 1, goods: 3 });
const next = { ...now, rules: { ...now.rules, meetingMinutes: 5 } };

test('[RH20] rules that are tried are told by the same days under both, with their intervals', async () => {
  const found = await forecast({ now, next, seed: 1, seeds: 3, mostMs: 10 * 60_000 });
  expect([found?.days, found?.asked]).toEqual([3, 3]);
  for (const { meetingsAnHour, waitP95Seconds } of [found!.now, found!.next]) {
    expect(meetingsAnHour.mean).toBeGreaterThan(0);
    expect(meetingsAnHour.low).toBeLessThanOrEqual(meetingsAnHour.mean);
    expect(meetingsAnHour.high).toBeGreaterThanOrEqual(meetingsAnHour.mean);
    expect(waitP95Seconds.mean).toBeGreaterThanOrEqual(0);
  }
  expect(found!.next).not.toEqual(found!.now);
});

test('[RH20] when time is up the days are told that were finished under both rules, with the wider interval of fewer', async () => {
  const [matchmaker, settings] = [matchmakerOf(now), USUAL_SETTINGS];
  const day = (seed: number) => rehearseDay({ fair: now, settings, policy: 'ponte', seed, matchmaker }).figures;
  const all = new Map([1, 2, 3, 4].map((seed) => [seed, day(seed)]));
  const asked = { now, next, seeds: 4 };
  const whole = forecastOf(asked, [all, all])!;
  const some = forecastOf(asked, [new Map([...all].slice(0, 3)), new Map([...all].slice(1))])!;
  expect([whole.days, some.days, some.asked]).toEqual([4, 2, 4]);
  expect(some.now.meetingsAnHour).toEqual(estimateOf([2, 3].map((seed) => all.get(seed)!.meetings)));
  const one = forecastOf(asked, [new Map([...all].slice(0, 1)), all])!;
  expect([one.days, one.now.meetingsAnHour.low]).toEqual([1, one.now.meetingsAnHour.high]);
  expect(forecastOf(asked, [all, new Map()])).toBeNull();
});

test('[RH20] a look that is stopped ends', async () => {
  const found = await forecast({ now, next, seed: 1, seeds: 3, mostMs: 10 * 60_000 }, AbortSignal.abort());
  expect(found).toBeNull();
});

test('[RH20] what takes longer than somebody waits is not told', async () => {
  expect(await forecast({ now, next, seed: 1, seeds: 3, mostMs: 0 })).toBeNull();
});

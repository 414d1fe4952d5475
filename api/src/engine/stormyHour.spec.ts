import { expect, test } from 'vitest';
import { StormyHour } from '../../test/engine/stormyHour.ts';

for (const seed of [1, 2, 3])
  test(`a session keeps its promises while its nodes crash and lose their database (seed ${seed})`, async () => {
    const hour = new StormyHour({ seed, people: 20, tables: 4, minutes: 30, storm: 0.05 });
    const { session, sent, crashes } = await hour.run();
    expect(crashes).toBeGreaterThan(3);
    expect(sent).toBeGreaterThan(100);
    expect([...session.meetings.values()].some(({ state }) => state === 'ENDED')).toBe(true);
  }, 60_000);

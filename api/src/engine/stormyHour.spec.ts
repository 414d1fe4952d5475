import { expect, test } from 'vitest';
import { StormyHour } from '../../test/engine/stormyHour.ts';
import { seeds } from '../../test/simulation/seeds.ts';

test.each(seeds(6))(
  'a session keeps its promises while its nodes crash and lose their database (seed %i)',
  async (seed) => {
    // Fewer people, or half an hour of them, may decline whatever they are offered.
    const people = 20 + (seed % 4) * 8;
    const hour = new StormyHour({ seed, people, tables: 3 + (seed % 3), minutes: 45, storm: 0.03 + (seed % 5) / 60 });
    const { session, sent, crashes } = await hour.run();
    expect(crashes).toBeGreaterThan(3);
    expect(sent).toBeGreaterThan(80);
    expect([...session.meetings.values()].some(({ state }) => state === 'ENDED')).toBe(true);
  },
);

import { expect, test } from 'vitest';
import { StormyHour } from '../../test/engine/stormyHour.ts';

/** How many seeds are run; `pnpm soak` asks for more. */
const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 6);

test.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
  'a session keeps its promises while its nodes crash and lose their database (seed %i)',
  async (seed) => {
    const people = 12 + (seed % 4) * 8;
    const hour = new StormyHour({ seed, people, tables: 3 + (seed % 3), minutes: 30, storm: 0.03 + (seed % 5) / 60 });
    const { session, sent, crashes } = await hour.run();
    expect(crashes).toBeGreaterThan(3);
    expect(sent).toBeGreaterThan(80);
    expect([...session.meetings.values()].some(({ state }) => state === 'ENDED')).toBe(true);
  },
  60_000,
);

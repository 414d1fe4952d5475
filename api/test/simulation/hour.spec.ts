import { expect, test } from 'vitest';
import { Hour } from './hour.ts';

/** How many seeds are run; `pnpm soak` asks for more. */
const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 12);

test.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
  'an hour of seed %i keeps every promise after every event',
  (seed) => {
    const crowd = 20 + (seed % 4) * 20;
    const hour = new Hour({
      seed,
      people: crowd,
      tables: 2 + (seed % 5) * 2,
      interference: seed % 3 === 0 ? 0 : 0.15,
    }).run();
    expect(hour.session.state).toBe('CLOSED');
    expect([...hour.session.meetings.values()].filter(({ state }) => state === 'ENDED').length).toBeGreaterThan(0);
  },
  60_000,
);

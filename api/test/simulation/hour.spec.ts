import { expect, test } from 'vitest';
import { Hour } from './hour.ts';
import { seeds } from './seeds.ts';

test.each(seeds(12))('an hour of seed %i keeps every promise after every event', (seed) => {
  const crowd = 20 + (seed % 4) * 20;
  const hour = new Hour({
    seed,
    people: crowd,
    tables: 2 + (seed % 5) * 2,
    interference: seed % 3 === 0 ? 0 : 0.15,
  }).run();
  expect(hour.session.state).toBe('CLOSED');
  expect([...hour.session.meetings.values()].filter(({ state }) => state === 'ENDED').length).toBeGreaterThan(0);
});

import { expect, test } from 'vitest';
import { StormyHour } from '../../test/engine/stormyHour.ts';
import { seeds } from '../../test/simulation/seeds.ts';

/** Meetings of all seeds: in a single half hour a dozen people may decline whatever they are offered. */
let ended = 0;

test.each(seeds(6))(
  'a session keeps its promises while its nodes crash and lose their database (seed %i)',
  async (seed) => {
    const people = 12 + (seed % 4) * 8;
    const hour = new StormyHour({ seed, people, tables: 3 + (seed % 3), minutes: 30, storm: 0.03 + (seed % 5) / 60 });
    const { session, sent, crashes } = await hour.run();
    expect(crashes).toBeGreaterThan(3);
    expect(sent).toBeGreaterThan(80);
    expect(session.offers.size).toBeGreaterThan(0);
    ended += [...session.meetings.values()].filter(({ state }) => state === 'ENDED').length;
  },
  60_000,
);

test('people meet in such storms', () => expect(ended).toBeGreaterThan(5));

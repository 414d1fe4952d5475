import { describe, expect, test } from 'vitest';
import type { MemoryGuard } from '../../../src/memory/memorySessionLog.ts';
import { seeds } from '../seeds.ts';
import { FOUND } from './found.ts';
import { optionsOf } from './options.ts';
import { breaks } from './shrink.ts';
import { Simulation } from './simulation.ts';

/** Seeds, and steps of each; `pnpm simulate` and `pnpm soak` go on with others. */
const SEEDS = 200;
const STEPS = 1_000;
/** Seeds of one test: so that a failure says roughly where. */
const A_TEST = 20;

describe('nodes that crash, stand still, lose their database and each other keep every promise', () => {
  const all = seeds(SEEDS);
  const slices = Array.from({ length: Math.ceil(all.length / A_TEST) }, (_, at) =>
    all.slice(at * A_TEST, (at + 1) * A_TEST),
  );
  test.each(slices.map((slice) => [slice[0]!, slice.at(-1)!, slice] as const))(
    'seeds %i to %i',
    async (_, __, slice) => {
      for (const seed of slice)
        expect(await new Simulation(optionsOf(seed, STEPS)).run()).toMatchObject({ steps: STEPS });
    },
    300_000,
  );
});

describe('what a seed found once stays found', () => {
  test.each(FOUND)('$what', async ({ options }) => {
    expect((await new Simulation(options).run()).steps).toBe(options.steps);
  });
});

test('the same seed gives the same run, to the byte', async () => {
  const [first, second, other] = [18, 18, 22].map((seed) => new Simulation(optionsOf(seed, 300)));
  const { digest } = await first!.run();
  expect((await second!.run()).digest).toBe(digest);
  expect((await other!.run()).digest).not.toBe(digest);
});

describe('the simulation sees what it is there to see: without a guard of the store a seed breaks', () => {
  test.each<[string, MemoryGuard[], RegExp]>([
    ['epoch', ['epoch'], /whose epoch had passed/],
    ['head and sequence', ['head', 'sequence'], /\d/],
    ['live person', ['live-person'], /is live in two sessions/],
    ['key', ['key'], /acknowledged and lost/],
  ])('%s', async (_, without, says) => expect(await firstBroken(without)).toMatch(says), 120_000);
});

/** What the first seed that breaks without these guards says. */
async function firstBroken(without: readonly MemoryGuard[]): Promise<string> {
  for (let seed = 1; seed <= 40; seed++) {
    const broken = await breaks({ ...optionsOf(seed, 400), nodes: 3, sessions: 2, storm: 0.12 }, without);
    if (broken) return broken.message;
  }
  return 'nothing breaks';
}

import { optionsOf, type SimulationOptions } from './options.ts';

/** Runs that broke a promise once, by what was wrong then. */
export const FOUND: readonly { what: string; options: SimulationOptions }[] = [
  {
    what: 'a node whose host clock is minutes ahead of the database takes part at once (it waited those minutes out)',
    options: { ...optionsOf(12), steps: 400 },
  },
  {
    what: 'a node whose host clock is minutes behind takes over once the lease ran out (it believed the lease to be in force)',
    options: { ...optionsOf(2), steps: 600 },
  },
];

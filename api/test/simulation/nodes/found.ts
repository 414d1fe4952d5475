import type { SimulationOptions } from './options.ts';

/** Runs that broke a promise when they were first run, by what was wrong then; they are run again as they were. */
export const FOUND: readonly { what: string; options: SimulationOptions }[] = [
  {
    what: 'timers were late on a node whose host clock is minutes ahead of the database: it waited those minutes out',
    options: { seed: 12, nodes: 1, steps: 1_000, people: 18, tables: 2, sessions: 1, storm: 0.12, without: [] },
  },
  {
    what: 'a takeover was late on nodes whose host clocks are minutes apart: one believed a lease in force that had run out',
    options: { seed: 2, nodes: 3, steps: 1_000, people: 24, tables: 3, sessions: 1, storm: 0.06, without: [] },
  },
  {
    what: 'followers fell behind on a node whose question to the log was swallowed: it was not given up in time',
    options: { seed: 1_162, nodes: 3, steps: 1_000, people: 24, tables: 5, sessions: 1, storm: 0.12, without: [] },
  },
];

import fc from 'fast-check';

/**
 * fast-check as every property of the project is tested: from a seed that stays (1, or SIMULATION_FROM), so that a run can be told again and a red
 * test is a change's own doing. `pnpm soak` goes on with seeds of its own; a counterexample that it finds is mended and kept as a rule's test.
 */
fc.configureGlobal({
  seed: Number(process.env['SIMULATION_FROM'] ?? 1),
  endOnFailure: process.env['SHRINK'] === undefined,
});

export { fc };

import type { MemoryGuard } from '../../../src/memory/memorySessionLog.ts';
import type { SimulationOptions } from './options.ts';
import { Simulation, SimulationBroken } from './simulation.ts';

/** Runs that a shrinking may cost. */
const MOST_RUNS = 250;

/** What a run breaks, or null. A fault of the simulation itself counts as breaking too. */
export async function breaks(
  options: SimulationOptions,
  without: readonly MemoryGuard[] = [],
): Promise<SimulationBroken | null> {
  try {
    await new Simulation(options, { without }).run();
    return null;
  } catch (fault) {
    if (fault instanceof SimulationBroken) return fault;
    return new SimulationBroken(options, options.steps, [fault instanceof Error ? (fault.stack ?? '') : String(fault)]);
  }
}

/**
 * A smaller run that still breaks a promise: fewer steps, fewer nodes, fewer faults and commands. The promise may be another one; what counts is
 * that a reader has less to read.
 */
export async function shrink(broken: SimulationBroken): Promise<SimulationBroken> {
  let smallest = broken;
  let runs = 0;
  const tries = async (change: Partial<SimulationOptions>): Promise<boolean> => {
    if (runs++ >= MOST_RUNS) return false;
    const found = await breaks({ ...smallest.options, ...change });
    if (found) smallest = found;
    return found !== null;
  };
  await tries({ steps: Math.max(1, broken.step) });
  for (let cut = smallest.options.steps >> 1; cut > 0; cut >>= 1)
    while (smallest.options.steps > cut && (await tries({ steps: smallest.options.steps - cut })));
  while (smallest.options.nodes > 1 && (await tries({ nodes: smallest.options.nodes - 1 })));
  if (smallest.options.sessions > 1) await tries({ sessions: 1 });
  for (let slice = smallest.options.steps; slice >= 1; slice >>= 1) {
    for (let from = 1; from <= smallest.options.steps; from += slice) {
      const { without } = smallest.options;
      const left = range(from, Math.min(from + slice - 1, smallest.options.steps)).filter(
        (at) => !without.includes(at),
      );
      if (left.length > 0) await tries({ without: [...without, ...left] });
    }
  }
  return smallest;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

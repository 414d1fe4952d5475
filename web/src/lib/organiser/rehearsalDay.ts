/** The lines of a rehearsed day, told from its slices. Pure. */
import { topMinutes, type BandPoint, type Point } from './chart.ts';
import type { RehearsalFound } from './rehearsal.svelte.ts';

/** Each policy's waits and tables over the day, the matchmaker's band, and the highest minute of the axis. */
export interface DayLines {
  waits: { policy: string; points: Point[] }[];
  use: { policy: string; points: Point[] }[];
  band: BandPoint[];
  most: number;
}

/** A value of a slice stands at its middle. */
export function dayLines(
  { policies }: Pick<RehearsalFound, 'policies'>,
  { opensAt, goal }: { opensAt: number; goal: number },
): DayLines {
  const at = (slice: number, sliceMinutes: number): number => opensAt + (slice + 0.5) * sliceMinutes * 60_000;
  const line = (policy: string, values: readonly (number | null)[], sliceMinutes: number) => ({
    policy,
    points: values.map((value, slice): Point => ({ at: at(slice, sliceMinutes), value })),
  });
  const waits = policies.map(({ scenario }) =>
    line(
      scenario.policy,
      scenario.waitP95.map((band) => band?.mean ?? null),
      scenario.sliceMinutes,
    ),
  );
  const use = policies.map(({ scenario }) => line(scenario.policy, scenario.tableUse, scenario.sliceMinutes));
  const own = policies[0]?.scenario;
  const band = (own?.waitP95 ?? []).map((one, slice) => ({
    at: at(slice, own!.sliceMinutes),
    ends: one ? ([one.low, one.high] as const) : null,
  }));
  const seconds = waits.flatMap(({ points }) => points.map(({ at, value }) => ({ at, value: value && value * 60 })));
  return { waits, use, band, most: topMinutes(seconds, goal * 60) };
}

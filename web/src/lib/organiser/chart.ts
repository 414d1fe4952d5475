/** What the plots over a day are told from: points, and the steps of their axes. Pure. */

/** A minute with one value, or none. */
export interface Point {
  at: number;
  value: number | null;
}

/** The highest minute of the axis: even, with room above, and at least the target's. */
export function topMinutes(points: readonly Point[], targetSeconds: number): number {
  const highest = Math.max(targetSeconds, ...points.map(({ value }) => value ?? 0)) / 60;
  return Math.max(2, Math.ceil((highest * 1.1) / 2) * 2);
}

/** Steps of an axis: about five of them, each even or a single minute. */
export function steps(most: number): number[] {
  const step = Math.max(1, 2 * Math.ceil(most / 10));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, number) => number * step);
}

/** Steps of an axis that counts things: about four, round and whole. */
export function countSteps(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, number) => number * step);
}

const QUARTER_MS = 15 * 60_000;

/** Full quarters of an hour between two instants; where that is too many, half or whole hours. */
export function quarters(from: number, to: number): number[] {
  const step = to - from > 8 * QUARTER_MS ? 2 * QUARTER_MS : to - from < QUARTER_MS ? QUARTER_MS / 3 : QUARTER_MS;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, number) => first + number * step);
}

/** A moment with the two ends of a band, or none. */
export interface BandPoint {
  at: number;
  ends: readonly [low: number, high: number] | null;
}

/** The lines of the chart of waits, told from the minutes behind. Pure. */

/** A minute with one value, or none. */
export interface Point {
  at: number;
  value: number | null;
}

/** The frame that a chart draws in, in pixels, and the ends of its axes. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  from: number;
  to: number;
  most: number;
}

/** An SVG path through the points; it breaks where a minute has no value. */
export function pathOf(points: readonly Point[], frame: Frame): string {
  let path = '';
  let drawing = false;
  for (const { at, value } of points) {
    if (value !== null) path += `${drawing ? 'L' : 'M'}${xOf(at, frame).toFixed(1)} ${yOf(value, frame).toFixed(1)}`;
    drawing = value !== null;
  }
  return path;
}

export function xOf(at: number, { left, right, from, to }: Frame): number {
  return to === from ? right : left + ((at - from) / (to - from)) * (right - left);
}

export function yOf(value: number, { top, bottom, most }: Frame): number {
  return bottom - (value / most) * (bottom - top);
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

/** An SVG area between the ends of a band; a moment without them parts it. */
export function bandOf(points: readonly BandPoint[], frame: Frame): string {
  const runs: { at: number; low: number; high: number }[][] = [[]];
  for (const { at, ends } of points)
    if (ends) runs.at(-1)!.push({ at, low: ends[0], high: ends[1] });
    else if (runs.at(-1)!.length > 0) runs.push([]);
  const point = (at: number, value: number): string => `${xOf(at, frame).toFixed(1)} ${yOf(value, frame).toFixed(1)}`;
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const upper = run.map(({ at, high }) => point(at, Math.min(high, frame.most)));
      const lower = run.toReversed().map(({ at, low }) => point(at, low));
      return `M${[...upper, ...lower].join('L')}Z`;
    })
    .join('');
}

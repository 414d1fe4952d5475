/** A plot over the day as uPlot wants it: options and columns, told from lines of points. Pure but for the colours, which are asked for at each drawing. */
import type uPlot from 'uplot';
import { quarters, type BandPoint, type Point } from './chart.ts';

/** One line of a plot. Colours are names of tokens; lines differ by their dashes too. */
export interface PlotLine {
  key: string;
  name: string;
  points: readonly Point[];
  colour: string;
  /** Pixels. */
  width: number;
  dash?: readonly number[];
  /** Token of the ground under the line. */
  ground?: string;
}

/** What a plot shows. */
export interface TimePlotOf {
  /** The first is the most important and is drawn last. */
  lines: readonly PlotLine[];
  /** Between two values, as an interval about a line. */
  band?: { points: readonly BandPoint[]; colour: string };
  goal?: number | null;
  /** Ends of the axis of time, milliseconds since 1970; without them those of the points. */
  from?: number;
  to?: number;
  /** The axis of values goes from 0 to this. */
  most: number;
  ticks: readonly number[];
  tell(value: number): string;
  /** The venue's time of an instant. */
  time(at: number): string;
}

/** How it is drawn: its place in the page and the page's colours. */
export interface Drawing {
  width: number;
  height: number;
  /** Without axes the plot reaches the edges but for `inset` pixels. */
  axes: boolean;
  inset?: number;
  font: string;
  colour(token: string): string;
  /** False where the reader forces colours: a ground in the one colour of text would hide the lines. */
  grounds: boolean;
  /** The column under the pointer, or none. */
  pointed(column: number | null): void;
}

/** Pixels that the axes take, so that names can be set beside the plot before it is drawn. */
export const PLOT_EDGES = { left: 46, top: 12, right: 8, bottom: 24 } as const;

/** Least pixels between two times on the axis. */
const TIME_PIXELS = 56;

/** The instants of all points, and a column of values for each line, the first line's last; with a band its two ends come before them, for what is drawn later lies above. */
export function columnsOf({ lines, band }: Pick<TimePlotOf, 'lines' | 'band'>): uPlot.AlignedData {
  const instants = new Set([...lines.flatMap(({ points }) => points), ...(band?.points ?? [])].map(({ at }) => at));
  const times = [...instants].sort((one, other) => one - other);
  // `undefined` where a line says nothing of an instant, null where it says that there was nothing: only that parts it.
  const column = (values: ReadonlyMap<number, number | null>) => times.map((at) => values.get(at));
  const ends = (end: 0 | 1) => column(new Map(band?.points.map(({ at, ends }) => [at, ends?.[end] ?? null])));
  return [
    times,
    ...(band ? [ends(0), ends(1)] : []),
    ...lines.toReversed().map(({ points }) => column(new Map(points.map(({ at, value }) => [at, value])))),
  ];
}

/** The column of a line: the last is drawn over the others. */
export function columnOf({ lines, band }: Pick<TimePlotOf, 'lines' | 'band'>, line: number): number {
  return (band ? 2 : 0) + lines.length - line;
}

/** Times named on the axis: full quarters, fewer where there is no room. */
export function namedTimes(from: number, to: number, pixels: number): number[] {
  const all = quarters(from, to);
  const each = Math.max(1, Math.ceil((all.length * TIME_PIXELS) / Math.max(1, pixels)));
  return all.filter((_, at) => at % each === 0);
}

/** What uPlot is made with. */
export function optionsOf(plot: TimePlotOf, drawing: Drawing): uPlot.Options {
  const { axes, inset = 0, width, height } = drawing;
  return {
    width,
    height,
    ms: 1,
    padding: axes ? [PLOT_EDGES.top, PLOT_EDGES.right, 0, 0] : [4, inset, 2, inset],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: axes } },
    scales: {
      x: { time: false, range: (_, least, most) => [plot.from ?? least, plot.to ?? most] },
      y: { range: () => [0, plot.most] },
    },
    axes: axes ? [timeAxis(plot, drawing), valueAxis(plot, drawing)] : [{ show: false }, { show: false }],
    series: [
      {},
      ...(plot.band ? [{ points: { show: false } }, { points: { show: false } }] : []),
      ...plot.lines.toReversed().map((line) => seriesOf(line, drawing)),
    ],
    ...(plot.band && drawing.grounds
      ? { bands: [{ series: [2, 1], fill: () => drawing.colour(plot.band?.colour ?? '') }] }
      : {}),
    hooks: {
      drawClear: [(drawn) => drawGoal(drawn, plot, drawing)],
      setCursor: [({ cursor }) => drawing.pointed(cursor.idx ?? null)],
    },
  };
}

function seriesOf({ colour, width, dash, ground }: PlotLine, drawing: Drawing): uPlot.Series {
  return {
    stroke: () => drawing.colour(colour),
    width,
    ...(dash ? { dash: [...dash] } : {}),
    ...(ground && drawing.grounds ? { fill: () => drawing.colour(ground) } : {}),
    // One value alone makes no line.
    points: { show: (plot, column) => isAlone(plot.data[column] ?? []) },
  };
}

function isAlone(values: ArrayLike<number | null | undefined>): boolean {
  let found = 0;
  for (let at = 0; at < values.length && found < 2; at++) if (typeof values[at] === 'number') found += 1;
  return found === 1;
}

function timeAxis(plot: TimePlotOf, drawing: Drawing): uPlot.Axis {
  return {
    ...textOf(drawing),
    size: PLOT_EDGES.bottom,
    gap: 8,
    grid: { show: false },
    ticks: { show: false },
    splits: (...[{ bbox }, , least, most]) => namedTimes(least, most, bbox.width / devicePixelRatio),
    values: (_, instants) => instants.map((instant) => plot.time(instant)),
  };
}

function valueAxis(plot: TimePlotOf, drawing: Drawing): uPlot.Axis {
  return {
    ...textOf(drawing),
    size: PLOT_EDGES.left,
    gap: 8,
    ticks: { show: false },
    grid: { stroke: () => drawing.colour('--line'), width: 1 },
    splits: () => [...plot.ticks],
    values: (_, values) => values.map((value) => plot.tell(value)),
  };
}

function textOf({ font, colour }: Drawing): Pick<uPlot.Axis, 'font' | 'stroke'> {
  return { font: `12px ${font}`, stroke: () => colour('--ink-3') };
}

/** The goal lies under the lines, over the whole width. */
function drawGoal({ ctx, bbox, valToPos }: uPlot, { goal }: TimePlotOf, { colour }: Drawing): void {
  if (goal === null || goal === undefined) return;
  const y = Math.round(valToPos(goal, 'y', true));
  ctx.save();
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

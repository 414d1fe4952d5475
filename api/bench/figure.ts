/** One measured figure, always beside its floor (what the machine can do at best, taken in the same run) or an absolute goal. */
export interface Figure {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  /** The floor's value in the same unit; null where the goal is absolute. */
  floor: number | null;
  /** `value / floor`, or null. */
  ratio: number | null;
  /** The most that `ratio` (or `value`, where there is no floor) may be; the least where `atLeast`. */
  goal: number;
  /** More is better: throughput. */
  atLeast?: true;
  met: boolean;
  /** Within the spread of the pairs around the goal. */
  close?: boolean;
  /** The load and what was counted. */
  note: string;
}

/** A figure with an absolute goal. */
export function absolute(
  figure: Pick<Figure, 'bench' | 'metric' | 'value' | 'unit' | 'goal' | 'atLeast' | 'note'>,
): Figure {
  const met = figure.atLeast ? figure.value >= figure.goal : figure.value <= figure.goal;
  return { ...figure, floor: null, ratio: null, met };
}

/**
 * A figure against a floor, from alternated pairs: the median of the pairs' ratios. `met` is false only where the median misses the goal by more
 * than the pairs' quartile distance; `close` says when it lies within it.
 */
export function ratioOfPairs(
  figure: Pick<Figure, 'bench' | 'metric' | 'unit' | 'goal' | 'atLeast' | 'note'>,
  pairs: readonly { value: number; floor: number }[],
): Figure {
  const ratios = pairs.map(({ value, floor }) => value / floor);
  const ratio = quantile(ratios, 0.5);
  const spread = quantile(ratios, 0.75) - quantile(ratios, 0.25);
  return {
    ...figure,
    value: quantile(
      pairs.map(({ value }) => value),
      0.5,
    ),
    floor: quantile(
      pairs.map(({ floor }) => floor),
      0.5,
    ),
    ratio,
    met: figure.atLeast ? ratio >= figure.goal - spread : ratio <= figure.goal + spread,
    ...(Math.abs(ratio - figure.goal) <= spread ? { close: true } : {}),
  };
}

/** The value below which a share of the sample lies (nearest rank). */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The figures as a table for people. */
export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [
    f.bench,
    f.metric,
    `${round(f.value)} ${f.unit}`,
    f.floor === null ? '' : `${round(f.floor)} ${f.unit}`,
    f.ratio === null ? '' : `${f.ratio.toFixed(2)}x`,
    // A peer, or a floor itself, has no goal.
    Number.isFinite(f.goal) ? `${f.atLeast ? '>=' : '<='} ${f.goal}${f.ratio === null ? ` ${f.unit}` : 'x'}` : '',
    Number.isFinite(f.goal) ? (f.met ? (f.close ? 'met (close)' : 'met') : 'MISSED') : '',
    f.note,
  ]);
  const all = [['bench', 'metric', 'value', 'floor', 'ratio', 'goal', '', 'load'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')).join('\n');
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

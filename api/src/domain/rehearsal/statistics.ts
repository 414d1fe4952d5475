/** A mean with the interval in which the mean over all seeds lies (RH10). */
export interface Estimate {
  mean: number;
  /** Ends of the 95 % interval; both the mean itself where one seed alone was run. */
  low: number;
  high: number;
}

/** 0.975 quantiles of Student's t distribution by degrees of freedom (Abramowitz and Stegun 1964, table 26.10). */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const NORMAL_975 = 1.96;

/** RH10: the mean of a sample of seeds with its 95 % interval by Student's t. */
export function estimateOf(sample: readonly number[]): Estimate {
  const middle = mean(sample);
  if (sample.length < 2) return { mean: middle, low: middle, high: middle };
  const variance = sample.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (sample.length - 1);
  const half = tOf(sample.length - 1) * Math.sqrt(variance / sample.length);
  return { mean: middle, low: middle - half, high: middle + half };
}

/** The mean; 0 of nothing. */
export function mean(sample: readonly number[]): number {
  return sample.length === 0 ? 0 : sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

/** The least value that at least this share of the sample does not exceed; null of nothing. */
export function quantile(sample: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(sample).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Gini's coefficient of a sample of counts: the mean difference of two over twice the mean; 0 of nothing. Cost O(n log n). */
export function gini(sample: readonly number[]): number {
  const sorted = Float64Array.from(sample).sort();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const ranked = sorted.reduce((sum, value, at) => sum + (at + 1) * value, 0);
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** Beyond 30 degrees the distribution is taken between its 30th and the normal one, by 1 / degrees. */
function tOf(degrees: number): number {
  const known = T_975[degrees - 1];
  return known ?? NORMAL_975 + ((T_975.at(-1)! - NORMAL_975) * 30) / degrees;
}

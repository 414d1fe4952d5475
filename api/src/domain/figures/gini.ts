/**
 * FI10: how unequally something is shared out: 0 where everybody has the same, towards 1 where one has all; null where there is nothing to share.
 * Gini 1912, in the form of sorted values: G = sum((2i - n - 1) x_i) / (n sum(x_i)), i from 1. O(n log n).
 */
export function gini(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  const count = sorted.length;
  const weighed = sorted.reduce((sum, value, at) => sum + (2 * (at + 1) - count - 1) * value, 0);
  return weighed / (count * total);
}

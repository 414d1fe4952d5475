import { expect, test } from 'vitest';
import { estimateOf, gini, quantile } from './statistics.ts';

test("[RH10] an interval is Student's", () => {
  // Student's own sleep data (Biometrika 1908): mean difference 1.58, 95 % from 0.70 to 2.46.
  const { mean, low, high } = estimateOf([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
  expect([mean, low, high].map((value) => value.toFixed(2))).toEqual(['1.58', '0.70', '2.46']);
});

test('[RH10] one seed alone has no interval', () => {
  expect(estimateOf([5])).toEqual({ mean: 5, low: 5, high: 5 });
});

test('a quantile is the nearest rank, and there is none of nothing', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
  expect(quantile([], 0.5)).toBeNull();
});

test("Gini's coefficient is 0 where all have the same and nears 1 where one has all", () => {
  expect(gini([3, 3, 3])).toBeCloseTo(0);
  expect(gini([0, 0, 0, 12])).toBeCloseTo(0.75);
  expect(gini([])).toBe(0);
});

import { expect, test } from 'vitest';
import { pathOf, quarters, steps, topMinutes, type Frame } from './chart.ts';

const frame: Frame = { left: 0, right: 100, top: 0, bottom: 100, from: 0, to: 2, most: 10 };

test('a line breaks where a minute has no value', () => {
  const points = [0, null, 10].map((value, at) => ({ at, value }));
  expect(pathOf(points, frame)).toBe('M0.0 100.0M100.0 0.0');
});

test('the axis holds the target even when all waits are short', () => {
  expect(topMinutes([{ at: 0, value: 30 }], 300)).toBe(6);
  expect(topMinutes([{ at: 0, value: 900 }], 300)).toBe(18);
});

test('an axis has five steps at most, whole minutes', () => {
  expect(steps(6)).toEqual([0, 2, 4, 6]);
  expect(steps(18)).toEqual([0, 4, 8, 12, 16]);
});

test('time is named at full quarters', () => {
  const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
  expect(quarters(at('06:07'), at('06:50'))).toEqual([at('06:15'), at('06:30'), at('06:45')]);
});

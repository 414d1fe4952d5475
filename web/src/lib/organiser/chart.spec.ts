import { describe, expect, test } from 'vitest';
import { countSteps, quarters, steps, topMinutes } from './chart.ts';
import { columnOf, columnsOf, namedTimes } from './plotOptions.ts';

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

describe('columns of a plot', () => {
  const line = (key: string, values: readonly (number | null)[], from = 0) => ({
    key,
    name: key,
    colour: '--ink',
    width: 1,
    points: values.map((value, at) => ({ at: from + at, value })),
  });

  test('lines share the instants; the first is drawn last, and one that says nothing of an instant is not parted by it', () => {
    const lines = [line('own', [1, null, 3]), line('other', [7, 8], 1)];
    expect(columnsOf({ lines })).toEqual([
      [0, 1, 2],
      [undefined, 7, 8],
      [1, null, 3],
    ]);
    expect([columnOf({ lines }, 0), columnOf({ lines }, 1)]).toEqual([2, 1]);
  });

  test('a band lies under all lines, brings its two ends before them, and is parted where it has none', () => {
    const points = [
      { at: 0, ends: [1, 4] as const },
      { at: 1, ends: null },
    ];
    const plot = { lines: [line('own', [2, 2])], band: { points, colour: '--line' } };
    const columns = columnsOf(plot);
    expect(columns).toEqual([
      [0, 1],
      [1, null],
      [4, null],
      [2, 2],
    ]);
    expect(columns[columnOf(plot, 0)]).toEqual([2, 2]);
  });
});

test('times are named only as densely as there is room', () => {
  const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
  expect(namedTimes(at('06:00'), at('08:00'), 1000)).toHaveLength(9);
  expect(namedTimes(at('06:00'), at('08:00'), 200)).toEqual([at('06:00'), at('06:45'), at('07:30')]);
});

test('an axis that counts things has about four round steps, and no more than there are things', () => {
  expect(countSteps(56)).toEqual([0, 20, 40]);
  expect(countSteps(4)).toEqual([0, 1, 2, 3, 4]);
  expect(countSteps(1)).toEqual([0, 1]);
  expect(countSteps(380)).toEqual([0, 100, 200, 300]);
});

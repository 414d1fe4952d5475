import { describe, expect, test } from 'vitest';
import type { PlaceId } from '../kernel/id.ts';
import type { HallPlan } from './hallPlan.ts';
import { walkOnPlan } from './planWalk.ts';

const [STAND, NEAR, FAR, NOT_DRAWN] = ['stand', 'near', 'far', 'not drawn'] as PlaceId[] as [
  PlaceId,
  PlaceId,
  PlaceId,
  PlaceId,
];
const hall: HallPlan = {
  width: 100,
  depth: 80,
  tables: [
    { place: STAND, x: 10, y: 10 },
    { place: NEAR, x: 20, y: 38 },
    { place: FAR, x: 20, y: 38.5 },
  ],
  zones: [],
  ways: [],
  entrance: { x: 90, y: 80 },
  interpreters: null,
};

describe('PA98: the minutes to walk on a plan', () => {
  test.each([
    ['from the own stand, along the ways: 38 m at 0.8 m/s are 48 s', { from: [STAND], to: [NEAR] }, 1],
    ['nobody walks to where they stand', { from: [STAND], to: [STAND] }, 0],
    ['from the entrance where no own stand is drawn: 112 m are 140 s', { from: [], to: [NEAR] }, 3],
    ['from the entrance where the own stand is not on the plan', { from: [NOT_DRAWN], to: [NEAR] }, 3],
    ['to the farthest of those that may be given', { from: [FAR], to: [NEAR, STAND, FAR] }, 1],
  ])('%s', (_, walk, minutes) => {
    expect(walkOnPlan(hall, walk)).toBe(minutes);
  });

  test('a minute that was begun counts: 48 m are a minute, 48.5 m are two', () => {
    const table = (y: number): HallPlan => ({ ...hall, tables: [hall.tables[0]!, { place: NEAR, x: 10, y }] });
    expect(walkOnPlan(table(58), { from: [STAND], to: [NEAR] })).toBe(1);
    expect(walkOnPlan(table(58.5), { from: [STAND], to: [NEAR] })).toBe(2);
  });

  test.each([
    ['a place that is not drawn', { from: [STAND], to: [NEAR, NOT_DRAWN] }, hall],
    ['no place at all', { from: [STAND], to: [] }, hall],
    ['neither stand nor entrance', { from: [], to: [NEAR] }, { ...hall, entrance: null }],
  ])('is not known with %s', (_, walk, plan) => {
    expect(walkOnPlan(plan, walk)).toBeNull();
  });
});

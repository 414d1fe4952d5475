import { expect, test } from 'vitest';
import type { PlaceId } from '../kernel/id.ts';
import { EMPTY_HALL, isPlan, type HallPlan } from './hallPlan.ts';
import { isDrawn, listedPlan, type ListedHall } from './listedPlan.ts';

const [ONE, TWO, THREE] = ['table 1', 'table 2', 'table 3'] as [PlaceId, PlaceId, PlaceId];
const places = new Set([ONE, TWO, THREE]);
const hall: ListedHall = {
  hallSize: { width: 20, depth: 12 },
  entrance: { x: 10, y: 12 },
  interpretersAt: null,
  ways: [{ from: { x: 10, y: 0 }, to: { x: 10, y: 12 } }],
};
const zoned = [
  { place: ONE, zone: 'A' },
  { place: TWO, zone: 'A' },
  { place: THREE, zone: null },
];

test('a zone that was not drawn yet is drawn around its tables, inside the walls', () => {
  const listed = [
    { place: ONE, spot: { x: 0.5, y: 3 } },
    { place: TWO, spot: { x: 4, y: 6 } },
    { place: THREE, spot: { x: 15, y: 6 } },
  ];
  const plan = listedPlan(EMPTY_HALL, { hall, listed, zoned });
  expect(isPlan(plan, places)).toBe(true);
  expect(plan).toMatchObject({ width: 20, depth: 12, entrance: { x: 10, y: 12 }, ways: hall.ways });
  expect(plan.zones).toEqual([{ name: 'A', x: 0, y: 1.8, width: 5.2, depth: 5.4 }]);
});

test('what the list does not name stays where it was drawn, and so does a drawn zone; an empty position takes a table off', () => {
  const kept: HallPlan = {
    ...EMPTY_HALL,
    tables: [
      { place: ONE, x: 3, y: 3 },
      { place: TWO, x: 6, y: 3 },
    ],
    zones: [{ name: 'A', x: 1, y: 1, width: 7, depth: 4 }],
  };
  const plan = listedPlan(kept, { hall, listed: [{ place: TWO, spot: null }], zoned });
  expect(plan.tables).toEqual([{ place: ONE, x: 3, y: 3 }]);
  expect(plan.zones).toEqual(kept.zones);
});

test('what stands beyond new walls comes inside', () => {
  const kept: HallPlan = {
    ...EMPTY_HALL,
    tables: [{ place: ONE, x: 25, y: 19 }],
    zones: [
      { name: 'A', x: 15, y: 8, width: 10, depth: 10 },
      { name: 'B', x: 22, y: 2, width: 3, depth: 3 },
    ],
  };
  const plan = listedPlan(kept, { hall, listed: [], zoned: [] });
  expect(isPlan(plan, places)).toBe(true);
  expect(plan.tables).toEqual([{ place: ONE, x: 20, y: 12 }]);
  expect(plan.zones).toEqual([{ name: 'A', x: 15, y: 8, width: 5, depth: 4 }]);
});

test('a hall in which nothing stands was not drawn', () => {
  expect(isDrawn(EMPTY_HALL)).toBe(false);
  expect(isDrawn({ ...EMPTY_HALL, entrance: { x: 1, y: 1 } })).toBe(true);
});

import { expect, test } from 'vitest';
import type { PlaceId } from '../kernel/id.ts';
import { isPlan, zoneOf, type HallPlan } from './hallPlan.ts';

const [first, second] = ['table 1', 'table 2'] as PlaceId[];
const places = new Set([first!, second!]);
const plan: HallPlan = {
  width: 20,
  depth: 10,
  tables: [
    { place: first!, x: 2, y: 2 },
    { place: second!, x: 18, y: 8 },
  ],
  zones: [{ name: 'A', x: 0, y: 0, width: 10, depth: 10 }],
  ways: [{ from: { x: 10, y: 0 }, to: { x: 10, y: 10 } }],
  entrance: { x: 10, y: 10 },
  interpreters: null,
};

test('a plan with everything inside the hall can be kept', () => {
  expect(isPlan(plan, places)).toBe(true);
});

test.each<[string, Partial<HallPlan>]>([
  ['a hall that is no room', { width: 1 }],
  ['a length that is no number', { width: Number.NaN }],
  ['a table outside', { tables: [{ place: first!, x: 21, y: 2 }] }],
  ['a table twice', { tables: [...plan.tables, plan.tables[0]!] }],
  ['a table of another venue', { tables: [{ place: 'elsewhere' as PlaceId, x: 1, y: 1 }] }],
  ['a zone that reaches outside', { zones: [{ name: 'A', x: 15, y: 0, width: 10, depth: 5 }] }],
  ['a zone without a name', { zones: [{ name: '', x: 0, y: 0, width: 1, depth: 1 }] }],
  ['a way outside', { ways: [{ from: { x: -1, y: 0 }, to: { x: 1, y: 1 } }] }],
  ['an entrance outside', { entrance: { x: 10, y: 11 } }],
])('%s cannot be kept', (_, change) => {
  expect(isPlan({ ...plan, ...change }, places)).toBe(false);
});

test('a table belongs to the smallest zone around it, or to none', () => {
  const zones = [...plan.zones, { name: 'B', x: 1, y: 1, width: 2, depth: 2 }];
  expect(plan.tables.map((table) => zoneOf(table, zones))).toEqual(['B', null]);
});

import { expect, test } from 'vitest';
import { gapBetween, inRows, LEAST_GAP, setApart, tightPairs, walkSeconds } from './hallRules.ts';

const HALL = { width: 26, depth: 20 };
const at = (place: string, x: number, y: number) => ({ place, x, y });

test('the gap is the way between the edges of two tables', () => {
  expect(gapBetween(at('1', 2, 2), at('2', 5, 2))).toBe(1.6);
  expect(gapBetween(at('1', 2, 2), at('2', 2, 4.3))).toBe(0.9);
  expect(gapBetween(at('1', 2, 2), at('2', 2.5, 2.5))).toBe(0);
});

test('tables that stand closer than a wheelchair needs are named, and set apart inside the hall', () => {
  const tables = [at('1', 2, 2), at('2', 2, 4.3), at('3', 25, 19), at('4', 25, 18)];
  expect(tightPairs(tables).map(({ one, other, gap }) => [one.place, other.place, gap])).toEqual([
    ['1', '2', 0.9],
    ['3', '4', 0],
  ]);
  const apart = setApart(tables, HALL);
  expect(tightPairs(apart)).toEqual([]);
  for (const { x, y } of apart) expect(x <= 26 && y <= 20 && x >= 0 && y >= 0).toBe(true);
  expect(tables[1]).toEqual(at('2', 2, 4.3));
});

test('tables set up in rows stand apart and inside', () => {
  const tables = inRows(
    Array.from({ length: 36 }, (_, n) => String(n + 1)),
    HALL,
  );
  expect(tightPairs(tables)).toEqual([]);
  expect(Math.max(...tables.map(({ y }) => y))).toBeLessThan(20);
  expect(gapBetween(tables[0]!, tables[1]!)).toBeGreaterThanOrEqual(LEAST_GAP);
});

test('rows go around what stands already', () => {
  const stands = [2, 5, 8, 11].map((x) => ({ ...at(`stand ${x}`, x, 1.5), isStand: true }));
  const tables = inRows(['1', '2', '3', '4', '5', '6', '7', '8'], HALL, stands);
  expect(tables).toHaveLength(8);
  expect(tightPairs([...stands, ...tables])).toEqual([]);
});

test('a table too close to a stand is named and moved away; stands adjoin each other and stay', () => {
  const stands = [2, 5].map((x) => ({ ...at(`stand ${x}`, x, 1.5), isStand: true }));
  const tables = [...stands, at('1', 2, 4.5)];
  expect(tightPairs(tables).map(({ one, other, gap }) => [one.place, other.place, gap])).toEqual([
    ['stand 2', '1', 0.8],
    ['1', 'stand 5', 1.13],
  ]);
  const apart = setApart(tables, HALL);
  expect(tightPairs(apart)).toEqual([]);
  expect(apart.slice(0, 2)).toEqual(stands);
});

test('a walk goes along the ways', () => {
  expect(walkSeconds({ x: 0, y: 0 }, { x: 20, y: 12 })).toBe(40);
});

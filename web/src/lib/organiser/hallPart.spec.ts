import { expect, test } from 'vitest';
import { hallPart } from './hallPart.ts';

const HALL = {
  width: 44,
  depth: 32,
  zones: [
    { name: 'A', x: 4, y: 15, width: 8, depth: 9 },
    { name: 'Z', x: 30, y: 2, width: 8, depth: 4 },
  ],
  entrance: { x: 10, y: 28 },
};

test('the part holds the tables, their zone and the entrance beside it, measured from its own corner', () => {
  const part = hallPart(HALL, [
    { x: 6, y: 17 },
    { x: 10, y: 22 },
  ]);
  expect(part).toEqual({
    x: 4,
    y: 15,
    width: 8,
    depth: 13,
    zones: [{ name: 'A', x: 0, y: 0, width: 8, depth: 9 }],
    entrance: { x: 6, y: 13 },
  });
});

test('an entrance at the other end of the hall is left out, and nothing lies beyond the walls', () => {
  const part = hallPart(HALL, [
    { x: 43, y: 1 },
    { x: 32, y: 3 },
  ]);
  expect(part.entrance).toBeNull();
  expect([part.x, part.y, part.x + part.width]).toEqual([30, 0, 44]);
  expect(part.zones.map(({ name }) => name)).toEqual(['Z']);
});

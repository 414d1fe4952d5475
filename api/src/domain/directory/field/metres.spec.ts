import { describe, expect, test } from 'vitest';
import type { Reason } from '../rowProblem.ts';
import type { Cells, Field } from './field.ts';
import { hallSize, spot, spotsField, waysField } from './metres.ts';

const trade: Cells['trade'] = {
  schemes: new Map(),
  agreements: new Map(),
  regulatedGoods: new Map(),
  isTimeZone: () => true,
};

function read<T>(field: Field<T>, text: string): T | string {
  const refused: Reason[] = [];
  const value = field.read({ trade, get: () => text, refuse: (_, reason) => refused.push(reason) });
  return refused[0]?.code ?? value;
}

describe('spots of a hall in metres', () => {
  test.each([
    ['12.5 x 4', { x: 12.5, y: 4 }],
    ['12,5×4', { x: 12.5, y: 4 }],
    ['１２ X ４', { x: 12, y: 4 }],
    ['0 * 0.25', { x: 0, y: 0.25 }],
  ])('%s is across and along', (text, value) => {
    expect(spot.read(text, trade)).toEqual({ value });
  });

  test.each(['12.5', '12.5 4', '-1 x 4', '1.234 x 4', '1 x 2 x 3', '=1 x 4', '1000 x 4'])('%s is none', (text) => {
    expect(spot.read(text, trade)).toEqual({ wrong: { code: 'spot-form' } });
  });

  test('a hall is at least a room and at most a fairground', () => {
    expect(hallSize.read('44 x 32', trade)).toEqual({ value: { width: 44, depth: 32 } });
    for (const text of ['2 x 32', '44 x 301', '44'])
      expect(hallSize.read(text, trade)).toEqual({ wrong: { code: 'hall-size', facts: { least: 3, most: 300 } } });
  });

  test('a row of tables has two ends; a place without a position stands nowhere', () => {
    const ends = [
      { x: 2, y: 4 },
      { x: 20.5, y: 4 },
    ];
    expect(read(spotsField('spots'), '2 x 4 – 20,5 x 4')).toEqual(ends);
    expect(read(spotsField('spots'), '')).toEqual([]);
    expect(read(spotsField('spots'), '2 x 4 - 3 x 4 - 4 x 4')).toBe('spot-form');
  });

  test('ways go from one end to the other', () => {
    const ways = [
      { from: { x: 20, y: 0 }, to: { x: 20, y: 32 } },
      { from: { x: 0, y: 16.5 }, to: { x: 40, y: 16.5 } },
    ];
    expect(read(waysField('ways'), '20x0-20x32；0 x 16,5 - 40 x 16,5')).toEqual(ways);
    expect(read(waysField('ways'), '20 x 0 - 20 x 32; 4 x 4')).toBe('spot-form');
  });

  test('what is written reads the same', () => {
    const row = [
      { x: 5.6, y: 17 },
      { x: 10.83, y: 17 },
    ];
    expect(read(spotsField('spots'), spotsField('spots').write(row)[0]!)).toEqual(row);
    const ways = [{ from: row[0]!, to: row[1]! }];
    expect(read(waysField('ways'), waysField('ways').write(ways)[0]!)).toEqual(ways);
    expect(hallSize.read(hallSize.write({ width: 26, depth: 20 }), trade)).toEqual({
      value: { width: 26, depth: 20 },
    });
  });
});

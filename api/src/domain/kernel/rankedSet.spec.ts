import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { RankedSet } from './rankedSet.ts';

describe('a ranked set', () => {
  test('gives its keys by rank, then by key, and leaves the old set as it was', () => {
    const old = RankedSet.of<string>([
      [3, 'c'],
      [1, 'b'],
      [1, 'a'],
    ]);
    const next = old.remove(1, 'a').add(2, 'd');
    expect([...old]).toEqual([
      [1, 'a'],
      [1, 'b'],
      [3, 'c'],
    ]);
    expect([...next]).toEqual([
      [1, 'b'],
      [2, 'd'],
      [3, 'c'],
    ]);
    expect(next.first).toEqual({ rank: 1, key: 'b' });
    expect(RankedSet.empty().first).toBeNull();
    expect(old.remove(9, 'a')).toBe(old);
  });

  test('holds what a sorted list holds, whatever was added and removed before', () => {
    const step = fc.record({
      add: fc.boolean(),
      rank: fc.integer({ min: 0, max: 5 }),
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let set = RankedSet.empty<string>();
        const list = new Map<string, [number, string]>();
        for (const { add, rank, key } of steps) {
          set = add ? set.add(rank, key) : set.remove(rank, key);
          if (add) list.set(`${rank} ${key}`, [rank, key]);
          else list.delete(`${rank} ${key}`);
        }
        const sorted = [...list.values()].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
        expect([...set]).toEqual(sorted);
        expect(set.size).toBe(sorted.length);
      }),
    );
  });
});

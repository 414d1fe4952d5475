import { fc } from '../../../test/builders/property.ts';
import { expect, test } from 'vitest';
import { PersistentMap } from './persistentMap.ts';

const keys = fc.constantFrom(...Array.from({ length: 40 }, (_, at) => `key-${at}`));
const steps = fc.array(fc.record({ key: keys, value: fc.option(fc.integer({ min: 0, max: 3 })) }));

/** Plays the steps on both kinds of map: null deletes. */
function play(
  map: PersistentMap<string, number>,
  known: Map<string, number>,
  taken: { key: string; value: number | null }[],
) {
  let played = map;
  const model = new Map(known);
  for (const { key, value } of taken) {
    played = value === null ? played.delete(key) : played.set(key, value);
    if (value === null) model.delete(key);
    else model.set(key, value);
  }
  return { played, model };
}

test('a persistent map holds what a map would, and leaves the earlier one as it was', () => {
  fc.assert(
    fc.property(steps, steps, (first, second) => {
      const one = play(PersistentMap.empty(), new Map(), first);
      const two = play(one.played, one.model, second);
      expect(new Map(two.played)).toEqual(two.model);
      expect(two.played.size).toBe(two.model.size);
      expect(new Map(one.played)).toEqual(one.model);
    }),
  );
});

test('the changes between two maps lead from the one to the other, and name nothing else', () => {
  fc.assert(
    fc.property(steps, steps, (first, second) => {
      const one = play(PersistentMap.empty(), new Map(), first);
      const two = play(one.played, one.model, second);
      const changes = [...two.played.changesSince(one.played)];
      for (const { key, before, after } of changes) {
        expect(before).toBe(one.model.get(key));
        expect(after).toBe(two.model.get(key));
        expect(before).not.toBe(after);
      }
      const changed = [...new Set([...one.model.keys(), ...two.model.keys()])].filter(
        (key) => one.model.get(key) !== two.model.get(key),
      );
      expect(changes.map(({ key }) => key).sort()).toEqual(changed.sort());
    }),
  );
});

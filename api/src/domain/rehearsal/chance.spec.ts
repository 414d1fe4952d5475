import { expect, test } from 'vitest';
import { Chance } from './chance.ts';

test('[RH2] a draw follows from the seed and its name, not from those before it', () => {
  const [one, other] = [new Chance(7), new Chance(7)];
  other.of('something', 'else');
  expect(other.of('arrival', 'person-1')).toBe(one.of('arrival', 'person-1'));
  expect(new Chance(8).of('arrival', 'person-1')).not.toBe(one.of('arrival', 'person-1'));
  expect(one.of('arrivalp', 'erson-1')).not.toBe(one.of('arrival', 'person-1'));
});

test('draws are even, and lengths have the median and the 90th percentile that they are told', () => {
  const chance = new Chance(1);
  const draws = Array.from({ length: 10_000 }, (_, at) => chance.of('draw', String(at)));
  for (const share of [0.1, 0.5, 0.9])
    expect(draws.filter((draw) => draw < share).length / draws.length).toBeCloseTo(share, 1.5);
  const lengths = draws
    .map((_, at) => chance.length({ median: 12, p90: 20 }, 'talk', String(at)))
    .sort((a, b) => a - b);
  expect(lengths[5_000]).toBeCloseTo(12, 0);
  expect(lengths[9_000]).toBeCloseTo(20, 0);
});

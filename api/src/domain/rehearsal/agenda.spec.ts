import { expect, test } from 'vitest';
import { Agenda } from './agenda.ts';
import { Chance } from './chance.ts';

test('an agenda gives what comes first, and of one moment what was made first', () => {
  const agenda = new Agenda();
  const chance = new Chance(3);
  const made = Array.from({ length: 500 }, (_, number) => ({
    at: Math.floor(50 * chance.of(String(number))),
    number,
    act: () => null,
  }));
  for (const intention of made) agenda.add(intention);
  const taken = [];
  for (let next = agenda.take(); next; next = agenda.take()) taken.push(next);
  expect(taken).toEqual([...made].sort((a, b) => a.at - b.at || a.number - b.number));
  expect(agenda.nextAt).toBeNull();
});

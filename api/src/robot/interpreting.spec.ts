import { expect, test } from 'vitest';
import { seededChance } from './behaviour.ts';
import { interpretingIntent, interpretingSituation, type InterpreterView } from './interpreting.ts';

const chance = seededChance(3);
const called: InterpreterView = { state: 'SUMMONED', meeting: { meeting: 'm', place: { id: 't' }, arrived: false } };

test('a robot that interprets comes when it is called, and stays', () => {
  expect(interpretingIntent(called, 's', chance)).toMatchObject({ act: 'arriveToInterpret', input: { meeting: 'm' } });
  const there = { ...called, meeting: { ...called.meeting!, arrived: true } };
  expect(interpretingIntent(there, 's', chance)).toBeNull();
  expect(interpretingSituation(there)).not.toBe(interpretingSituation(called));
});

test('it waits while the pair has no place, or has not answered yet', () => {
  expect(interpretingIntent({ ...called, meeting: { ...called.meeting!, place: null } }, 's', chance)).toBeNull();
  expect(interpretingIntent({ state: 'PROMISED', meeting: null }, 's', chance)).toBeNull();
});

test('it takes breaks, and comes back', () => {
  const pause = interpretingIntent({ state: 'FREE', meeting: null }, 's', chance);
  expect(pause).toMatchObject({ act: 'pauseInterpreting', input: { session: 's' } });
  expect(pause!.afterSeconds).toBeGreaterThan(200);
  expect(interpretingIntent({ state: 'PAUSED', meeting: null }, 's', chance)).toMatchObject({ act: 'interpret' });
});

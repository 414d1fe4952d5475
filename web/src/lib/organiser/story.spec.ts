import { expect, test } from 'vitest';
import { NOW, ago } from './builders.ts';
import { storyOf, timeByState } from './story.ts';
import { readEvent } from './threads.ts';

const events = [
  ['participant-checked-in', 600],
  ['participant-available', 560],
  ['offer-made', 500],
  ['offer-accepted', 490],
  ['offer-confirmed', 470],
  ['meeting-begun', 300],
].map(([kind, seconds], number) =>
  readEvent({ sequence: number + 1, kind: String(kind), at: ago(Number(seconds)), actor: { by: 'system' }, facts: {} }),
);

test('a state lasts until the next one; what happens within it does not end it', () => {
  expect(storyOf(events).map(({ state, seconds }) => [state, seconds])).toEqual([
    ['CHECKED_IN', 40],
    ['AVAILABLE', 60],
    ['OFFERED', 30],
    [null, null],
    ['SUMMONED', 170],
    ['MEETING', null],
  ]);
});

test('the present state counts until now', () => {
  expect(timeByState(storyOf(events), NOW).get('MEETING')).toBe(300);
});

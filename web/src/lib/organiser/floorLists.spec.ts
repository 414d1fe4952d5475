import { expect, test } from 'vitest';
import { ago, meeting, person } from './builders.ts';
import { latePeople, missingPeople, silentPeople, speakersFirst, waitingPeople, wearerOf } from './floorLists.ts';

const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id);
const called = (id: string, secondsLeft: number, changes = {}) =>
  person({ id, state: 'SUMMONED', meeting: meeting({ id: `m${id}`, summonsEndsAt: ago(-secondsLeft) }), ...changes });

test('the silent for whom a table waits come first, then the longest silence; who has left is not called', () => {
  const silent = { reachable: false };
  const people = [
    person({ id: 'short', ...silent, unreachableSince: ago(50) }),
    person({ id: 'long', ...silent, unreachableSince: ago(200) }),
    called('awaited', 60, { ...silent, unreachableSince: ago(10) }),
    person({ id: 'gone', ...silent, state: 'LEFT', unreachableSince: ago(900) }),
    person({ id: 'heard' }),
  ];
  expect(ids(silentPeople(people))).toEqual(['awaited', 'long', 'short']);
});

test('who is not at the table is listed by the time left, without those who arrived or cannot be heard', () => {
  const people = [
    called('later', 150),
    called('soon', 50),
    called('silent', 20, { reachable: false }),
    person({ id: 'there', state: 'SUMMONED', meeting: meeting({ id: 'm', arrived: true }) }),
    person({ id: 'no table yet', state: 'SUMMONED', meeting: meeting({ id: 'n', summonsEndsAt: null }) }),
  ];
  expect(ids(missingPeople(people))).toEqual(['soon', 'later']);
});

test('the waiting stand by the length of their wait, the late by their badge', () => {
  const people = [
    person({ id: 'new', waitingSince: ago(5) }),
    person({ id: 'old', waitingSince: ago(500) }),
    person({ id: 'break', state: 'PAUSED' }),
    person({ id: '10', state: 'EXPECTED' }),
    person({ id: '9', state: 'EXPECTED' }),
  ];
  expect(ids(waitingPeople(people))).toEqual(['old', 'new']);
  expect(ids(latePeople(people))).toEqual(['9', '10']);
});

test('whoever speaks a language of the reader goes first, in the order of the list', () => {
  const speaking = (id: string, ...languages: string[]) =>
    person({ id, person: { id, languages, name: { text: id, language: 'en' }, role: null } });
  const people = [speaking('a', 'pt'), speaking('b', 'yue'), speaking('c', 'cmn', 'yue')];
  expect(ids(speakersFirst(people, ['yue']))).toEqual(['b', 'c', 'a']);
  expect(ids(speakersFirst(people, []))).toEqual(['a', 'b', 'c']);
});

test('a badge is found however its number was typed, and a part of one is nobody', () => {
  const people = [{ frontCode: 'B-0655' }, { frontCode: 'E-0655' }];
  for (const typed of ['B-0655', 'b655', ' b 0655 ', 'B‑655']) expect(wearerOf(typed, people)).toBe(people[0]);
  for (const typed of ['', 'B-65', '655', 'B-06550']) expect(wearerOf(typed, people)).toBeUndefined();
});

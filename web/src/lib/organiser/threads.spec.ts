import { expect, test } from 'vitest';
import { meeting, person } from './builders.ts';
import { Threads, readEvent, type DeskEvent } from './threads.ts';

const event = (kind: string, facts: object): DeskEvent =>
  readEvent({ sequence: 1, kind, at: '2026-11-21T06:00:00Z', actor: { by: 'system' }, facts });

test('an offer tells its pair, and everything that becomes of it finds the two', () => {
  const threads = new Threads();
  threads.learn(event('offer-made', { offer: 'o', exhibitor: 'e', buyer: 'b' }));
  threads.learn(event('offer-confirmed', { offer: 'o', meeting: 'm' }));
  expect(threads.concerned(event('offer-accepted', { offer: 'o', side: 'buyer' }))).toEqual(['e', 'b']);
  expect(threads.concerned(event('meeting-ended', { meeting: 'm' }))).toEqual(['e', 'b']);
});

test('a meeting that began before the page was opened is known by the people who are in it', () => {
  const threads = new Threads();
  threads.learnPeople([
    person({ id: 'b', meeting: meeting({ id: 'm' }) }),
    person({ id: 'e', side: 'EXHIBITOR', meeting: meeting({ id: 'm' }) }),
  ]);
  expect(threads.concerned(event('meeting-begun', { meeting: 'm' }))).toEqual(['e', 'b']);
});

test('joining and presence name their person themselves', () => {
  const threads = new Threads();
  expect(threads.concerned(event('participant-checked-in', { facts: { participant: 'b' } }))).toEqual(['b']);
  expect(threads.concerned(event('participant-paused', { participant: 'b' }))).toEqual(['b']);
});

test('an event of the whole session concerns nobody in particular', () => {
  expect(new Threads().concerned(event('pairing-started', {}))).toEqual([]);
});

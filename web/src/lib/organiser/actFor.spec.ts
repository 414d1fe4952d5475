import { expect, test } from 'vitest';
import { isDoneAtOnce, possibleFor } from './actFor.ts';
import { meeting, person } from './builders.ts';

test('who waits can be set on a break or has left; an answer, a walk and a meeting are not possible, each saying why', () => {
  expect(possibleFor(person({ id: '1' }), 'OPEN')).toEqual({
    main: null,
    others: ['break', 'leave'],
    impossible: [
      { act: 'accept', why: 'no-offer' },
      { act: 'late', why: 'no-summons' },
      { act: 'done', why: 'no-meeting' },
    ],
  });
});

test('an open offer is answered first of all; what was answered is not asked again', () => {
  const offered = person({ id: '1', state: 'OFFERED', offer: { id: 'o', accepted: false } });
  expect(possibleFor(offered, 'PAIRING')).toMatchObject({
    main: 'accept',
    others: ['later', 'decline', 'more-time', 'break', 'leave'],
  });
  const answered = person({ id: '1', state: 'OFFERED', offer: { id: 'o', accepted: true } });
  expect(possibleFor(answered, 'PAIRING').main).toBeNull();
  expect(possibleFor(answered, 'PAIRING').impossible).toContainEqual({ act: 'accept', why: 'answered' });
});

test('at the table nobody is late any more; who has not come can only check in', () => {
  const there = person({ id: '1', state: 'SUMMONED', meeting: meeting({ id: 'm', arrived: true }) });
  expect(possibleFor(there, 'PAIRING').impossible).toContainEqual({ act: 'late', why: 'arrived' });
  expect(possibleFor(person({ id: '1', state: 'EXPECTED' }), 'OPEN')).toMatchObject({ main: 'check-in', others: [] });
});

test('late is said once: afterwards it stands there, and why it cannot be said again', () => {
  const walking = person({ id: '1', state: 'SUMMONED', meeting: meeting({ id: 'm' }) });
  expect(possibleFor(walking, 'PAIRING').others).toContain('late');
  const said = person({ id: '1', state: 'SUMMONED', meeting: meeting({ id: 'm', myLateMinutes: 5 }) });
  expect(possibleFor(said, 'PAIRING').others).not.toContain('late');
  expect(possibleFor(said, 'PAIRING').impossible).toContainEqual({ act: 'late', why: 'said-late' });
});

test('what ends something asks first', () => {
  for (const kind of ['leave', 'decline', 'no-show', 'break'] as const) expect(isDoneAtOnce(kind)).toBe(false);
  for (const kind of ['available', 'accept', 'arrive', 'done'] as const) expect(isDoneAtOnce(kind)).toBe(true);
});

import { expect, test } from 'vitest';
import { isForPerson, personActs, placeActs, sessionActs } from './acts.ts';
import { areaActs, closedOf } from './areas.ts';
import { meeting, person, tile } from './builders.ts';

const kinds = (acts: readonly { kind: string }[]) => acts.map(({ kind }) => kind);

test('a session can only be opened first, and paused only while it pairs', () => {
  expect(kinds(sessionActs('DRAFT'))).toEqual(['open-session']);
  expect(kinds(sessionActs('PAIRING'))).toContain('pause-pairing');
  expect(kinds(sessionActs('PAUSED'))).not.toContain('pause-pairing');
  expect(sessionActs('CLOSED')).toEqual([]);
});

test('who has accepted is not asked again, but may still want to leave', () => {
  const offer = { id: 'o', accepted: true };
  expect(kinds(personActs(person({ id: '1', state: 'OFFERED', offer }), 'PAIRING'))).toEqual([
    'withdraw-offer',
    'substitute',
    'break',
    'leave',
  ]);
  expect(
    kinds(personActs(person({ id: '2', state: 'OFFERED', offer: { ...offer, accepted: false } }), 'PAIRING')),
  ).toContain('accept');
});

test('only somebody at the table can say that the other did not come', () => {
  const summoned = (arrived: boolean) =>
    kinds(
      personActs(
        person({ id: '1', side: 'EXHIBITOR', state: 'SUMMONED', meeting: meeting({ id: 'm', arrived }) }),
        'PAIRING',
      ),
    );
  expect(summoned(false)).toContain('arrive');
  expect(summoned(false)).not.toContain('no-show');
  expect(summoned(true)).toContain('no-show');
});

test('nothing is done for anybody before a session opens and after it closed', () => {
  expect(personActs(person({ id: '1' }), 'DRAFT')).toEqual([]);
  expect(personActs(person({ id: '1' }), 'CLOSED')).toEqual([]);
});

test('a table with a meeting offers to move or end it; a closed table to open it', () => {
  expect(kinds(placeActs(tile({ look: 'meeting', meeting: 'm' }), 'PAIRING'))).toEqual([
    'move-meeting',
    'swap-tables',
    'end-meeting',
    'close-place',
  ]);
  expect(kinds(placeActs(tile({ look: 'closed', closed: true }), 'PAIRING'))).toEqual(['open-place']);
});

test('a table that was closed while its meeting runs is offered to be opened, not to be closed again', () => {
  expect(kinds(placeActs(tile({ look: 'meeting', closed: true, meeting: 'm' }), 'PAIRING')).at(-1)).toBe('open-place');
});

test('an area that was closed can only be opened, also while meetings still run there', () => {
  const running = tile({ id: '1', look: 'meeting', closed: true, meeting: 'm' });
  const shut = tile({ id: '2', look: 'closed', closed: true });
  const hall = (...tiles: (typeof running)[]) => ({ id: 'macao', name: 'Macao hall', tiles });
  expect(areaActs(hall(running, shut))).toEqual([{ kind: 'open-places', places: ['1', '2'], name: 'Macao hall' }]);
  expect(kinds(areaActs(hall(running, shut, tile({ id: '3' }))))).toEqual(['close-places', 'open-places']);
  expect(closedOf(hall(running, shut))).toEqual({ closed: 2, running: 1 });
});

test('acts for a person carry no reason of their own; the organiser’s acts do', () => {
  expect(isForPerson({ kind: 'arrive', person: '1' })).toBe(true);
  expect(isForPerson({ kind: 'close-place', place: '12' })).toBe(false);
});

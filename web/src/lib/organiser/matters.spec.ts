import { describe, expect, test } from 'vitest';
import { NOW, ago, meeting, person, tile } from './builders.ts';
import { mattersOf, type Floor } from './matters.ts';

const floor = (changes: Partial<Floor>): Floor => ({
  people: [],
  tiles: [],
  now: NOW,
  pairing: true,
  least: { meetings: 2, stillFit: 9 },
  passed: 0.2,
  ...changes,
});
const told = (changes: Partial<Floor>) => mattersOf(floor(changes)).map(({ kind, gravity }) => `${gravity} ${kind}`);

test('a quiet floor has nothing to act on', () => {
  expect(told({ people: [person({ id: '1' }), person({ id: '2', side: 'EXHIBITOR' })], tiles: [tile({})] })).toEqual(
    [],
  );
});

describe('a claim of no-show', () => {
  const claim = { byMe: false, answerBy: ago(-40) };
  const missing = meeting({ id: 'm', claim });
  const waiting = meeting({ id: 'm', arrived: true, claim: { ...claim, byMe: true } });
  const people = [
    person({ id: '1', state: 'SUMMONED', meeting: missing }),
    person({ id: '2', side: 'EXHIBITOR', state: 'SUMMONED', meeting: waiting }),
  ];

  test('names who is missing and their table, and proposes to cancel', () => {
    const [matter] = mattersOf(floor({ people, tiles: [tile({ meeting: 'm' })] }));
    expect(matter).toMatchObject({
      kind: 'no-show',
      gravity: 'alarm',
      absent: { id: '1' },
      tile: { label: '12' },
      act: { kind: 'cancel-meeting', meeting: 'm' },
    });
  });

  test('is gone once the missing side is at the table', () => {
    const [, other] = people;
    const answered = person({ id: '1', state: 'SUMMONED', meeting: { ...missing, arrived: true } });
    expect(told({ people: other ? [answered, other] : [] })).toEqual([]);
  });
});

test('somebody missing in the last minute of a summons is to be called, with both sides in one line', () => {
  const late = meeting({ id: 'm', summonsEndsAt: ago(-60) });
  const [matter, ...others] = mattersOf(
    floor({
      people: [
        person({ id: '1', meeting: late, state: 'SUMMONED' }),
        person({ id: '2', side: 'EXHIBITOR', meeting: late, state: 'SUMMONED' }),
      ],
    }),
  );
  expect(matter).toMatchObject({ kind: 'not-arrived', secondsLeft: 60, people: [{ id: '1' }, { id: '2' }] });
  expect(others).toEqual([]);
});

describe('long waits', () => {
  const waiting = (id: string, seconds: number) => person({ id, waitingSince: ago(seconds) });

  test('begin to matter after five minutes and are grave after ten', () => {
    expect(told({ people: [waiting('1', 300), waiting('2', 301), waiting('3', 601)] })).toEqual([
      'alarm waiting',
      'offer waiting',
    ]);
  });

  test('are three at most, the longest first, and propose to pair by hand', () => {
    const matters = mattersOf(
      floor({ people: [400, 500, 450, 350].map((seconds, number) => waiting(String(number), seconds)) }),
    );
    expect(matters.map((matter) => matter.kind === 'waiting' && matter.person.id)).toEqual(['1', '2', '0']);
    expect(matters[0]).toMatchObject({ act: { kind: 'pair-by-hand', buyer: '1', exhibitor: null } });
  });

  test('do not matter while no pairs are made', () => {
    expect(told({ people: [waiting('1', 900)], pairing: false })).toEqual([]);
  });

  test('are no alarm where an appointment or a limit keeps somebody from every pair, and hide nobody who could be helped', () => {
    const people = [900, 901, 902, 903, 904].map((seconds, number) => waiting(String(number), seconds));
    const matters = mattersOf(floor({ people, bound: new Set(['3', '4']) }));
    expect(matters.map(({ gravity, id }) => `${gravity} ${id}`)).toEqual([
      'alarm waiting 2',
      'alarm waiting 1',
      'alarm waiting 0',
      'quiet waiting 4',
    ]);
    expect(matters.at(-1)).toMatchObject({ act: { kind: 'break', person: '4' } });
  });
});

test('an idle table is a quiet matter, with how long it is idle', () => {
  expect(mattersOf(floor({ tiles: [tile({ look: 'idle', since: ago(540) })] }))).toMatchObject([
    { kind: 'idle', gravity: 'quiet', seconds: 540 },
  ]);
});

test('people who cannot be reached are one matter; those who left are none', () => {
  const lost = [
    person({ id: '1', reachable: false }),
    person({ id: '2', reachable: false }),
    person({ id: '3', reachable: false, state: 'LEFT' }),
  ];
  expect(mattersOf(floor({ people: lost }))).toMatchObject([
    { kind: 'unreachable', people: [{ id: '1' }, { id: '2' }] },
  ]);
});

test('[PA68] who may leave with fewer than the least is on the list; who sits in its last one, or has left, is not', () => {
  const people = [
    person({ id: '1', meetingsDone: 0 }),
    person({ id: '2', meetingsDone: 1, state: 'MEETING' }),
    person({ id: '3', meetingsDone: 0, state: 'LEFT' }),
    person({ id: '4', meetingsDone: 2 }),
  ];
  const least = (stillFit: number) => told({ people, least: { meetings: 2, stillFit } });
  expect(least(4)).toEqual([]);
  expect(least(3)).toEqual(['offer at-risk']);
  const found = mattersOf(floor({ people, least: { meetings: 2, stillFit: 3 } }));
  expect(found).toMatchObject([{ kind: 'at-risk', people: [{ id: '1' }], least: 2 }]);
});

test('from half of the time on, people without a meeting are counted', () => {
  const people = [person({ id: '1', meetingsDone: 0 }), person({ id: '2', meetingsDone: 2 })];
  expect(told({ people, passed: 0.49 })).toEqual([]);
  expect(mattersOf(floor({ people, passed: 0.5 }))).toMatchObject([{ kind: 'unmet', people: [{ id: '1' }] }]);
});

test('offers that come and go unanswered propose a pause; a few, or many that were taken, do not', () => {
  expect(told({ answers: { ended: 20, refused: 14 } })).toEqual(['offer storm']);
  expect(told({ answers: { ended: 20, refused: 9 } })).toEqual([]);
  expect(told({ answers: { ended: 8, refused: 8 } })).toEqual([]);
  expect(told({ answers: { ended: 20, refused: 20 }, pairing: false })).toEqual([]);
});

test('who has not met is paired first by whoever of them is free', () => {
  const people = [
    person({ id: '1', state: 'PAUSED', meetingsDone: 0 }),
    person({ id: '2', meetingsDone: 0, waitingSince: ago(10) }),
  ];
  const unmet = mattersOf(floor({ people, passed: 0.6 })).find(({ kind }) => kind === 'unmet');
  expect(unmet).toMatchObject({ act: { kind: 'pair-by-hand', buyer: '2', exhibitor: null } });
});

import { expect, test } from 'vitest';
import type { BoardFields } from '#lib/api/documents/desk.generated.ts';
import { side } from './builders.ts';
import { kpisOf, meetingsByNow, plannedMeetings, type DayPlan } from './kpis.ts';

const plan: DayPlan = {
  targetMeetings: 6,
  opensAt: '2026-11-21T02:00:00Z',
  endsAt: '2026-11-21T10:00:00Z',
  now: Date.parse('2026-11-21T06:00:00Z'),
};

function board(changes: Partial<BoardFields>): BoardFields {
  return {
    state: 'PAIRING',
    asOf: '2026-11-21T06:00:00Z',
    sequence: 1,
    endsAt: plan.endsAt,
    sides: [side({ side: 'BUYER', total: 60, left: 10 }), side({ side: 'EXHIBITOR', total: 40 })],
    places: [],
    waitMedianSeconds: null,
    waitP95Seconds: null,
    acceptance: null,
    kept: null,
    meetings: 0,
    inMeeting: 0,
    meetingsPerParticipant: null,
    secondMeetings: null,
    outcomes: [],
    signings: 0,
    series: [],
    ...changes,
  };
}

const figure = (changes: Partial<BoardFields>, key: string) =>
  kpisOf(board(changes), plan).find((kpi) => kpi.key === key);

test('the smaller side bounds how many meetings the day can have', () => {
  expect(plannedMeetings(board({}), 6)).toBe(240);
});

test('what the day aims at stays as people leave', () => {
  const sides = [side({ side: 'BUYER', total: 60, left: 60 }), side({ side: 'EXHIBITOR', total: 70, left: 67 })];
  expect(plannedMeetings(board({ sides }), 6)).toBe(360);
});

test('half of the time asks for half of the meetings, and never for more than all', () => {
  expect(meetingsByNow(240, plan)).toBe(120);
  expect(meetingsByNow(240, { ...plan, now: Date.parse('2026-11-21T23:00:00Z') })).toBe(240);
  expect(meetingsByNow(240, { ...plan, now: Date.parse('2026-11-21T01:00:00Z') })).toBe(0);
});

test('meetings stand on a bar of the whole day with the tick at what they should be by now', () => {
  expect(figure({ meetings: 60 }, 'meetings')).toMatchObject({
    value: 60,
    target: 120,
    bar: 0.25,
    tick: 0.5,
    reached: false,
  });
});

test('a share reaches its target at the target itself', () => {
  expect(figure({ acceptance: 0.6 }, 'acceptance')).toMatchObject({ bar: 0.6, tick: 0.6, reached: true });
  expect(figure({ acceptance: 0.59 }, 'acceptance')).toMatchObject({ reached: false });
});

test('of a wait less is better, and the bar never leaves its frame', () => {
  expect(figure({ waitP95Seconds: 300 }, 'p95')).toMatchObject({ reached: true, bar: 0.8, tick: 0.8 });
  expect(figure({ waitP95Seconds: 5000 }, 'p95')).toMatchObject({ reached: false, bar: 1 });
});

test('a figure that does not exist yet is told as none, neither as zero nor as missed', () => {
  expect(figure({}, 'kept')).toMatchObject({ value: null, bar: 0, reached: null });
});

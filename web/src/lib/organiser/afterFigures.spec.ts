import { describe, expect, test } from 'vitest';
import { bandBar, groupsBehind, meetingsOnAverage, nobodyOffers } from './afterFigures.ts';

const group = (trait: string, value: string, people: number, meetingsEach: number) => ({
  trait,
  value,
  people,
  meetingsEach,
  withoutMeeting: 0,
  waitMedianSeconds: null,
  venue: null,
});

describe('what a session brought', () => {
  test('draws a share against a hundred per cent, with both ends of its band', () => {
    expect(bandBar({ name: 'acceptance', value: 0.5, low: 0.4, high: 0.6, state: 'within' })).toMatchObject({
      bar: 0.5,
      ticks: [0.4, 0.6],
    });
  });

  test('draws meetings against twice the least, and never past the end', () => {
    expect(bandBar({ name: 'meetings', value: 9, low: 2, high: null, state: 'within' })).toMatchObject({
      bar: 1,
      ticks: [0.5],
    });
    expect(bandBar({ name: 'meetings', value: null, low: 2, high: null, state: 'unknown' }).bar).toBe(0);
  });

  test('tells a group behind only where it is clearly so and has enough people', () => {
    const groups = [
      group('side', 'buyer', 50, 2),
      group('language', 'pt', 10, 1.2),
      group('language', 'vi', 2, 0),
      group('size', 'small', 20, 1.8),
    ];
    expect(groupsBehind(groups, 2).map(({ value }) => value)).toEqual(['pt']);
  });

  test('averages over both sides by their people', () => {
    expect(meetingsOnAverage([group('side', 'buyer', 30, 1), group('side', 'exhibitor', 10, 3)])).toBe(1.5);
    expect(meetingsOnAverage([])).toBe(0);
  });

  test('names what is sought and offered by nobody', () => {
    const gap = (heading: string, sought: number, offered: number) => ({
      heading,
      sought,
      offered,
      soughtMet: 0,
      offeredMet: 0,
      name: null,
    });
    expect(nobodyOffers([gap('0402', 3, 0), gap('0901', 2, 4), gap('1201', 0, 0)]).map((one) => one.heading)).toEqual([
      '0402',
    ]);
  });
});

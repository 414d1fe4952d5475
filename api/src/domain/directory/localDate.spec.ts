import { describe, expect, test } from 'vitest';
import { daysAfter, daysBetween, readDate, readTime } from './localDate.ts';

describe('days as lists write them', () => {
  test.each([
    '2027-03-11',
    '2027/3/11',
    '2027.03.11',
    '2027年3月11日',
    '2027 年 3 月 11 日',
    '11/03/2027',
    '11-3-2027',
    '２０２７－０３－１１',
  ])('%s', (text) => {
    expect(readDate(text)).toBe('2027-03-11');
  });

  test.each(['2027-02-29', '2027-13-01', '31/11/2027', '03/31/2027', '11/3/27', '20270311', 'soon', '0000-01-01'])(
    '%s is no day',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );

  test('a leap day is a day of a leap year', () => {
    expect(['2028-02-29', '2100-02-29', '2000-02-29'].map(readDate)).toEqual(['2028-02-29', null, '2000-02-29']);
  });
});

describe('times of day', () => {
  test.each(['2027-03-11 9:30', '2027-03-11T09:30', '2027年3月11日 09:30', '11/3/2027 09:30:00'])('%s', (text) => {
    expect(readTime(text)).toBe('2027-03-11T09:30');
  });

  test.each([
    '2027-03-11',
    '09:30',
    '2027-03-11 24:00',
    '2027-03-11 9:60',
    '2027-03-11 9:30 pm',
    '2027-03-11 09:30:15',
  ])('%s is none', (text) => {
    expect(readTime(text)).toBeNull();
  });
});

test('days are added over months, years and leap days, and taken away again', () => {
  expect(daysAfter('2027-12-31', 1)).toBe('2028-01-01');
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  for (const days of [-100_000, -366, -1, 0, 59, 366, 100_000]) {
    expect(daysBetween('2027-03-11', daysAfter('2027-03-11', days))).toBe(days);
  }
});

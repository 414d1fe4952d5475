import { describe, expect, test } from 'vitest';
import { readWording } from '../../graphql/wording.ts';
import type { CalendarEntry, PersonCalendar } from '../../operations/calendar/findCalendar.ts';
import { calendarText } from './calendarText.ts';

const wording = readWording();
const NOW = Date.parse('2026-11-21T02:00:00Z');
/** Twenty past three in the afternoon in Macao. */
const AT = Date.parse('2026-11-21T07:20:00Z');

const MEETING: CalendarEntry = {
  id: 'meeting-1',
  kind: 'meeting',
  from: AT,
  to: AT + 900_000,
  venue: { 'zh-Hant': '澳門館', en: 'Macao Hall' },
  across: { 'zh-Hant': '示範；南粵食品, 貿易', en: 'Demo; Southern Foods, Trading' },
  place: { kind: 'table', label: '07' },
  revision: 3,
  isCancelled: false,
};

function linesOf(timeZone: string, entries: readonly CalendarEntry[], language: 'en' | 'zh-Hant' = 'en'): string[] {
  const calendar: PersonCalendar = { exhibition: { en: 'Demo fair' }, timeZone, reads: 'en', entries };
  // Lines over 75 octets are folded (RFC 5545, section 3.1).
  return calendarText(calendar, { wording, language, now: NOW })
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
}

describe('a calendar', () => {
  test('says who, where and when, with a name and a number of revisions that a program can follow', () => {
    const lines = linesOf('Asia/Macau', [MEETING]);
    expect(lines).toContain('UID:meeting-1@ponte');
    expect(lines).toContain('SEQUENCE:3');
    expect(lines).toContain('STATUS:CONFIRMED');
    expect(lines).toContain('SUMMARY:Demo\\; Southern Foods\\, Trading');
    expect(lines).toContain('LOCATION:Table 07\\, Macao Hall');
    expect(lines).toContain('DTSTAMP:20261121T020000Z');
  });

  test('speaks the language that is asked for', () => {
    const lines = linesOf('Asia/Macau', [MEETING], 'zh-Hant');
    expect(lines).toContain('LOCATION:07號桌\\, 澳門館');
  });

  // The last Sunday of October and of March turn Lisbon's clocks; the four others have not turned theirs for years.
  test.each([
    ['Asia/Macau', '20261121T152000'],
    ['Europe/Lisbon', '20261121T072000'],
    ['America/Sao_Paulo', '20261121T042000'],
    ['Africa/Luanda', '20261121T082000'],
    ['Asia/Dili', '20261121T162000'],
  ])('stands on the clocks of %s, whose rules it brings along', (zone, local) => {
    const lines = linesOf(zone, [MEETING]);
    expect(lines).toContain(`DTSTART;TZID=${zone}:${local}`);
    expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1);
    expect(lines).toContain(`TZID:${zone}`);
  });

  test('stands on summer time where the clocks are turned', () => {
    const july = Date.parse('2026-07-01T07:20:00Z');
    const lines = linesOf('Europe/Lisbon', [{ ...MEETING, from: july, to: july + 900_000 }]);
    expect(lines).toContain('DTSTART;TZID=Europe/Lisbon:20260701T082000');
    expect(lines).toContain('BEGIN:DAYLIGHT');
  });

  test('says of a pair that was called off that it is cancelled', () => {
    expect(linesOf('Asia/Macau', [{ ...MEETING, isCancelled: true }])).toContain('STATUS:CANCELLED');
  });

  test('is whole with nothing in it', () => {
    const lines = linesOf('Asia/Macau', []);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toEqual([]);
  });

  test('names an appointment by its reason, or by its kind', () => {
    const lunch: CalendarEntry = {
      id: 'lunch-1',
      kind: 'commitment',
      from: AT,
      to: AT + 3_600_000,
      venue: null,
      commitment: 'meal',
      where: 'Room 3',
      why: null,
      revision: 0,
    };
    const lines = linesOf('Asia/Macau', [lunch, { ...lunch, id: 'lunch-2', why: 'With the chamber' }]);
    expect(lines).toContain('SUMMARY:Meal');
    expect(lines).toContain('SUMMARY:With the chamber');
    expect(lines).toContain('LOCATION:Room 3');
  });
});

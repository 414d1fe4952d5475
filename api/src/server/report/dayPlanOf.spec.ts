import { expect, test } from 'vitest';
import type { DayPlan, PlanStop } from '../../operations/calendar/findDayPlan.ts';
import type { VenueId } from '../../domain/kernel/id.ts';
import { readWording } from '../../graphql/wording.ts';
import { dayPlanOf } from './dayPlanOf.ts';
import { ReportFormats } from './reportFormats.ts';

const at = (time: string) => Date.parse(`2026-11-21T${time}:00+08:00`);
const [MACAO, HENGQIN] = ['v1', 'v2'] as unknown as readonly VenueId[];
const meeting = (from: string, to: string, venue: VenueId | undefined): PlanStop => ({
  id: from,
  kind: 'meeting',
  from: at(from),
  to: at(to),
  at: venue ?? null,
  venue: null,
  across: { pt: 'Armazéns do Tejo (Demo)' },
  place: { kind: 'table', label: '07' },
  revision: 0,
  isCancelled: false,
  with: { country: 'PT', languages: ['pt'] },
});
const plan = {
  person: { name: { 'zh-Hant': '陳樂怡', en: 'Chan Lok I' }, frontCode: 'E-0418', languages: ['yue'], reads: 'pt' },
  organisation: { en: 'Coast Coffee (Demo)' },
  side: 'exhibitor',
  timeZone: 'Asia/Macau',
  day: at('13:48'),
  sessions: [],
  stops: [meeting('13:48', '14:03', MACAO), meeting('15:20', '15:35', HENGQIN)],
  venues: [
    { id: MACAO, name: { en: 'Macao Demo Hall' }, glyph: '澳', ordinal: 1 },
    { id: HENGQIN, name: { en: 'Hengqin Demo Hall' }, glyph: '琴', ordinal: 2 },
  ],
} as unknown as DayPlan;

test('a day says in the venue’s time what is over, which table, and that one goes over to the other hall', () => {
  const sheet = dayPlanOf(plan, at('14:10'), new ReportFormats('en', readWording(), 'Asia/Macau'));
  expect(sheet.names).toEqual(['Chan Lok I', '陳樂怡']);
  expect(sheet.stops.map(({ time, isPast, place, venue }) => ({ time, isPast, place, at: venue?.ordinal }))).toEqual([
    { time: '13:48', isPast: true, place: '07', at: 1 },
    { time: '', isPast: false, place: '', at: undefined },
    { time: '15:20', isPast: false, place: '07', at: 2 },
  ]);
  expect(sheet.stops[1]!.note).toContain('Hengqin Demo Hall');
});

import { expect, test } from 'vitest';
import { followUpDays } from './outcomeWords.ts';

test('follow-up days fall on working days of the fair’s own calendar', () => {
  // 23:30 in Lisbon on Friday is already Saturday in Macao.
  const friday = Date.parse('2026-11-20T23:30:00Z');
  expect(followUpDays(friday, 'Europe/Lisbon')).toEqual(['2026-11-23', '2026-11-27', '2026-12-04']);
  expect(followUpDays(friday, 'Asia/Macau')).toEqual(['2026-11-24', '2026-11-30', '2026-12-07']);
});

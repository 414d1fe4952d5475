import { describe, expect, test } from 'vitest';
import { cardOfNotice } from './notices.ts';

const AT = '2026-11-21T06:33:00Z';
const free = { state: 'AVAILABLE', offer: null, meeting: null } as const;
const onBreak = { state: 'PAUSED', offer: null, meeting: null } as const;
const card = (kind: string, by: string, me: Parameters<typeof cardOfNotice>[1] = free) =>
  cardOfNotice({ kind, at: AT, facts: { by } }, me)?.kind ?? null;

describe('a notice takes the screen', () => {
  test('when the other side withdraws, passes, stays silent or cancels', () => {
    expect([
      card('offer-withdrawn', 'other'),
      card('offer-declined', 'other'),
      card('offer-deferred', 'other'),
      card('offer-expired', 'system'),
      card('meeting-cancelled', 'staff'),
      card('no-show-recorded', 'other'),
    ]).toEqual(['withdrawn', 'passed', 'passed', 'unanswered', 'cancelled', 'no-show']);
  });

  test('when the reader was silent or did not come, saying that this is a break now', () => {
    expect([card('offer-expired', 'system', onBreak), card('no-show-recorded', 'other', onBreak)]).toEqual([
      'silent',
      'missed',
    ]);
  });

  test('not for what the reader did, nor for what the screen shows by itself', () => {
    expect([card('offer-withdrawn', 'me'), card('offer-declined', 'me'), card('offer-made', 'system')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('not over a newer offer or meeting', () => {
    const offer = {} as NonNullable<Parameters<typeof cardOfNotice>[1]['offer']>;
    expect(cardOfNotice({ kind: 'offer-withdrawn', at: AT, facts: { by: 'other' } }, { ...free, offer })).toBeNull();
  });
});

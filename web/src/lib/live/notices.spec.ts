import { describe, expect, test } from 'vitest';
import { cardOfNotice, rulesNewsOf } from './notices.ts';

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

  test('when a meeting that had begun by time ends because nobody came, and not at any other end', () => {
    const ended = (cause: string, me: Parameters<typeof cardOfNotice>[1]) =>
      cardOfNotice({ kind: 'meeting-ended', at: AT, facts: { by: 'system', cause } }, me)?.kind ?? null;
    expect([ended('no-show', free), ended('no-show', onBreak), ended('time', free)]).toEqual([
      'no-show',
      'missed',
      null,
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

test('rules that change twice are told from the first value to the last, and not at all where they are as before', () => {
  const changed = (at: string, before: number, after: number) => ({
    kind: 'rules-changed',
    at,
    facts: { changes: [{ rule: 'meetingMinutes', before, after }] },
  });
  const once = rulesNewsOf(changed('1', 15, 12), null);
  expect(once).toEqual({ at: '1', changes: [{ rule: 'meetingMinutes', before: 15, after: 12 }] });
  expect(rulesNewsOf(changed('2', 12, 10), once)?.changes).toEqual([{ rule: 'meetingMinutes', before: 15, after: 10 }]);
  expect(rulesNewsOf(changed('2', 12, 15), once)).toBeNull();
  expect(rulesNewsOf({ kind: 'offer-made', at: '3', facts: {} }, once)).toBe(once);
});

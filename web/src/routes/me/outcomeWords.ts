import type { OutcomeKind } from '#lib/api/documents/schema.generated.ts';
import { m } from '#lib/messages/index.ts';

/** What a meeting may bring, from least to most, in the reader's words. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeKind, () => string>> = {
  NONE: m.outcome_none,
  FOLLOW_UP: m.outcome_follow_up,
  SAMPLE_ORDER: m.outcome_sample_order,
  LETTER_OF_INTENT: m.outcome_letter_of_intent,
  MEMORANDUM: m.outcome_memorandum,
  CONTRACT: m.outcome_contract,
};

const DAYS_AHEAD = [3, 7, 14];
const DAY_MS = 24 * 3600_000;

/** Three days on which people follow up, moved off the weekend, as `YYYY-MM-DD` of the fair's own calendar. */
export function followUpDays(now: number, timeZone: string): string[] {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const today = Date.parse(`${calendar.format(now)}T12:00:00Z`);
  return DAYS_AHEAD.map((ahead) => {
    const day = new Date(today + ahead * DAY_MS);
    const toMonday = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0;
    return new Date(day.getTime() + toMonday * DAY_MS).toISOString().slice(0, 10);
  });
}

import { minorDigits } from '../../domain/kernel/currency.ts';
import type { OutcomeRecord } from '../../domain/pairing/meeting.ts';

/** An amount in major units as plain decimal text, which a spreadsheet can sum; empty where there is none. */
export function decimalAmount({ amount, currency }: Pick<OutcomeRecord, 'amount' | 'currency'>): string {
  if (amount === null || currency === null) return '';
  const digits = minorDigits(currency) ?? 2;
  const padded = amount.padStart(digits + 1, '0');
  return digits === 0 ? amount : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

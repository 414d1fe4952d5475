import type { Currency } from '../kernel/currency.ts';
import { SIDES, otherSide } from '../kernel/side.ts';
import type { Meeting, OutcomeKind, OutcomeRecord } from '../pairing/meeting.ts';

/** FI6: what the meetings of a session brought, in one currency. Exact: whole minor units as decimal text. */
export interface OutcomeSum {
  currency: Currency;
  contracts: string;
  /** Sample orders, letters of intent, memoranda. */
  intentions: string;
  /** Meetings with an amount in this currency. */
  count: number;
}

const SIGNED: readonly OutcomeKind[] = ['letter-of-intent', 'memorandum', 'contract'];

/** Whether something was put on paper: what a signing may be made of. */
export function isSigned({ kind }: Pick<OutcomeRecord, 'kind'>): boolean {
  return SIGNED.includes(kind);
}

/**
 * FI5: the record that counts for a meeting: the one that the other side confirmed; else the only one; of two that differ the lower, so that no sum
 * promises what one side did not say. Both stay in the meeting.
 */
export function countedOutcome({ outcomes, outcomeConfirmed }: Meeting): OutcomeRecord | null {
  const confirmed = SIDES.find((side) => outcomes[side] !== null && outcomeConfirmed[otherSide(side)]);
  if (confirmed) return outcomes[confirmed];
  const { exhibitor, buyer } = outcomes;
  if (exhibitor === null || buyer === null) return exhibitor ?? buyer;
  return BigInt(exhibitor.amount ?? 0) <= BigInt(buyer.amount ?? 0) ? exhibitor : buyer;
}

/** FI7: whether a meeting's outcome is a signing: signed paper that one side shows in public and the other has confirmed or shows too. */
export function isSigning(meeting: Meeting): boolean {
  const counted = countedOutcome(meeting);
  if (counted === null || !isSigned(counted)) return false;
  const { outcomes, outcomeConfirmed } = meeting;
  return SIDES.some((side) => {
    const other = otherSide(side);
    return outcomes[side]?.publish === true && (outcomeConfirmed[other] || outcomes[other]?.publish === true);
  });
}

/** The sums with one meeting's record changed; `null` for none. */
export function sumsAfter(
  sums: readonly OutcomeSum[],
  before: OutcomeRecord | null,
  after: OutcomeRecord | null,
): readonly OutcomeSum[] {
  return withRecord(withRecord(sums, before, -1), after, 1);
}

function withRecord(sums: readonly OutcomeSum[], record: OutcomeRecord | null, times: 1 | -1): readonly OutcomeSum[] {
  if (!record?.amount || !record.currency) return sums;
  const { amount, currency, kind } = record;
  const known = sums.find((sum) => sum.currency === currency);
  const sum = known ?? { currency, contracts: '0', intentions: '0', count: 0 };
  const field = kind === 'contract' ? 'contracts' : 'intentions';
  const total = BigInt(sum[field]) + BigInt(times) * BigInt(amount);
  const next = { ...sum, [field]: String(total), count: sum.count + times };
  const others = sums.filter((other) => other !== known);
  return next.count === 0 ? others : [...others, next].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

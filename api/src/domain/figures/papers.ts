import type { Currency } from '../kernel/currency.ts';
import type { OutcomeKind } from '../pairing/meeting.ts';
import { isSigned } from './outcomeSum.ts';
import type { Brought } from './tally.ts';

/** FI6: what was brought in one currency, with how many records name it. */
export interface CurrencySum {
  currency: Currency;
  /** Minor units as decimal text. */
  contracts: string;
  contractCount: number;
  intentions: string;
  intentionCount: number;
}

/** FI5 to FI7: what the meetings brought. */
export interface Papers {
  byKind: Readonly<Record<OutcomeKind, number>>;
  /** Sample orders, letters of intent and memoranda. */
  intentions: number;
  contracts: number;
  /** Letters of intent, memoranda and contracts. */
  signed: number;
  /** Of the signed: both sides say the same. */
  confirmed: number;
  signings: number;
  sums: readonly CurrencySum[];
}

/** FI5 to FI7: what these meetings brought; nothing is converted. */
export function papersOf(brought: readonly Brought[]): Papers {
  const byKind: Record<OutcomeKind, number> = {
    none: 0,
    'follow-up': 0,
    'sample-order': 0,
    'letter-of-intent': 0,
    memorandum: 0,
    contract: 0,
  };
  for (const { outcome } of brought) byKind[outcome.kind] += 1;
  const signed = brought.filter(({ outcome }) => isSigned(outcome));
  return {
    byKind,
    intentions: byKind['sample-order'] + byKind['letter-of-intent'] + byKind.memorandum,
    contracts: byKind.contract,
    signed: signed.length,
    confirmed: signed.filter(({ isConfirmed }) => isConfirmed).length,
    signings: brought.filter(({ isSigning }) => isSigning).length,
    sums: sumsOf(brought),
  };
}

function sumsOf(brought: readonly Brought[]): CurrencySum[] {
  const sums = new Map<
    Currency,
    { contracts: bigint; contractCount: number; intentions: bigint; intentionCount: number }
  >();
  for (const { outcome } of brought) {
    const { amount, currency, kind } = outcome;
    if (!amount || !currency) continue;
    const sum = sums.get(currency) ?? { contracts: 0n, contractCount: 0, intentions: 0n, intentionCount: 0 };
    sums.set(
      currency,
      kind === 'contract'
        ? { ...sum, contracts: sum.contracts + BigInt(amount), contractCount: sum.contractCount + 1 }
        : { ...sum, intentions: sum.intentions + BigInt(amount), intentionCount: sum.intentionCount + 1 },
    );
  }
  return [...sums]
    .map(([currency, sum]) => ({
      ...sum,
      currency,
      contracts: String(sum.contracts),
      intentions: String(sum.intentions),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

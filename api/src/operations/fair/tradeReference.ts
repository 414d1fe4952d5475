import { byLabel } from '../../domain/directory/tradeReference.ts';
import type { TradeReference } from '../../domain/directory/tradeReference.ts';
import type { TradeNames } from '../../ports/fairStore.ts';

/** What lists are judged against: the reference data as it is kept, and the time zones of this installation. */
export function tradeReference(names: TradeNames): TradeReference {
  return {
    schemes: byLabel(names.schemes),
    agreements: byLabel(names.agreements),
    regulatedGoods: byLabel(names.regulatedGoods),
    isTimeZone,
  };
}

function isTimeZone(text: string): boolean {
  // An offset such as +08:00 is taken by Intl but says nothing of summer time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

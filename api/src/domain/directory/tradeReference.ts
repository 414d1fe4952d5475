import { foldLabel } from './foldLabel.ts';

/** The reference data and standards against which a list is judged. */
export interface TradeReference {
  /** Certification schemes by every label under which a list may name them (key and names in four languages, folded). */
  readonly schemes: ReadonlyMap<string, string>;
  /** Trade agreements, in the same way. */
  readonly agreements: ReadonlyMap<string, string>;
  /** Regulated goods, in the same way. */
  readonly regulatedGoods: ReadonlyMap<string, string>;
  /** Whether a text names a zone of the IANA time zone database. */
  readonly isTimeZone: (text: string) => boolean;
}

/** A key with the names under which people know it. */
export interface Named {
  readonly key: string;
  readonly names: readonly string[];
}

/** Every folded label of every row, to its key; a key wins over a name that folds alike. */
export function byLabel(rows: readonly Named[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { key, names } of rows) for (const name of names) labels.set(foldLabel(name), key);
  for (const { key } of rows) labels.set(foldLabel(key), key);
  return labels;
}

import type { MoneyBand, Quantity } from '../directory/fairLists.ts';

/** A band of prices, each for one unit of goods. */
export interface UnitPrice {
  band: MoneyBand;
  /** What one price is for: `kg`, `bottle 0.75 l`. */
  unit: string | null;
}

/** A band in a common unit of money and of goods; an open end is 0 or infinite. */
export interface Band {
  low: number;
  high: number;
}

/** Grams in one unit of mass: the only units that are converted, all others must be equal to be compared. */
const GRAMS: ReadonlyMap<string, number> = new Map([
  ['g', 1],
  ['kg', 1_000],
  ['t', 1_000_000],
]);

/** `wanted` in units of `offered`, and the like for two quantities; null where they cannot be compared. */
export function unitRatio(wanted: string | null, offered: string | null): number | null {
  const [a, b] = [canonical(wanted), canonical(offered)];
  if (a === b) return 1;
  const [gramsA, gramsB] = [GRAMS.get(a), GRAMS.get(b)];
  return gramsA !== undefined && gramsB !== undefined ? gramsA / gramsB : null;
}

/** How many of `unit` a quantity is; null where the units cannot be compared. */
export function amountIn(unit: string, quantity: Quantity): number | null {
  const ratio = unitRatio(quantity.unit, unit);
  return ratio === null ? null : quantity.amount * ratio;
}

/**
 * Two bands of prices in one money and for one unit of goods. `unrated` names the currency that has no rate: it is never taken as 1.
 * Null where the units of goods cannot be compared.
 */
export function inOneMoney(
  { price, budget }: { price: UnitPrice; budget: UnitPrice },
  rates: ReadonlyMap<string, number>,
): { price: Band; budget: Band } | { unrated: string } | null {
  const perUnit = unitRatio(budget.unit, price.unit);
  if (perUnit === null) return null;
  if (price.band.currency === budget.band.currency) {
    return { price: scaled(price.band, 1), budget: scaled(budget.band, 1 / perUnit) };
  }
  const [offered, asked] = [rates.get(price.band.currency), rates.get(budget.band.currency)];
  if (offered === undefined) return { unrated: price.band.currency };
  if (asked === undefined) return { unrated: budget.band.currency };
  return { price: scaled(price.band, offered), budget: scaled(budget.band, asked / perUnit) };
}

function scaled({ low, high }: MoneyBand, by: number): Band {
  return { low: (low ?? 0) * by, high: high === null ? Infinity : high * by };
}

function canonical(unit: string | null): string {
  return (unit ?? '').trim().toLowerCase();
}

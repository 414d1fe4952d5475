import type { Reason } from '../pairing/offer.ts';
import { hasEmphasis, type Emphasis } from '../pairing/emphasis.ts';
import type { TradeLine } from './lines.ts';

/**
 * MA45: the reason for which a line is of what the session stands for, from the line itself: goods first, then the delivery market, then words; null
 * when it is not. A word is said where all its tokens stand in the product's or the requirement's text. Words stay out of the reason: it goes into the log.
 */
export function emphasisReason(
  { headings, markets, words }: Emphasis,
  { product, requirement }: TradeLine,
): Reason | null {
  const codes = [...product.hsCodes, ...requirement.hsCodes];
  const heading = headings.find((prefix) => codes.some((code) => code.startsWith(prefix)));
  if (heading !== undefined) return { code: 'emphasis_heading', facts: { heading } };
  const { deliveryMarket } = requirement;
  if (markets.includes(deliveryMarket)) return { code: 'emphasis_market', facts: { market: deliveryMarket } };
  const saysAll = (tokens: readonly string[]): boolean =>
    [product.tokens, requirement.tokens].some((said) => tokens.every((token) => said.includes(token)));
  return words.some(({ tokens }) => saysAll(tokens)) ? { code: 'emphasis_words', facts: {} } : null;
}

/** Whether two emphases are the same. */
export function isSameEmphasis(a: Emphasis, b: Emphasis): boolean {
  return a === b || (!hasEmphasis(a) && !hasEmphasis(b)) || JSON.stringify(a) === JSON.stringify(b);
}

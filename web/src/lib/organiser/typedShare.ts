/**
 * A share that somebody typed in per cent (85, 89.4% or 89,4 %), between 0 and 1; nothing where it is no number. Comma and point are both decimal: no share
 * has thousands.
 */
export function typedShare(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?[%％]?$/.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  // By powers of ten and not by division of a decimal: 89.4 per cent is 0.894 and no neighbour of it.
  const [, whole = '', decimals = ''] = match;
  return Number(`${whole}${decimals}e-${decimals.length + 2}`);
}

import type { HsCode } from '../directory/fairLists.ts';
import type { ProductProfile, RequirementProfile, TradeContext } from './profile.ts';

/** How much a product is what a requirement seeks. */
export interface GoodsOverlap {
  /** Digits of the Harmonized System that both share: 6, 4 or 2; 0 = none, or one of the two names no goods. */
  depth: 0 | 2 | 4 | 6;
  /** The code that both lie under, as far as it goes (`0901`); null where none is shared. */
  heading: HsCode | null;
  /** The code of the goods that would be traded: the product's, or the requirement's where that names some of the product's more exactly. */
  traded: HsCode | null;
  /** 0 to 1 (MA21). */
  fit: number;
}

/** What shared digits are worth where the shorter of the two codes ends there (all that was asked is met), and where both go on apart. */
const DEPTH_FIT = { asked: { 6: 1, 4: 0.9, 2: 0.5, 0: 0 }, apart: { 6: 1, 4: 0.6, 2: 0.25, 0: 0 } } as const;

/** Of a goods fit, the share that a heading which everybody has keeps. */
const COMMON_SHARE = 0.75;

const NO_GOODS: GoodsOverlap = { depth: 0, heading: null, traded: null, fit: 0 };

/** The deepest overlap between the codes of a product and of a requirement; of equal ones the rarer. Cost O(codes x codes). */
export function goodsOverlap(
  product: Pick<ProductProfile, 'hsCodes'>,
  requirement: Pick<RequirementProfile, 'hsCodes'>,
  { rarity }: Pick<TradeContext, 'rarity'>,
): GoodsOverlap {
  let best = NO_GOODS;
  for (const offered of product.hsCodes) {
    for (const sought of requirement.hsCodes) {
      const found = overlapOf(offered, sought, rarity);
      if (found.fit > best.fit) best = found;
    }
  }
  return best;
}

/**
 * How rare each code and word is among the profiles of a fair: 1 - log(1 + those who have it) / log(1 + all), the inverse document frequency
 * (Sparck Jones 1972) brought to 0..1. A code counts for the headings above it too.
 */
export function rarityAt(lines: readonly (ProductProfile | RequirementProfile)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const named = new Set<string>(line.tokens);
    for (const code of line.hsCodes)
      for (const digits of [2, 4, 6]) if (code.length >= digits) named.add(code.slice(0, digits));
    for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const all = Math.log(1 + lines.length);
  return new Map([...counts].map(([name, count]) => [name, Math.max(0, 1 - Math.log(1 + count) / all)]));
}

function overlapOf(offered: HsCode, sought: HsCode, rarity: ReadonlyMap<string, number>): GoodsOverlap {
  const depth = sharedDigits(offered, sought);
  if (depth === 0) return NO_GOODS;
  const heading = offered.slice(0, depth);
  const ends = Math.min(offered.length, sought.length) === depth;
  const share = COMMON_SHARE + (1 - COMMON_SHARE) * (rarity.get(heading) ?? 1);
  const traded = offered.length === depth ? sought : offered;
  return { depth, heading, traded, fit: DEPTH_FIT[ends ? 'asked' : 'apart'][depth] * share };
}

function sharedDigits(a: HsCode, b: HsCode): 0 | 2 | 4 | 6 {
  for (const digits of [6, 4, 2] as const) {
    if (a.length >= digits && b.length >= digits && a.slice(0, digits) === b.slice(0, digits)) return digits;
  }
  return 0;
}

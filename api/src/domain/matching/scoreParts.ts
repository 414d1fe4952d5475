import type { BySide } from '../kernel/side.ts';

/**
 * The parts of a score and what each is worth to either side, in points. A part counts only where it was asked for (a budget was named, a
 * scheme wished): what nobody asked neither raises nor lowers a score.
 */
export const SCORE_PARTS = {
  /** Depth of the HS codes shared, rare headings counting more. */
  goods: { exhibitor: 30, buyer: 30 },
  /** Words of the two texts. */
  words: { exhibitor: 12, buyer: 12 },
  /** Here for the same theme. */
  theme: { exhibitor: 6, buyer: 6 },
  /** Certificates that are a must or a wish. */
  certificate: { exhibitor: 0, buyer: 16 },
  /** The price against the budget. */
  price: { exhibitor: 12, buyer: 14 },
  /** The quantity against minimum order and capacity. */
  quantity: { exhibitor: 14, buyer: 8 },
  /** The delivery market against the target markets. */
  market: { exhibitor: 18, buyer: 4 },
  /** A tariff preference from the product's origin to the delivery market. */
  agreement: { exhibitor: 4, buyer: 8 },
  /** The first batch against the day it is needed. */
  leadTime: { exhibitor: 0, buyer: 6 },
  /** Interest stated in each other. */
  mutual: { exhibitor: 10, buyer: 10 },
  /** What the session stands for, by its organiser (MA45). */
  emphasis: { exhibitor: 10, buyer: 10 },
  /** A language in common, without an interpreter. */
  language: { exhibitor: 6, buyer: 6 },
} as const satisfies Record<string, BySide<number>>;

export type ScorePart = keyof typeof SCORE_PARTS;

/** What a part is worth where it was asked for and the other side's profile does not say: less than half, so that saying pays. */
export const UNKNOWN_FIT = 0.4;

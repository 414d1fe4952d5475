import type { LocalDate } from '../directory/fairLists.ts';
import { SIDES } from '../kernel/side.ts';
import { goodsOverlap } from './goods.ts';
import type { GoodsOverlap } from './goods.ts';
import type { Obstacle } from './obstacle.ts';
import type { BuyerProfile, CompanyProfile, ProductProfile, RequirementProfile, TradeContext } from './profile.ts';
import { isLicensedOn, schemeStanding } from './recognition.ts';
import type { Words } from './words.ts';

/** A product and a requirement that have something in common: what a meeting of the two would be about. */
export interface TradeLine {
  product: ProductProfile;
  requirement: RequirementProfile;
  goods: GoodsOverlap;
  /** 0 to 1: how much of what is sought in words is said of the product. */
  words: number;
  /** Musts of the requirement and licences of the goods that this line breaks. */
  obstacles: readonly Obstacle[];
}

/** What two organisations are judged by besides their profiles. */
export interface Circumstances {
  trade: TradeContext;
  /** The day at the exhibition. */
  on: LocalDate;
  /** Of the rarity that stands in `trade`. */
  words: Words;
}

/** Below this share of what is sought, words in common are chance (MA2). */
export const LEAST_WORDS = 0.2;

/**
 * The lines between a company and a buyer (MA2): goods under one chapter at least, or words in common; where no line has either, all lines of
 * two who are here for the same theme.
 */
export function tradeLines(
  { company, buyer }: { company: CompanyProfile; buyer: BuyerProfile },
  circumstances: Circumstances,
): readonly TradeLine[] {
  const { trade, words } = circumstances;
  const all = company.products.flatMap((product) =>
    buyer.requirements.map((requirement) => ({
      product,
      requirement,
      goods: goodsOverlap(product, requirement, trade),
      words: words.overlap(product, requirement),
    })),
  );
  const close = all.filter(({ goods, words: said }) => goods.depth > 0 || said >= LEAST_WORDS);
  const themed = company.themes.some((theme) => buyer.themes.includes(theme));
  const lines = close.length > 0 || !themed ? close : all;
  return lines.map((line) => ({ ...line, obstacles: lineObstacles(line, { company, buyer }, circumstances) }));
}

function lineObstacles(
  { product, requirement, goods }: Omit<TradeLine, 'obstacles'>,
  { company, buyer }: { company: CompanyProfile; buyer: BuyerProfile },
  { trade, on }: Circumstances,
): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  for (const scheme of requirement.mustSchemes) {
    const held = { certificates: company.certificates, product: product.product, on };
    const standing = schemeStanding(scheme, held, trade.recognitions);
    if (standing.met === 'held' || standing.met === 'recognised') continue;
    const lacking = standing.met === 'no' ? standing.lacking : null;
    obstacles.push({ code: 'missing-certificate', scheme, lacking });
  }
  const licences = { exhibitor: company.licences, buyer: buyer.licences };
  const traded = goods.traded === null ? product.hsCodes : [goods.traded];
  for (const { key, hsCodes } of trade.regulatedGoods) {
    if (!traded.some((code) => hsCodes.includes(code))) continue;
    for (const side of SIDES) {
      const licensed = licences[side].some((licence) => licence.regulatedGoods === key && isLicensedOn(licence, on));
      if (!licensed) obstacles.push({ code: 'licence-missing', goods: key, side });
    }
  }
  return obstacles;
}

import type { HsCode } from '../directory/fairLists.ts';
import type { OrganisationId } from '../kernel/id.ts';

/** What an organisation brings to the floor: what a company offers, or what each of a buyer's requirements seeks. */
export type Goods =
  | { side: 'exhibitor'; offered: readonly HsCode[] }
  /** One list a requirement; one sought in words alone has none. */
  | { side: 'buyer'; sought: readonly (readonly HsCode[])[] };

/** Who was on the floor with which goods, and which companies met which buyers. */
export interface TradeOnTheFloor {
  goods: ReadonlyMap<OrganisationId, Goods>;
  /** Companies that each buyer met. */
  met: ReadonlyMap<OrganisationId, ReadonlySet<OrganisationId>>;
}

/** FI17: demand and supply under one heading. */
export interface HeadingGap {
  /** Four digits of the Harmonized System, or two where only a chapter was named. */
  heading: HsCode;
  /** Requirements of buyers who came. */
  sought: number;
  /** Of these: the buyer met a company that offers it. */
  soughtMet: number;
  /** Companies that came and offer it. */
  offered: number;
  /** Of these: met a buyer who seeks it. */
  offeredMet: number;
}

/** FI17: the gap by heading, the most requirements without a meeting first. O(headings x organisations). */
export function tradeGap({ goods, met }: TradeOnTheFloor): readonly HeadingGap[] {
  const headings = new Set<HsCode>();
  for (const each of goods.values()) for (const code of codesOf(each)) headings.add(code.slice(0, 4));
  return [...headings].map((heading) => gapUnder(heading, { goods, met })).sort(mostUnmetFirst);
}

function gapUnder(heading: HsCode, { goods, met }: TradeOnTheFloor): HeadingGap {
  const offering = new Set<OrganisationId>();
  for (const [id, each] of goods)
    if (each.side === 'exhibitor' && each.offered.some((code) => isAbout(heading, code))) offering.add(id);
  const served = new Set<OrganisationId>();
  let [sought, soughtMet] = [0, 0];
  for (const [id, each] of goods) {
    if (each.side !== 'buyer') continue;
    const requirements = each.sought.filter((codes) => codes.some((code) => isAbout(heading, code))).length;
    if (requirements === 0) continue;
    const partners = [...(met.get(id) ?? [])].filter((company) => offering.has(company));
    for (const company of partners) served.add(company);
    sought += requirements;
    if (partners.length > 0) soughtMet += requirements;
  }
  return { heading, sought, soughtMet, offered: offering.size, offeredMet: served.size };
}

/** Whether a code lies under a heading, or names the whole chapter that the heading lies in. */
function isAbout(heading: HsCode, code: HsCode): boolean {
  return code.startsWith(heading) || heading.startsWith(code);
}

function codesOf(goods: Goods): readonly HsCode[] {
  return goods.side === 'exhibitor' ? goods.offered : goods.sought.flat();
}

function mostUnmetFirst(a: HeadingGap, b: HeadingGap): number {
  const unmet = (gap: HeadingGap) => gap.sought - gap.soughtMet;
  return unmet(b) - unmet(a) || b.sought - a.sought || b.offered - a.offered || (a.heading < b.heading ? -1 : 1);
}

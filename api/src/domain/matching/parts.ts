import type { Country, LocalDate, SchemeKey } from '../directory/fairLists.ts';
import type { BySide } from '../kernel/side.ts';
import { hasEmphasis, type Emphasis } from '../pairing/emphasis.ts';
import type { Reason } from '../pairing/offer.ts';
import { amountIn, inOneMoney } from './bands.ts';
import { emphasisReason } from './emphasis.ts';
import type { TradeLine } from './lines.ts';
import type { Agreement, BuyerProfile, CompanyProfile, TradeContext } from './profile.ts';
import { schemeStanding } from './recognition.ts';
import type { SchemeStanding } from './recognition.ts';
import { UNKNOWN_FIT } from './scoreParts.ts';
import type { ScorePart } from './scoreParts.ts';

/** How well one part fits both sides, 0 to 1, and the reason that may be told to each. */
export interface PartFit {
  part: ScorePart;
  fit: BySide<number>;
  reason: BySide<Reason | null>;
}

/** All that the parts of one line read. */
export interface LineSituation {
  company: CompanyProfile;
  buyer: BuyerProfile;
  line: TradeLine;
  trade: TradeContext;
  /** The day at the exhibition. */
  on: LocalDate;
  /** What the session stands for. */
  emphasis: Emphasis;
  /** Takes the name of a currency without a rate. */
  unrated: (currency: string) => void;
}

/** The parts of a line that somebody asked for (MA21 to MA28); the language is a matter of persons and stands in `score.ts`. */
export function partsOf(situation: LineSituation): readonly PartFit[] {
  return [goods, words, theme, certificate, price, quantity, market, agreement, leadTime, mutual, emphasis]
    .map((part) => part(situation))
    .filter((part) => part !== null);
}

/** Days from one calendar day to another, by the proleptic Gregorian calendar. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** MA26: the first agreement under which goods of that origin may be preferred in that market; stated shares below the least are out. */
export function preferenceFor(
  { origin, originShare, hsCodes }: TradeLine['product'],
  market: Country,
  { agreements, on }: { agreements: readonly Agreement[]; on: LocalDate },
): readonly Agreement[] {
  if (origin === market) return [];
  return agreements.filter(
    (candidate) =>
      candidate.exporters.includes(origin) &&
      candidate.importers.includes(market) &&
      (candidate.inForceFrom === null || candidate.inForceFrom <= on) &&
      (candidate.inForceUntil === null || on <= candidate.inForceUntil) &&
      (candidate.hsCodes === null ||
        hsCodes.some((code) => candidate.hsCodes!.some((prefix) => code.startsWith(prefix)))) &&
      !(candidate.leastShare !== null && originShare !== null && originShare < candidate.leastShare),
  );
}

/** MA21 */
function goods({ line }: LineSituation): PartFit | null {
  if (line.requirement.hsCodes.length === 0) return null;
  const { heading, fit } = line.goods;
  return alike('goods', fit, heading === null ? null : { code: 'goods', facts: { heading } });
}

/** MA22 */
function words({ line }: LineSituation): PartFit | null {
  if (line.requirement.tokens.length === 0 || line.product.tokens.length === 0) return null;
  // The words themselves stay here: reasons go into the log, which holds no text.
  return alike('words', line.words, { code: 'words', facts: {} });
}

function theme({ company, buyer }: LineSituation): PartFit | null {
  if (company.themes.length === 0 || buyer.themes.length === 0) return null;
  const shared = company.themes.find((name) => buyer.themes.includes(name));
  return alike(
    'theme',
    shared === undefined ? 0 : 1,
    shared === undefined ? null : { code: 'theme', facts: { theme: shared } },
  );
}

/** MA23: musts are all met on an open line, so they count as met; the reason names a must before a wish. */
function certificate({ company, line, trade, on }: LineSituation): PartFit | null {
  const asked = [...new Set([...line.requirement.mustSchemes, ...line.requirement.wishSchemes])];
  if (asked.length === 0) return null;
  const held = { certificates: company.certificates, product: line.product.product, on };
  let met = 0;
  let reason: Reason | null = null;
  for (const scheme of asked) {
    const standing = schemeStanding(scheme, held, trade.recognitions);
    if (standing.met !== 'no') met += standing.met === 'part' ? 0.5 : 1;
    reason ??= certificateReason(scheme, standing);
  }
  return onlyBuyer('certificate', met / asked.length, reason);
}

function certificateReason(scheme: SchemeKey, standing: SchemeStanding): Reason | null {
  if (standing.met === 'no' || standing.met === 'part') return null;
  const { scheme: through, validUntil } = standing.certificate;
  if (standing.met === 'recognised') return { code: 'recognised', facts: { scheme, through } };
  if (validUntil === null) return { code: 'certificate_open', facts: { scheme } };
  return { code: 'certificate', facts: { scheme, year: validUntil.slice(0, 4) } };
}

/** MA24 */
function price({ line: { product, requirement }, trade, unrated }: LineSituation): PartFit | null {
  if (!requirement.budget) return null;
  if (!product.price) return alike('price', UNKNOWN_FIT, null);
  const bands = inOneMoney(
    {
      price: { band: product.price, unit: product.priceUnit },
      budget: { band: requirement.budget, unit: requirement.budgetUnit },
    },
    trade.rates,
  );
  if (!bands) return alike('price', UNKNOWN_FIT, null);
  if ('unrated' in bands) {
    unrated(bands.unrated);
    return alike('price', UNKNOWN_FIT, null);
  }
  const asked = bands.price.high === Infinity ? bands.price.low : bands.price.high;
  const within = shareWithin(bands.budget.high, { low: bands.price.low, high: asked });
  return {
    part: 'price',
    fit: { exhibitor: within, buyer: within },
    reason: {
      exhibitor: bands.budget.high >= bands.price.low ? { code: 'price', facts: {} } : null,
      buyer: bands.budget.high >= asked ? { code: 'budget', facts: {} } : null,
    },
  };
}

/** MA25: wanted a month against the least order and what can be made in a month. */
function quantity({ line: { product, requirement } }: LineSituation): PartFit | null {
  const wanted = requirement.quantity;
  if (!wanted) return null;
  const least = product.minimumOrder ? amountIn(wanted.unit, product.minimumOrder) : null;
  const most = product.monthlyCapacity ? amountIn(wanted.unit, product.monthlyCapacity) : null;
  if (least === null && most === null) return alike('quantity', UNKNOWN_FIT, null);
  const reaches = least === null || least <= 0 ? 1 : Math.min(1, wanted.amount / least);
  const holds = most === null ? 1 : Math.min(1, most / wanted.amount);
  const fits = reaches === 1 && holds === 1;
  const percent = most === null || most <= 0 ? null : Math.round((100 * wanted.amount) / most);
  return {
    part: 'quantity',
    fit: { exhibitor: reaches * holds, buyer: reaches * holds },
    reason: {
      exhibitor: fits && percent !== null ? { code: 'capacity', facts: { percent: Math.max(1, percent) } } : null,
      buyer: fits && least !== null ? { code: 'quantity', facts: {} } : null,
    },
  };
}

function market({ company, buyer, line: { requirement } }: LineSituation): PartFit | null {
  if (company.targetMarkets.length === 0) return null;
  const delivered = company.targetMarkets.includes(requirement.deliveryMarket);
  const home = company.targetMarkets.includes(buyer.homeMarket);
  const fit = delivered ? 1 : home ? 0.5 : 0;
  const named = delivered ? requirement.deliveryMarket : home ? buyer.homeMarket : null;
  return {
    part: 'market',
    fit: { exhibitor: fit, buyer: fit },
    reason: { exhibitor: named === null ? null : { code: 'market', facts: { market: named } }, buyer: null },
  };
}

/** MA26: counts where a preference is wished, or where there is one without having been wished for. */
function agreement({ line: { product, requirement }, trade, on }: LineSituation): PartFit | null {
  const found = preferenceFor(product, requirement.deliveryMarket, { agreements: trade.agreements, on });
  const wished = requirement.agreements;
  const best =
    found.find((candidate) => wished.includes(candidate.agreement)) ?? (wished.length === 0 ? found[0] : undefined);
  if (!best) return wished.length === 0 ? null : alike('agreement', 0, null);
  const isUnstated = best.leastShare !== null && product.originShare === null;
  return alike('agreement', isUnstated ? UNKNOWN_FIT : 1, { code: 'agreement', facts: { agreement: best.agreement } });
}

function leadTime({ line: { product, requirement }, on }: LineSituation): PartFit | null {
  if (requirement.neededBy === null) return null;
  if (product.leadDays === null) return onlyBuyer('leadTime', UNKNOWN_FIT, null);
  const days = daysBetween(on, requirement.neededBy);
  const inTime = product.leadDays <= days;
  const fit = inTime ? 1 : Math.max(0, days / product.leadDays);
  return onlyBuyer('leadTime', fit, inTime ? { code: 'lead_time', facts: { days: product.leadDays } } : null);
}

/** MA27: who asked to meet the other is served by it; both together are told so. */
function mutual({ company, buyer }: LineSituation): PartFit | null {
  const byExhibitor = company.interests.includes(buyer.organisation);
  const byBuyer = buyer.interests.includes(company.organisation);
  if (!byExhibitor && !byBuyer) return null;
  const reason = byExhibitor && byBuyer ? { code: 'mutual', facts: {} } : null;
  return {
    part: 'mutual',
    fit: { exhibitor: byExhibitor ? 1 : 0.5, buyer: byBuyer ? 1 : 0.5 },
    reason: { exhibitor: reason, buyer: reason },
  };
}

/** MA45 */
function emphasis({ line, emphasis: wanted }: LineSituation): PartFit | null {
  if (!hasEmphasis(wanted)) return null;
  const reason = emphasisReason(wanted, line);
  return alike('emphasis', reason ? 1 : 0, reason);
}

/** Which share of a band lies under a ceiling; a band just above it keeps up to half, falling to nothing at one and a half times the ceiling. */
function shareWithin(ceiling: number, { low, high }: { low: number; high: number }): number {
  if (ceiling >= high) return 1;
  if (ceiling >= low) return 0.5 + (0.5 * (ceiling - low)) / (high - low);
  return ceiling <= 0 ? 0 : Math.max(0, 0.5 - (low / ceiling - 1));
}

function alike(part: ScorePart, fit: number, reason: Reason | null): PartFit {
  return { part, fit: { exhibitor: fit, buyer: fit }, reason: { exhibitor: reason, buyer: reason } };
}

function onlyBuyer(part: ScorePart, fit: number, reason: Reason | null): PartFit {
  return { part, fit: { exhibitor: 0, buyer: fit }, reason: { exhibitor: null, buyer: reason } };
}

/** Days since 0000-03-01 (Richards 1998): years begin in March so that the leap day is the last. */
function dayNumber(date: LocalDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const shifted = month > 2 ? { y: year, m: month - 3 } : { y: year - 1, m: month + 9 };
  const { y, m } = shifted;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1
  );
}

import type {
  CertificateState,
  Country,
  HsCode,
  LocalDate,
  MoneyBand,
  Quantity,
  SchemeKey,
} from '../directory/fairLists.ts';
import type { Id, OrganisationId } from '../kernel/id.ts';

/**
 * What the matchmaker reads of an organisation: codes, numbers and folded words, never a name or a text.
 * A profile is plain data (it travels to a worker as it is) and is replaced whole when one of its rows changes.
 */
export type Profile = CompanyProfile | BuyerProfile;

export type ProductId = Id<'Product'>;
export type RequirementId = Id<'Requirement'>;
export type CertificateId = Id<'Certificate'>;

/**
 * A word of a text as the port `TextFolder` leaves it: Traditional and Simplified, full and half width, case and accents folded, Latin words
 * by their stem, Chinese by pairs of characters. Equal tokens mean equal words in whichever of the four languages they were written.
 */
export type Token = string;

/** What stands in both kinds of profile. */
interface OrganisationProfile {
  organisation: OrganisationId;
  /** Organisations of one owner or group share this; null when none is stated. */
  ownerGroup: string | null;
  /** Themes of the fair that it is here for. */
  themes: readonly string[];
  licences: readonly LicenceProfile[];
  /** Organisations of the other side in which this one stated interest before or during the fair. */
  interests: readonly OrganisationId[];
  /** Competitors and conflicts, private to this organisation: never paired with them. */
  avoids: readonly OrganisationId[];
}

/** An exhibiting company. */
export interface CompanyProfile extends OrganisationProfile {
  side: 'exhibitor';
  products: readonly ProductProfile[];
  /** Of the company and of its products. */
  certificates: readonly CertificateProfile[];
  /** Customs territories it wants to sell to. */
  targetMarkets: readonly Country[];
}

/** A buyer. */
export interface BuyerProfile extends OrganisationProfile {
  side: 'buyer';
  requirements: readonly RequirementProfile[];
  homeMarket: Country;
}

/** What a company offers. */
export interface ProductProfile {
  product: ProductId;
  /** 2, 4 or 6 digits without a dot, HS 2022. */
  hsCodes: readonly HsCode[];
  tokens: readonly Token[];
  /** Customs territory of origin: Macao (MO) and Hong Kong (HK) are not CN, Hengqin is. */
  origin: Country;
  /** Regional value content in percent; null = not stated. */
  originShare: number | null;
  /** Price of one `priceUnit`, in minor units of its currency. */
  price: MoneyBand | null;
  priceUnit: string | null;
  minimumOrder: Quantity | null;
  monthlyCapacity: Quantity | null;
  /** Days to the first batch. */
  leadDays: number | null;
}

/** What a buyer seeks. */
export interface RequirementProfile {
  requirement: RequirementId;
  /** Empty: sought in words only. */
  hsCodes: readonly HsCode[];
  tokens: readonly Token[];
  /** Wanted a month. */
  quantity: Quantity | null;
  /** Budget for one `budgetUnit`, in minor units of its currency. */
  budget: MoneyBand | null;
  budgetUnit: string | null;
  deliveryMarket: Country;
  neededBy: LocalDate | null;
  mustSchemes: readonly SchemeKey[];
  wishSchemes: readonly SchemeKey[];
  /** Agreements under which a tariff preference is wished; empty = no matter. */
  agreements: readonly string[];
}

/** A certificate as it stands in the directory; whether it counts on a day is `MA3`. */
export interface CertificateProfile {
  certificate: CertificateId;
  /** Null: of the whole company or its site. */
  product: ProductId | null;
  scheme: SchemeKey;
  state: CertificateState;
  validFrom: LocalDate | null;
  validUntil: LocalDate | null;
  /** False: claimed by the company, seen by nobody else. */
  confirmed: boolean;
  /** Conditions of recognition that are shown to be met for it, by the keys of `Recognition.conditions`. */
  conditionsMet: readonly string[];
}

/** A licence to trade regulated goods. */
export interface LicenceProfile {
  /** Key of the regulated goods (`ROUGH-DIAMONDS`). */
  regulatedGoods: string;
  validFrom: LocalDate | null;
  validUntil: LocalDate | null;
}

/** What the matchmaker must know of the trade around the fair, the same for every pair. */
export interface TradeContext {
  recognitions: readonly Recognition[];
  agreements: readonly Agreement[];
  regulatedGoods: readonly RegulatedGoods[];
  /** What one minor unit of a currency is worth in a common unit; a currency that is not here cannot be compared, it is never taken as 1. */
  rates: ReadonlyMap<string, number>;
  /** How rare an HS code or a token is at this fair, 0 (everybody has it) to 1; one that is not here counts as 1. `rarityAt` computes it. */
  rarity: ReadonlyMap<HsCode | Token, number>;
}

/** A scheme that counts for another: directed, conditional, and perhaps only in part. */
export interface Recognition {
  from: SchemeKey;
  to: SchemeKey;
  /** `part`: counts for one part of the other scheme (its technical test), so it never stands for the certificate. */
  grants: 'whole' | 'part';
  /** `planned`: announced but not usable. */
  status: 'in-force' | 'planned';
  /** All must be met by the certificate that is held; empty = none. */
  conditions: readonly string[];
}

/** A trade agreement, or a preference that one side gives. In a mutual one both lists hold all the parties. */
export interface Agreement {
  agreement: string;
  exporters: readonly Country[];
  importers: readonly Country[];
  /** HS prefixes (2, 4 or 6 digits) with a preference; null = all goods. */
  hsCodes: readonly HsCode[] | null;
  /** Least regional value content in percent; null = another rule, or not held here. */
  leastShare: number | null;
  inForceFrom: LocalDate | null;
  inForceUntil: LocalDate | null;
}

/** Goods that may be traded only with a licence, by both sides. */
export interface RegulatedGoods {
  key: string;
  /** Six digits each: a heading may hold regulated and free goods side by side. */
  hsCodes: readonly HsCode[];
}

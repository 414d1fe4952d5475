import { EMPTY_HALL, type Metres, type Spot, type Way } from '../exhibition/hallPlan.ts';
import type { Currency } from '../kernel/currency.ts';
import type { Language, LocalizedText, SpokenLanguage } from '../kernel/language.ts';
import type { Minutes, Seconds } from '../kernel/time.ts';

/**
 * A fair as its organiser keeps it: fourteen lists, each row named by a reference of the organiser's own.
 * Reading, saving and exporting all speak this one form, so a list that was exported reads back unchanged.
 */

/** The organiser's own name of a row, unique in its list (`CO-017`). */
export type Reference = string;
/** A calendar day at the exhibition, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of day at the exhibition, in its own zone, `YYYY-MM-DDTHH:MM`. */
export type LocalTime = string;
/** ISO 3166-1 alpha-2; Macao (MO) and Hong Kong (HK) are customs territories of their own. */
export type Country = string;
/** HS 2022, 2, 4 or 6 digits without a dot. */
export type HsCode = string;
/** Key of a certification scheme of the reference data (`M-MARK`). */
export type SchemeKey = string;

/** A band of money in minor units of one currency; either end may be open. */
export interface MoneyBand {
  readonly low: number | null;
  readonly high: number | null;
  readonly currency: Currency;
}

/** An amount of goods with the unit it is counted in (`kg`, `bottle 0.75 l`). */
export interface Quantity {
  readonly amount: number;
  readonly unit: string;
}

export interface ExhibitionRow {
  /** Also the exhibition's part of an address (`ponte-2027`). */
  readonly reference: Reference;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** IANA zone (`Asia/Macau`). */
  readonly timeZone: string;
  readonly themes: readonly string[];
}

/** What money is worth at this exhibition, fixed on a day; a currency without a rate is never taken as 1. */
export interface RateRow {
  readonly currency: Currency;
  /** How much of it is worth one US dollar, at most 15 figures. */
  readonly perDollar: number;
  readonly asOf: LocalDate;
  readonly source: string;
}

export interface VenueRow {
  readonly reference: Reference;
  readonly name: LocalizedText;
  readonly country: Country;
  /** A zone with customs rules of its own inside the country (`HENGQIN`). */
  readonly zone: string | null;
  readonly address: LocalizedText;
  /** Minutes from anywhere in the hall to a table, where its plan cannot tell. */
  readonly walkMinutes: Minutes;
  readonly hallSize: HallSize;
  readonly entrance: Spot | null;
  readonly interpretersAt: Spot | null;
  /** Ways that are kept free. */
  readonly ways: readonly Way[];
}

/** How wide and deep a hall is. */
export interface HallSize {
  readonly width: Metres;
  readonly depth: Metres;
}

/** What is said of a hall that nobody has drawn. */
export const NOT_DRAWN = {
  hallSize: { width: EMPTY_HALL.width, depth: EMPTY_HALL.depth },
  entrance: null,
  interpretersAt: null,
  ways: [],
} as const satisfies Partial<VenueRow>;

export const PLACE_KINDS = ['table', 'stand', 'video'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** One meeting at a time is held here; named by venue and label. */
export interface PlaceRow {
  readonly venue: Reference;
  /** What stands on the sign: `12`, `V3`, `A07`. */
  readonly label: string;
  readonly kind: PlaceKind;
  /** The company whose own stand this is. */
  readonly company: Reference | null;
  /** The part of the hall with which it is told. */
  readonly hallZone: string | null;
  /** Where it stands, its middle; none while it stands nowhere. A row that stands for a range has the first and the last. */
  readonly spots: readonly Spot[];
}

/** Names a place: its venue and the label on its sign. */
export interface PlaceName {
  readonly venue: Reference;
  readonly label: string;
}

export const SESSION_KINDS = ['sourcing', 'technology-transfer', 'roadshow'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export interface SessionRow {
  readonly reference: Reference;
  readonly name: LocalizedText;
  readonly kind: SessionKind;
  readonly themes: readonly string[];
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly meetingMinutes: Minutes;
  readonly answerSeconds: Seconds;
  readonly cooldownSeconds: Seconds;
  /** Where meetings are held unless somebody decides otherwise. */
  readonly placeKind: PlaceKind;
  readonly places: readonly PlaceName[];
}

/** What a company and a buyer have in common. */
export interface Organisation {
  readonly reference: Reference;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly country: Country;
  readonly zone: string | null;
  readonly city: string | null;
  readonly registration: string | null;
  readonly website: string | null;
  readonly employees: number | null;
  readonly themes: readonly string[];
  /** Organisations with the same owner are never paired with each other. */
  readonly ownerGroup: string | null;
}

export interface CompanyRow extends Organisation {
  readonly foundedYear: number | null;
  readonly targetMarkets: readonly Country[];
}

export interface BuyerRow extends Organisation {
  readonly homeMarket: Country;
  /** Invited at the organiser's cost. */
  readonly hosted: boolean;
}

export interface ProductRow {
  readonly reference: Reference;
  readonly company: Reference;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly hsCodes: readonly HsCode[];
  readonly origin: Country;
  /** Regional value content in percent, by the build-down method; null = not stated. */
  readonly originShare: number | null;
  readonly price: MoneyBand | null;
  readonly priceUnit: string | null;
  readonly minimumOrder: Quantity | null;
  readonly monthlyCapacity: Quantity | null;
  readonly leadDays: number | null;
}

export interface RequirementRow {
  readonly reference: Reference;
  readonly buyer: Reference;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** Empty: sought in words only. */
  readonly hsCodes: readonly HsCode[];
  /** Wanted a month. */
  readonly quantity: Quantity | null;
  readonly budget: MoneyBand | null;
  readonly budgetUnit: string | null;
  readonly deliveryMarket: Country;
  readonly neededBy: LocalDate | null;
  readonly mustCertificates: readonly SchemeKey[];
  readonly wishCertificates: readonly SchemeKey[];
  /** Trade agreements under which a tariff preference is wished; empty = no matter. */
  readonly agreements: readonly string[];
}

export const CERTIFICATE_STATES = [
  'applied',
  'technical-review',
  'factory-audit',
  'testing',
  'granted',
  'suspended',
  'withdrawn',
  'expired',
  'refused',
] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export interface CertificateRow {
  readonly reference: Reference;
  readonly company: Reference;
  /** Null: of the company or its site, not of one product. */
  readonly product: Reference | null;
  readonly scheme: SchemeKey;
  readonly number: string | null;
  readonly body: string | null;
  readonly state: CertificateState;
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly lastAuditOn: LocalDate | null;
  readonly nextAuditOn: LocalDate | null;
  /** False: claimed by the company, seen by nobody else. */
  readonly confirmed: boolean;
  /** Conditions of recognition that are shown to be met, by the keys of the reference data. */
  readonly conditionsMet: readonly string[];
}

/** A holder of something is a company or a buyer, never both. */
export type PartyName =
  | { readonly side: 'company'; readonly reference: Reference }
  | { readonly side: 'buyer'; readonly reference: Reference };

export interface LicenceRow {
  readonly reference: Reference;
  readonly holder: PartyName;
  /** Key of the regulated goods (`ROUGH-DIAMONDS`). */
  readonly regulatedGoods: string;
  readonly number: string | null;
  readonly authority: string | null;
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
}

export const PERSON_ROLES = ['exhibitor', 'buyer', 'floor-staff', 'desk', 'interpreter', 'delegation-leader'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

export const MAY_CROSS = ['yes', 'no', 'unknown'] as const;
export type MayCross = (typeof MAY_CROSS)[number];

export interface PersonRow {
  readonly reference: Reference;
  readonly name: LocalizedText;
  readonly jobTitle: LocalizedText;
  readonly role: PersonRole;
  /** Null for staff and interpreters. */
  readonly party: PartyName | null;
  /** May speak for the whole stand. */
  readonly isStandLead: boolean;
  readonly venue: Reference | null;
  /** Whether this traveller may pass the border between the fair's venues. */
  readonly mayCross: MayCross;
  /** Best first. */
  readonly spoken: readonly SpokenLanguage[];
  /** The language in which this person reads. */
  readonly reads: Language;
  readonly email: string | null;
  readonly phone: string | null;
  /** A personal answer time that costs no rank; null: the session's rule. */
  readonly answerSeconds: Seconds | null;
  /** Agrees that contact data is shown to a counterpart once both accepted. */
  readonly consentsToContact: boolean;
  /** Sessions this person is expected in. */
  readonly sessions: readonly Reference[];
}

export const COMMITMENT_KINDS = ['meal', 'meeting', 'event', 'transfer', 'leaving', 'other'] as const;
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

/** Named by person and begin. */
export interface CommitmentRow {
  readonly person: Reference;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly kind: CommitmentKind;
  readonly where: string | null;
  readonly why: string | null;
}

export const RELATION_SIDES = ['exhibitor', 'buyer'] as const;
export const RELATION_KINDS = ['interest', 'avoid'] as const;

/** What one side stated of the other, private to it: that it wishes to meet it, or never (a competitor, a conflict). Named by the two and who says so. */
export interface RelationRow {
  readonly company: Reference;
  readonly buyer: Reference;
  readonly statedBy: (typeof RELATION_SIDES)[number];
  readonly relation: (typeof RELATION_KINDS)[number];
}

/** A whole fair. Every reference in it is resolved and every list is sorted by its natural key. */
export interface FairLists {
  readonly exhibition: readonly ExhibitionRow[];
  readonly rates: readonly RateRow[];
  readonly venues: readonly VenueRow[];
  readonly places: readonly PlaceRow[];
  readonly sessions: readonly SessionRow[];
  readonly companies: readonly CompanyRow[];
  readonly products: readonly ProductRow[];
  readonly buyers: readonly BuyerRow[];
  readonly requirements: readonly RequirementRow[];
  readonly certificates: readonly CertificateRow[];
  readonly licences: readonly LicenceRow[];
  readonly people: readonly PersonRow[];
  readonly commitments: readonly CommitmentRow[];
  readonly relations: readonly RelationRow[];
}

/** The name of one of the lists. */
export type FairListName = keyof FairLists;

/** The lists in the order in which a later one may refer to an earlier one. */
export const FAIR_LIST_NAMES = [
  'exhibition',
  'rates',
  'venues',
  'companies',
  'places',
  'sessions',
  'products',
  'buyers',
  'requirements',
  'certificates',
  'licences',
  'people',
  'commitments',
  'relations',
] as const satisfies readonly FairListName[];

/** The rows of one list. */
export type FairRow<Name extends FairListName = FairListName> = FairLists[Name][number];

/** The tables of a fair's lists, column by column. */
import type {
  FairListName,
  FairLists,
  MoneyBand,
  PartyName,
  Quantity,
  RateRow,
} from '../domain/directory/fairLists.ts';
import { minorDigits } from '../domain/kernel/currency.ts';
import { days, lists, localized, marks, named, plain, texts, time, wholes } from './fair.columns.ts';
import type { Column, TableOf, TableRecord } from './fair.columns.ts';

const bandColumns = (name: string) => [
  plain(`${name}_low`, 'bigint'),
  plain(`${name}_high`, 'bigint'),
  plain(`${name}_currency`, 'text'),
  plain(`${name}_unit`, 'text'),
];
const quantityColumns = (name: string) => [plain(`${name}_amount`, 'numeric'), plain(`${name}_unit`, 'text')];

const ORGANISATION: readonly Column[] = [
  ...texts('reference', 'country', 'zone', 'city', 'registration', 'website', 'owner_group'),
  ...localized('name', 'description'),
  ...wholes('employees'),
  ...lists('themes'),
];

const DIRECTORY = { key: ['reference'], hasId: true, hasTokens: true, isStamped: true } as const;

/** Every list but the exhibition itself, which the store adds or changes first. */
export const TABLES: { readonly [Name in Exclude<FairListName, 'exhibition'>]: TableOf<FairLists[Name][number]> } = {
  rates: {
    table: 'currency_rate',
    columns: [
      plain('currency', 'text'),
      plain('minor_units_per_common', 'numeric'),
      ...days('as_of'),
      ...texts('source'),
    ],
    key: ['currency'],
    hasId: false,
    hasTokens: false,
    isStamped: false,
    record: (row) => ({ ...row, minor_units_per_common: minorUnitsPerDollar(row), as_of: row.asOf }),
  },
  venues: {
    table: 'venue',
    columns: [...texts('reference', 'country', 'zone'), ...localized('name', 'address'), ...wholes('walk_minutes')],
    key: ['reference'],
    hasId: true,
    hasTokens: false,
    isStamped: false,
    record: (row) => ({ ...row, walk_minutes: row.walkMinutes }),
  },
  companies: {
    ...DIRECTORY,
    table: 'company',
    columns: [...ORGANISATION, ...wholes('founded_year'), ...lists('target_markets')],
    record: (row) => ({
      ...row,
      owner_group: row.ownerGroup,
      founded_year: row.foundedYear,
      target_markets: row.targetMarkets,
    }),
  },
  buyers: {
    ...DIRECTORY,
    table: 'buyer',
    columns: [...ORGANISATION, ...texts('home_market'), ...marks('is_hosted')],
    record: (row) => ({ ...row, owner_group: row.ownerGroup, home_market: row.homeMarket, is_hosted: row.hosted }),
  },
  places: {
    table: 'place',
    columns: [named('venue', 'venue'), named('company', 'company'), ...texts('label', 'kind', 'zone')],
    key: ['venue_id', 'label'],
    hasId: true,
    hasTokens: false,
    isStamped: false,
    record: (row) => ({ ...row, zone: row.hallZone }),
  },
  sessions: {
    table: 'pairing_session',
    columns: [
      ...texts('reference', 'kind'),
      ...localized('name'),
      ...lists('themes'),
      time('opens_at'),
      time('ends_at'),
      // Rules that a list does not speak of stay as they are.
      { name: 'rules', value: `coalesce(t.rules, '{}'::jsonb) || r.rules`, input: ['rules', 'jsonb'] },
    ],
    key: ['reference'],
    hasId: true,
    hasTokens: false,
    isStamped: true,
    record: ({ meetingMinutes, answerSeconds, cooldownSeconds, placeKind, ...row }) => ({
      ...row,
      opens_at: row.startsAt,
      ends_at: row.endsAt,
      rules: { meetingMinutes, answerSeconds, cooldownSeconds, placeKind },
    }),
  },
  products: {
    ...DIRECTORY,
    table: 'product',
    columns: [
      named('company', 'company'),
      ...texts('reference', 'origin'),
      ...localized('name', 'description'),
      ...lists('hs_codes'),
      plain('origin_share', 'numeric'),
      ...bandColumns('price'),
      ...quantityColumns('minimum_order'),
      ...quantityColumns('monthly_capacity'),
      ...wholes('lead_days'),
    ],
    record: (row) => ({
      ...row,
      hs_codes: row.hsCodes,
      origin_share: row.originShare,
      ...bandRecord('price', row.price),
      price_unit: row.priceUnit,
      ...quantityRecord('minimum_order', row.minimumOrder),
      ...quantityRecord('monthly_capacity', row.monthlyCapacity),
      lead_days: row.leadDays,
    }),
  },
  requirements: {
    ...DIRECTORY,
    table: 'requirement',
    columns: [
      named('buyer', 'buyer'),
      ...texts('reference', 'delivery_market'),
      ...localized('name', 'description'),
      ...lists('hs_codes', 'must_schemes', 'wish_schemes', 'agreements'),
      ...quantityColumns('quantity'),
      ...bandColumns('budget'),
      ...days('needed_by'),
    ],
    record: (row) => ({
      ...row,
      hs_codes: row.hsCodes,
      delivery_market: row.deliveryMarket,
      must_schemes: row.mustCertificates,
      wish_schemes: row.wishCertificates,
      ...quantityRecord('quantity', row.quantity),
      ...bandRecord('budget', row.budget),
      budget_unit: row.budgetUnit,
      needed_by: row.neededBy,
    }),
  },
  certificates: {
    table: 'certificate',
    columns: [
      named('company', 'company'),
      named('product', 'product'),
      ...texts('reference', 'scheme', 'number', 'body', 'state'),
      ...days('valid_from', 'valid_until', 'last_audit_on', 'next_audit_on'),
      ...marks('is_confirmed'),
      ...lists('conditions_met'),
    ],
    key: ['reference'],
    hasId: true,
    hasTokens: false,
    isStamped: true,
    record: (row) => ({
      ...row,
      valid_from: row.validFrom,
      valid_until: row.validUntil,
      last_audit_on: row.lastAuditOn,
      next_audit_on: row.nextAuditOn,
      is_confirmed: row.confirmed,
      conditions_met: row.conditionsMet,
    }),
  },
  licences: {
    table: 'licence',
    columns: [
      named('company', 'company'),
      named('buyer', 'buyer'),
      ...texts('reference', 'regulated_goods', 'number', 'authority'),
      ...days('valid_from', 'valid_until'),
    ],
    key: ['reference'],
    hasId: true,
    hasTokens: false,
    isStamped: true,
    record: (row) => ({
      ...row,
      ...partyRecord(row.holder),
      regulated_goods: row.regulatedGoods,
      valid_from: row.validFrom,
      valid_until: row.validUntil,
    }),
  },
  people: {
    ...DIRECTORY,
    table: 'person',
    columns: [
      named('company', 'company'),
      named('buyer', 'buyer'),
      named('venue', 'venue'),
      ...texts('reference', 'role', 'reads', 'email', 'phone', 'may_cross'),
      ...localized('name', 'job_title'),
      ...marks('is_stand_lead'),
      ...wholes('answer_seconds'),
    ],
    record: (row) => ({
      ...row,
      ...partyRecord(row.party),
      job_title: row.jobTitle,
      is_stand_lead: row.isStandLead,
      may_cross: row.mayCross,
      answer_seconds: row.answerSeconds,
      consents: row.consentsToContact,
    }),
  },
  commitments: {
    table: 'commitment',
    columns: [
      named('person', 'person'),
      time('starts_at'),
      time('ends_at'),
      ...texts('kind', 'place_text', 'reason_text'),
    ],
    key: ['person_id', 'starts_at'],
    hasId: true,
    hasTokens: false,
    isStamped: false,
    record: (row) => ({
      ...row,
      starts_at: row.startsAt,
      ends_at: row.endsAt,
      place_text: row.where,
      reason_text: row.why,
    }),
  },
  relations: {
    table: 'organisation_relation',
    columns: [named('company', 'company'), named('buyer', 'buyer'), ...texts('stated_by', 'kind')],
    key: ['company_id', 'buyer_id', 'stated_by'],
    hasId: false,
    hasTokens: false,
    isStamped: false,
    record: ({ company, buyer, statedBy, relation }) => ({ company, buyer, stated_by: statedBy, kind: relation }),
  },
};

function bandRecord(name: string, band: MoneyBand | null): TableRecord {
  return { [`${name}_low`]: band?.low, [`${name}_high`]: band?.high, [`${name}_currency`]: band?.currency };
}

function quantityRecord(name: string, value: Quantity | null): TableRecord {
  return { [`${name}_amount`]: value?.amount, [`${name}_unit`]: value?.unit };
}

function partyRecord(name: PartyName | null): TableRecord {
  return {
    company: name?.side === 'company' ? name.reference : null,
    buyer: name?.side === 'buyer' ? name.reference : null,
  };
}

/** The common unit of the rates is one US dollar. */
function minorUnitsPerDollar({ currency, perDollar }: RateRow): string {
  return (perDollar * 10 ** (minorDigits(currency) ?? 0)).toPrecision(15);
}

/** How much of a currency is worth one US dollar, of its minor units; fifteen figures are exact in both directions. */
export function perDollar(currency: string, minorUnits: number): number {
  return Number((minorUnits / 10 ** (minorDigits(currency) ?? 0)).toPrecision(15));
}

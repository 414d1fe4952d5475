import { DEFAULT_RULES } from '../pairing/rules.ts';
import type { BuyerRow, CompanyRow, FairListName, Organisation, PartyName, PersonRow } from './fairLists.ts';
import {
  CERTIFICATE_STATES,
  COMMITMENT_KINDS,
  MAY_CROSS,
  NOT_DRAWN,
  PERSON_ROLES,
  PLACE_KINDS,
  RELATION_KINDS,
  RELATION_SIDES,
  SESSION_KINDS,
} from './fairLists.ts';
import { inOrder, optional, required, several, withDefault } from './field/field.ts';
import type { Field, Fields } from './field/field.ts';
import * as format from './field/format.ts';
import { holder, localized, moneyBand, party, quantity } from './field/group.ts';
import { hallSize, spot, spotsField, waysField } from './field/metres.ts';
import { endsBeforeStart, endsNotAfterStart } from './listSpec.ts';
import type { ListSpecs, Mention, Remark } from './listSpec.ts';
import { placeKey, placeLabel, placesField } from './placeLabel.ts';
import { placesOfRow, remarksOnSpots } from './placeSpots.ts';

/** Most characters of a name, of a line and of a description, as the database keeps them. */
const NAME = 200;
const LINE = 120;
const DESCRIPTION = 4000;

const name = localized('name', format.line(NAME), 'required');
const description = localized('description', format.text(DESCRIPTION));
const rowReference = required('reference', format.reference);
const themes = several('themes', format.reference);
const unit = format.line(40);

const byReference = ({ reference }: { readonly reference: string }): string => reference;

const organisation: Fields<Organisation> = {
  reference: rowReference,
  name,
  description,
  country: required('country', format.country),
  zone: optional('zone', format.reference),
  city: optional('city', format.line(LINE)),
  registration: optional('registration', format.line(60)),
  website: optional('website', format.website),
  employees: optional('employees', format.whole(1, 10_000_000)),
  themes,
  ownerGroup: optional('ownerGroup', format.line(LINE)),
};

/** The fourteen lists: their columns, keys and rules. */
export const LISTS: ListSpecs = {
  exhibition: {
    fields: {
      reference: rowReference,
      name,
      description,
      startsOn: required('startsOn', format.date),
      endsOn: required('endsOn', format.date),
      timeZone: required('timeZone', format.timeZone),
      themes,
    },
    key: byReference,
    keyColumn: 'reference',
    remarks: (row) => endsBeforeStart(row.startsOn, row.endsOn, 'endsOn'),
  },

  rates: {
    fields: {
      currency: required('currency', format.currency),
      perDollar: required('perDollar', format.rate),
      asOf: required('asOf', format.date),
      source: withDefault('source', format.line(NAME), ''),
    },
    key: (row) => row.currency,
    keyColumn: 'currency',
  },

  venues: {
    fields: {
      reference: rowReference,
      name,
      country: required('country', format.country),
      zone: optional('zone', format.reference),
      address: localized('address', format.line(300)),
      walkMinutes: withDefault('walkMinutes', format.whole(0, 240), 5),
      hallSize: withDefault('hallSize', hallSize, NOT_DRAWN.hallSize),
      entrance: optional('entrance', spot),
      interpretersAt: optional('interpretersAt', spot),
      ways: waysField('ways'),
    },
    key: byReference,
    keyColumn: 'reference',
  },

  places: {
    fields: {
      venue: required('venue', format.reference),
      label: required('label', placeLabel),
      kind: required('placeKind', format.choice(PLACE_KINDS)),
      company: optional('company', format.reference),
      hallZone: optional('hallZone', format.hallZone),
      spots: spotsField('spots'),
    },
    key: placeKey,
    keyColumn: 'label',
    remarks: (row) => [
      ...(row.company !== null && row.kind !== 'stand' ? [COMPANY_NOT_AT_STAND] : []),
      ...remarksOnSpots(row),
    ],
    expand: placesOfRow,
    mentions: (row) => [
      { column: 'venue', list: 'venues', key: row.venue },
      ...mention('company', 'companies', row.company),
    ],
  },

  sessions: {
    fields: {
      reference: rowReference,
      name,
      kind: required('sessionKind', format.choice(SESSION_KINDS)),
      themes,
      startsAt: required('startsAt', format.time),
      endsAt: required('endsAt', format.time),
      meetingMinutes: withDefault('meetingMinutes', format.whole(3, 240), DEFAULT_RULES.meetingMinutes),
      answerSeconds: withDefault('answerSeconds', format.whole(10, 600), DEFAULT_RULES.answerSeconds),
      cooldownSeconds: withDefault('cooldownSeconds', format.whole(0, 1800), DEFAULT_RULES.cooldownSeconds),
      placeKind: withDefault('placeKind', format.choice(PLACE_KINDS), DEFAULT_RULES.placeKind),
      places: placesField('places'),
    },
    key: byReference,
    keyColumn: 'reference',
    remarks: (row) => endsNotAfterStart(row.startsAt, row.endsAt, 'endsAt'),
    mentions: (row) => row.places.map((place) => ({ column: 'places', list: 'places', key: placeKey(place) })),
  },

  companies: {
    fields: {
      ...organisation,
      foundedYear: optional('foundedYear', format.whole(1500, 2100)),
      targetMarkets: several('targetMarkets', format.country),
    } satisfies Fields<CompanyRow>,
    key: byReference,
    keyColumn: 'reference',
  },

  products: {
    fields: {
      reference: rowReference,
      company: required('company', format.reference),
      name,
      description,
      hsCodes: several('hsCodes', format.hsCode, 'required'),
      origin: required('origin', format.country),
      originShare: optional('originShare', format.percent),
      price: moneyBand('price'),
      priceUnit: optional('priceUnit', unit),
      minimumOrder: quantity('minimumOrder', unit),
      monthlyCapacity: quantity('monthlyCapacity', unit),
      leadDays: optional('leadDays', format.whole(0, 1000)),
    },
    key: byReference,
    keyColumn: 'reference',
    mentions: (row) => [{ column: 'company', list: 'companies', key: row.company }],
  },

  buyers: {
    fields: {
      ...organisation,
      homeMarket: required('homeMarket', format.country),
      hosted: withDefault('hosted', format.yesNo, false),
    } satisfies Fields<BuyerRow>,
    key: byReference,
    keyColumn: 'reference',
  },

  requirements: {
    fields: {
      reference: rowReference,
      buyer: required('buyer', format.reference),
      name,
      description,
      hsCodes: several('hsCodes', format.hsCode),
      quantity: quantity('quantity', unit),
      budget: moneyBand('budget'),
      budgetUnit: optional('budgetUnit', unit),
      deliveryMarket: required('deliveryMarket', format.country),
      neededBy: optional('neededBy', format.date),
      mustCertificates: several('mustCertificates', format.keyOf('schemes')),
      wishCertificates: several('wishCertificates', format.keyOf('schemes')),
      agreements: several('agreements', format.keyOf('agreements')),
    },
    key: byReference,
    keyColumn: 'reference',
    mentions: (row) => [{ column: 'buyer', list: 'buyers', key: row.buyer }],
  },

  certificates: {
    fields: {
      reference: rowReference,
      company: required('company', format.reference),
      product: optional('product', format.reference),
      scheme: required('scheme', format.keyOf('schemes')),
      number: optional('number', format.line(60)),
      body: optional('body', format.line(NAME)),
      state: required('certificateState', format.choice(CERTIFICATE_STATES)),
      validFrom: optional('validFrom', format.date),
      validUntil: optional('validUntil', format.date),
      lastAuditOn: optional('lastAuditOn', format.date),
      nextAuditOn: optional('nextAuditOn', format.date),
      confirmed: withDefault('confirmed', format.yesNo, false),
      conditionsMet: several('conditionsMet', format.reference),
    },
    key: byReference,
    keyColumn: 'reference',
    remarks: (row) => [
      ...endsBeforeStart(row.validFrom, row.validUntil, 'validUntil'),
      ...endsBeforeStart(row.lastAuditOn, row.nextAuditOn, 'nextAuditOn'),
    ],
    mentions: (row) => [
      { column: 'company', list: 'companies', key: row.company },
      ...mention('product', 'products', row.product),
    ],
  },

  licences: {
    fields: {
      reference: rowReference,
      holder: holder(),
      regulatedGoods: required('regulatedGoods', format.keyOf('regulatedGoods')),
      number: optional('number', format.line(60)),
      authority: optional('authority', format.line(NAME)),
      validFrom: optional('validFrom', format.date),
      validUntil: optional('validUntil', format.date),
    },
    key: byReference,
    keyColumn: 'reference',
    remarks: (row) => endsBeforeStart(row.validFrom, row.validUntil, 'validUntil'),
    mentions: (row) => mentionOfParty(row.holder),
  },

  people: {
    fields: {
      reference: rowReference,
      name,
      jobTitle: localized('jobTitle', format.line(LINE)),
      role: required('role', format.choice(PERSON_ROLES)),
      party: party(),
      isStandLead: withDefault('isStandLead', format.yesNo, false),
      venue: optional('venue', format.reference),
      mayCross: withDefault('mayCross', format.choice(MAY_CROSS), 'unknown'),
      spoken: inOrder('spoken', format.spokenLanguage),
      reads: required('reads', format.readingLanguage),
      email: optional('email', format.email),
      phone: optional('phone', format.phone),
      answerSeconds: optional('answerSeconds', format.whole(10, 600)),
      consentsToContact: withDefault('consentsToContact', format.yesNo, false),
      sessions: several('sessions', format.reference),
    },
    key: byReference,
    keyColumn: 'reference',
    remarks: remarksOnParty,
    mentions: (row) => [
      ...mentionOfParty(row.party),
      ...mention('venue', 'venues', row.venue),
      ...row.sessions.flatMap((session) => mention('sessions', 'sessions', session)),
    ],
  },

  commitments: {
    fields: {
      person: required('person', format.reference),
      startsAt: required('startsAt', format.time),
      endsAt: required('endsAt', format.time),
      kind: required('commitmentKind', format.choice(COMMITMENT_KINDS)),
      where: optional('where', format.line(NAME)),
      why: optional('why', format.line(500)),
    },
    key: (row) => `${row.person} ${row.startsAt}`,
    keyColumn: 'person',
    remarks: (row) => endsNotAfterStart(row.startsAt, row.endsAt, 'endsAt'),
    mentions: (row) => [{ column: 'person', list: 'people', key: row.person }],
  },

  relations: {
    fields: {
      company: required('company', format.reference),
      buyer: required('buyer', format.reference),
      statedBy: required('statedBy', format.choice(RELATION_SIDES)),
      relation: required('relation', format.choice(RELATION_KINDS)),
    },
    key: (row) => `${row.company} ${row.buyer} ${row.statedBy}`,
    keyColumn: 'company',
    mentions: (row) => [
      { column: 'company', list: 'companies', key: row.company },
      { column: 'buyer', list: 'buyers', key: row.buyer },
    ],
  },
};

/** The fields of a list by the value that they hold, in the order in which they are written. */
export function fieldsOf(list: FairListName): readonly (readonly [string, Field<unknown>])[] {
  return Object.entries<Field<unknown>>(LISTS[list].fields);
}

function mention(column: string, list: FairListName, key: string | null): readonly Mention[] {
  return key === null || key === '' ? [] : [{ column, list, key }];
}

function mentionOfParty(name: PartyName | null): readonly Mention[] {
  if (name === null) return [];
  return mention(name.side, name.side === 'company' ? 'companies' : 'buyers', name.reference);
}

/** An exhibitor's person belongs to a company, a buyer's to a buyer; staff belong to nobody, a leader may travel with a buyer. */
function remarksOnParty(row: PersonRow): readonly Remark[] {
  if (row.role === 'exhibitor' && row.party?.side !== 'company') return [partyMissing('company')];
  if (row.role === 'buyer' && row.party?.side !== 'buyer') return [partyMissing('buyer')];
  return [];
}

const COMPANY_NOT_AT_STAND: Remark = { column: 'company', reason: { code: 'company-not-at-stand' } };

function partyMissing(column: string): Remark {
  return { column, reason: { code: 'party-missing' } };
}

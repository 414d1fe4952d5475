/** People with a badge. The only rows with names and contact data of people: erasure blanks them. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { CommitmentKind, PersonRole } from '../domain/directory/fairLists.ts';
import type { Language } from '../domain/kernel/language.ts';
import { codesOrNone, id, localized, localizedOrNone, moment, stamp, word } from './column.ts';
import { ExhibitionRow, VenueRow } from './exhibition.row.ts';
import { BuyerRow, CompanyRow } from './organisation.row.ts';

export const PersonRow = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    reference: p.text(),
    name: localized(),
    jobTitle: localizedOrNone(),
    role: word<PersonRole>(),
    company: p.manyToOne(CompanyRow).mapToPk().nullable(),
    buyer: p.manyToOne(BuyerRow).mapToPk().nullable(),
    isStandLead: p.boolean().default(false),
    venue: p.manyToOne(VenueRow).mapToPk().nullable(),
    reads: word<Language>().default('en'),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    /** Whether this traveller may pass the border between the fair's venues. */
    mayCross: word<'yes' | 'no' | 'unknown'>().default('unknown'),
    answerSeconds: p.integer().nullable(),
    tokens: codesOrNone(),
    erasedAt: moment().nullable(),
    createdAt: stamp(),
    updatedAt: stamp().onUpdate(() => new Date()),
  },
});
export type PersonRow = InferEntity<typeof PersonRow>;

export const PersonLanguageRow = defineEntity({
  name: 'PersonLanguage',
  tableName: 'person_language',
  primaryKeys: ['person', 'language'],
  properties: {
    person: p.manyToOne(PersonRow).mapToPk().primary(),
    language: p.text().primary(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    ability: word<'native' | 'fluent' | 'conversational'>().default('fluent'),
    rank: p.integer().default(0),
  },
});
export type PersonLanguageRow = InferEntity<typeof PersonLanguageRow>;

export const CommitmentRow = defineEntity({
  name: 'Commitment',
  tableName: 'commitment',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    person: p.manyToOne(PersonRow).mapToPk(),
    startsAt: moment(),
    endsAt: moment(),
    kind: word<CommitmentKind>(),
    venue: p.manyToOne(VenueRow).mapToPk().nullable(),
    placeText: p.text().nullable(),
    reasonText: p.text().nullable(),
    createdAt: stamp(),
  },
});
export type CommitmentRow = InferEntity<typeof CommitmentRow>;

/** What a person may be asked to agree to. */
export type ConsentPurpose =
  'contact-to-counterpart' | 'contact-to-organiser' | 'transfer-between-venues' | 'public-signing';

export const ConsentRow = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    person: p.manyToOne(PersonRow).mapToPk(),
    purpose: word<ConsentPurpose>(),
    /** Whom the answer is about; null: everybody. */
    counterpart: p.manyToOne(PersonRow).mapToPk().nullable(),
    isGranted: p.boolean(),
    wordingVersion: p.text().default('1'),
    givenAt: stamp(),
  },
});
export type ConsentRow = InferEntity<typeof ConsentRow>;

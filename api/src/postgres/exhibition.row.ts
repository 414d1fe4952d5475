/** A fair, where it runs, and what its currencies are worth. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { HallPlan } from '../domain/exhibition/hallPlan.ts';
import { AccountRow } from './account.row.ts';
import { amount, codesOrNone, day, id, localized, localizedOrNone, stamp, whole } from './column.ts';

export const ExhibitionRow = defineEntity({
  name: 'Exhibition',
  tableName: 'exhibition',
  properties: {
    id: id(),
    account: p.manyToOne(AccountRow).mapToPk(),
    reference: p.text(),
    name: localized(),
    description: localizedOrNone(),
    startsOn: day(),
    endsOn: day(),
    timeZone: p.text(),
    themes: codesOrNone(),
    tokens: codesOrNone(),
    isPublic: p.boolean().default(true),
    /** Raised by every change of the directory; answers kept for an older one are stale. */
    dataVersion: whole().defaultRaw('0'),
    createdAt: stamp(),
    updatedAt: stamp().onUpdate(() => new Date()),
  },
});
export type ExhibitionRow = InferEntity<typeof ExhibitionRow>;

export const VenueRow = defineEntity({
  name: 'Venue',
  tableName: 'venue',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    reference: p.text(),
    name: localized(),
    country: p.text(),
    zone: p.text().nullable(),
    address: localizedOrNone(),
    glyph: p.text().nullable(),
    ordinal: p.integer().nullable(),
    walkMinutes: p.integer().default(5),
    createdAt: stamp(),
  },
});
export type VenueRow = InferEntity<typeof VenueRow>;

/** How a venue is furnished. */
export const HallPlanRow = defineEntity({
  name: 'HallPlan',
  tableName: 'hall_plan',
  primaryKeys: ['venue'],
  properties: {
    venue: p.manyToOne(VenueRow).mapToPk().primary(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    version: p.integer(),
    plan: p.json<HallPlan>().columnType('jsonb'),
    savedAt: stamp(),
  },
});
export type HallPlanRow = InferEntity<typeof HallPlanRow>;

export const CurrencyRateRow = defineEntity({
  name: 'CurrencyRate',
  tableName: 'currency_rate',
  primaryKeys: ['exhibition', 'currency'],
  properties: {
    exhibition: p.manyToOne(ExhibitionRow).mapToPk().primary(),
    currency: p.text().primary(),
    /** How many minor units of it make one common unit. */
    minorUnitsPerCommon: amount(),
    asOf: day(),
    source: p.text().default(''),
  },
});
export type CurrencyRateRow = InferEntity<typeof CurrencyRateRow>;

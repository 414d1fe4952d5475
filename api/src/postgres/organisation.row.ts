/** Who exhibits what, and who seeks what. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Side } from '../domain/kernel/side.ts';
import {
  amount,
  codes,
  codesOrNone,
  day,
  id,
  localized,
  localizedOrNone,
  percent,
  stamp,
  whole,
  word,
} from './column.ts';
import { ExhibitionRow } from './exhibition.row.ts';

const exhibition = () => p.manyToOne(ExhibitionRow).mapToPk();

const texts = () => ({ name: localized(), description: localizedOrNone(), tokens: codesOrNone() });

const stamps = () => ({ createdAt: stamp(), updatedAt: stamp().onUpdate(() => new Date()) });

/** What a company and a buyer have in common. */
const organisation = () => ({
  id: id(),
  exhibition: exhibition(),
  reference: p.text(),
  ...texts(),
  country: p.text(),
  zone: p.text().nullable(),
  city: p.text().nullable(),
  registration: p.text().nullable(),
  website: p.text().nullable(),
  employees: p.integer().nullable(),
  themes: codesOrNone(),
  ownerGroup: p.text().nullable(),
  ...stamps(),
});

export const CompanyRow = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: { ...organisation(), foundedYear: p.integer().nullable(), targetMarkets: codesOrNone() },
});
export type CompanyRow = InferEntity<typeof CompanyRow>;

export const BuyerRow = defineEntity({
  name: 'Buyer',
  tableName: 'buyer',
  properties: { ...organisation(), homeMarket: p.text(), isHosted: p.boolean().default(false) },
});
export type BuyerRow = InferEntity<typeof BuyerRow>;

export const ProductRow = defineEntity({
  name: 'Product',
  tableName: 'product',
  properties: {
    id: id(),
    exhibition: exhibition(),
    company: p.manyToOne(CompanyRow).mapToPk(),
    reference: p.text(),
    ...texts(),
    hsCodes: codes(),
    origin: p.text(),
    originShare: percent().nullable(),
    priceLow: whole().nullable(),
    priceHigh: whole().nullable(),
    priceCurrency: p.text().nullable(),
    priceUnit: p.text().nullable(),
    minimumOrderAmount: amount().nullable(),
    minimumOrderUnit: p.text().nullable(),
    monthlyCapacityAmount: amount().nullable(),
    monthlyCapacityUnit: p.text().nullable(),
    leadDays: p.integer().nullable(),
    ...stamps(),
  },
});
export type ProductRow = InferEntity<typeof ProductRow>;

export const RequirementRow = defineEntity({
  name: 'Requirement',
  tableName: 'requirement',
  properties: {
    id: id(),
    exhibition: exhibition(),
    buyer: p.manyToOne(BuyerRow).mapToPk(),
    reference: p.text(),
    ...texts(),
    hsCodes: codesOrNone(),
    quantityAmount: amount().nullable(),
    quantityUnit: p.text().nullable(),
    budgetLow: whole().nullable(),
    budgetHigh: whole().nullable(),
    budgetCurrency: p.text().nullable(),
    budgetUnit: p.text().nullable(),
    deliveryMarket: p.text(),
    neededBy: day().nullable(),
    mustSchemes: codesOrNone(),
    wishSchemes: codesOrNone(),
    listedMustSchemes: p.array().nullable(),
    listedWishSchemes: p.array().nullable(),
    agreements: codesOrNone(),
    ...stamps(),
  },
});
export type RequirementRow = InferEntity<typeof RequirementRow>;

export const OrganisationRelationRow = defineEntity({
  name: 'OrganisationRelation',
  tableName: 'organisation_relation',
  primaryKeys: ['company', 'buyer', 'statedBy', 'kind'],
  properties: {
    company: p.manyToOne(CompanyRow).mapToPk().primary(),
    buyer: p.manyToOne(BuyerRow).mapToPk().primary(),
    statedBy: word<Side>().primary(),
    kind: word<'interest' | 'avoid'>().primary(),
    exhibition: exhibition(),
    createdAt: stamp(),
  },
});
export type OrganisationRelationRow = InferEntity<typeof OrganisationRelationRow>;

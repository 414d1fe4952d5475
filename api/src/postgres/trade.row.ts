/** Reference data that all accounts share. Rows are loaded from `api/reference` and changed nowhere else. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { codes, codesOrNone, day, localized, localizedOrNone, percent, stamp, word } from './column.ts';

/** How far a fact was checked: V owner's text, 3 third party, K general knowledge, G guess; with where it was read. */
const provenance = { confidence: p.text(), source: p.text().default('') };

export const HsHeadingRow = defineEntity({
  name: 'HsHeading',
  tableName: 'hs_heading',
  properties: {
    code: p.text().primary(),
    /** Digits of the code: 2 chapter, 4 heading, 6 subheading. */
    level: p.integer().generated('(length(code)) stored'),
    name: localized(),
    hsVersion: p.text().default('2022'),
    tokens: codesOrNone(),
    ...provenance,
  },
});
export type HsHeadingRow = InferEntity<typeof HsHeadingRow>;

export const CertificationSchemeRow = defineEntity({
  name: 'CertificationScheme',
  tableName: 'certification_scheme',
  properties: {
    key: p.text().primary(),
    name: localized(),
    issuer: localizedOrNone(),
    holder: word<'product' | 'company' | 'site' | 'shipment' | 'operator'>(),
    /** False: a declaration or a report, which no body certifies. */
    isCertificate: p.boolean().default(true),
    validityMonths: p.integer().nullable(),
    audits: p.text().default(''),
    verifyAt: p.text().default(''),
    ...provenance,
  },
});
export type CertificationSchemeRow = InferEntity<typeof CertificationSchemeRow>;

export const SchemeRecognitionRow = defineEntity({
  name: 'SchemeRecognition',
  tableName: 'scheme_recognition',
  primaryKeys: ['fromScheme', 'toScheme'],
  properties: {
    fromScheme: p.text().primary(),
    toScheme: p.text().primary(),
    grants: word<'whole' | 'part'>(),
    status: word<'in-force' | 'planned'>(),
    conditions: codesOrNone(),
    note: p.text().default(''),
    ...provenance,
  },
});
export type SchemeRecognitionRow = InferEntity<typeof SchemeRecognitionRow>;

export const TradeAgreementRow = defineEntity({
  name: 'TradeAgreement',
  tableName: 'trade_agreement',
  properties: {
    key: p.text().primary(),
    name: localized(),
    exporters: codes(),
    importers: codes(),
    hsCodes: codes().nullable(),
    hasTariffEffect: p.boolean().default(true),
    leastShare: percent().nullable(),
    inForceFrom: day().nullable(),
    inForceUntil: day().nullable(),
    note: p.text().default(''),
    ...provenance,
  },
});
export type TradeAgreementRow = InferEntity<typeof TradeAgreementRow>;

export const TradeAgreementRuleRow = defineEntity({
  name: 'TradeAgreementRule',
  tableName: 'trade_agreement_rule',
  primaryKeys: ['agreement', 'hsCode'],
  properties: {
    agreement: p.text().primary(),
    hsCode: p.text().primary(),
    hsVersion: p.text(),
    rule: p.text(),
    leastShare: percent().nullable(),
    ...provenance,
  },
});
export type TradeAgreementRuleRow = InferEntity<typeof TradeAgreementRuleRow>;

export const RegulatedGoodsRow = defineEntity({
  name: 'RegulatedGoods',
  tableName: 'regulated_goods',
  properties: {
    key: p.text().primary(),
    name: localized(),
    hsCodes: codes(),
    authority: p.text().default(''),
    ...provenance,
  },
});
export type RegulatedGoodsRow = InferEntity<typeof RegulatedGoodsRow>;

export const ReferenceDataRow = defineEntity({
  name: 'ReferenceData',
  tableName: 'reference_data',
  properties: { name: p.text().primary(), digest: p.text(), loadedAt: stamp() },
});
export type ReferenceDataRow = InferEntity<typeof ReferenceDataRow>;

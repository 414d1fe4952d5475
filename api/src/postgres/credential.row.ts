/** Certificates and licences of companies and buyers. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { CertificateState } from '../domain/directory/fairLists.ts';
import { codesOrNone, day, id, stamp, word } from './column.ts';
import { ExhibitionRow } from './exhibition.row.ts';
import { BuyerRow, CompanyRow, ProductRow } from './organisation.row.ts';

const stamps = () => ({ createdAt: stamp(), updatedAt: stamp().onUpdate(() => new Date()) });

export const CertificateRow = defineEntity({
  name: 'Certificate',
  tableName: 'certificate',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    company: p.manyToOne(CompanyRow).mapToPk(),
    product: p.manyToOne(ProductRow).mapToPk().nullable(),
    reference: p.text(),
    scheme: p.text(),
    number: p.text().nullable(),
    body: p.text().nullable(),
    state: word<CertificateState>(),
    validFrom: day().nullable(),
    validUntil: day().nullable(),
    lastAuditOn: day().nullable(),
    nextAuditOn: day().nullable(),
    /** False: claimed by the company, seen by nobody else. */
    isConfirmed: p.boolean().default(false),
    conditionsMet: codesOrNone(),
    ...stamps(),
  },
});
export type CertificateRow = InferEntity<typeof CertificateRow>;

export const LicenceRow = defineEntity({
  name: 'Licence',
  tableName: 'licence',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    company: p.manyToOne(CompanyRow).mapToPk().nullable(),
    buyer: p.manyToOne(BuyerRow).mapToPk().nullable(),
    reference: p.text(),
    regulatedGoods: p.text(),
    number: p.text().nullable(),
    authority: p.text().nullable(),
    validFrom: day().nullable(),
    validUntil: day().nullable(),
    ...stamps(),
  },
});
export type LicenceRow = InferEntity<typeof LicenceRow>;

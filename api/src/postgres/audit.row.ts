/** Who did what outside the sessions' logs: ids and codes, never people's data. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AccountRow } from './account.row.ts';
import { id, stamp, word } from './column.ts';
import { ExhibitionRow } from './exhibition.row.ts';

export const AuditEntryRow = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: id(),
    account: p.manyToOne(AccountRow).mapToPk().nullable(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk().nullable(),
    at: stamp(),
    actorKind: word<'user' | 'badge' | 'api-key' | 'system'>(),
    actorId: p.uuid().nullable(),
    action: p.text(),
    subjectKind: p.text().nullable(),
    subjectId: p.text().nullable(),
    facts: p.json<Readonly<Record<string, string | number | boolean | null>>>().columnType('jsonb').defaultRaw(`'{}'`),
    correlationId: p.text().nullable(),
  },
});
export type AuditEntryRow = InferEntity<typeof AuditEntryRow>;

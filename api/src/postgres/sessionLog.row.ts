/** The guards and the log. `sessionLog.ts` reads and writes them by the pool; these rows let the schema check and reports see them. */
import { defineEntity, p } from '@mikro-orm/core';
import type { PairingEvent } from '../domain/pairing/event.ts';
import type { CommandAnswer } from '../ports/sessions.ts';
import { moment, stamp, whole } from './column.ts';

export const EngagementRow = defineEntity({
  name: 'Engagement',
  tableName: 'engagement',
  properties: {
    participantId: p.uuid().primary(),
    exhibitionId: p.uuid(),
    sessionId: p.uuid(),
    offerId: p.uuid().nullable(),
    meetingId: p.uuid().nullable(),
  },
});

export const InterpreterUseRow = defineEntity({
  name: 'InterpreterUse',
  tableName: 'interpreter_use',
  properties: {
    interpreterId: p.uuid().primary(),
    exhibitionId: p.uuid(),
    sessionId: p.uuid(),
    offerId: p.uuid().nullable(),
    meetingId: p.uuid().nullable(),
  },
});

export const PlaceUseRow = defineEntity({
  name: 'PlaceUse',
  tableName: 'place_use',
  properties: { placeId: p.uuid().primary(), exhibitionId: p.uuid(), sessionId: p.uuid(), meetingId: p.uuid() },
});

export const SessionHeadRow = defineEntity({
  name: 'SessionHead',
  tableName: 'session_head',
  properties: {
    sessionId: p.uuid().primary(),
    exhibitionId: p.uuid(),
    epoch: whole(),
    head: whole().defaultRaw('0'),
    lastBatch: p.text().nullable(),
    holder: p.text().nullable(),
    leaseUntil: moment().nullable(),
  },
});

export const SessionEventRow = defineEntity({
  name: 'SessionEvent',
  tableName: 'session_event',
  primaryKeys: ['sessionId', 'sequence'],
  properties: {
    sessionId: p.uuid().primary(),
    sequence: whole().primary(),
    exhibitionId: p.uuid(),
    epoch: whole(),
    batch: p.text(),
    kind: p.text(),
    version: p.integer(),
    at: moment(),
    payload: p.json<PairingEvent>().columnType('jsonb'),
  },
});

export const SessionSnapshotRow = defineEntity({
  name: 'SessionSnapshot',
  tableName: 'session_snapshot',
  primaryKeys: ['sessionId', 'stateVersion'],
  properties: {
    sessionId: p.uuid().primary(),
    stateVersion: p.text().primary(),
    sequence: whole(),
    body: p.text().nullable(),
    packed: p.blob().nullable(),
    takenAt: stamp(),
  },
});

export const IdempotencyKeyRow = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  primaryKeys: ['sessionId', 'actor', 'mutation', 'key'],
  properties: {
    sessionId: p.uuid().primary(),
    actor: p.text().primary(),
    mutation: p.text().primary(),
    key: p.text().primary(),
    exhibitionId: p.uuid(),
    inputHash: p.text(),
    answer: p.json<CommandAnswer>().columnType('jsonb'),
    sequence: whole(),
  },
});

export const RehearsalRow = defineEntity({
  name: 'Rehearsal',
  tableName: 'rehearsal',
  properties: {
    sessionId: p.uuid().primary(),
    exhibitionId: p.uuid(),
    run: p.uuid(),
    state: p.text(),
    done: p.integer().default(0),
    total: p.integer().default(0),
    body: p.blob(),
    startedAt: moment(),
    seenAt: stamp(),
  },
});

export const RoundGraphRow = defineEntity({
  name: 'RoundGraph',
  tableName: 'round_graph',
  primaryKeys: ['sessionId', 'round'],
  properties: {
    sessionId: p.uuid().primary(),
    round: p.integer().primary(),
    digest: p.text(),
    body: p.blob(),
    keptAt: stamp(),
  },
});

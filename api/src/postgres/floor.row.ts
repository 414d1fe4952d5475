/** Places to meet and the sessions that use them. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SessionKind } from '../domain/directory/fairLists.ts';
import type { PlaceKind } from '../domain/pairing/place.ts';
import type { Rules } from '../domain/pairing/rules.ts';
import type { SessionState } from '../domain/pairing/session.ts';
import { UserRow } from './account.row.ts';
import { codesOrNone, id, localized, moment, stamp, word } from './column.ts';
import { ExhibitionRow, VenueRow } from './exhibition.row.ts';
import { CompanyRow } from './organisation.row.ts';
import { PersonRow } from './person.row.ts';

export const PlaceRow = defineEntity({
  name: 'Place',
  tableName: 'place',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    venue: p.manyToOne(VenueRow).mapToPk(),
    kind: word<PlaceKind>(),
    label: p.text(),
    zone: p.text().nullable(),
    company: p.manyToOne(CompanyRow).mapToPk().nullable(),
    createdAt: stamp(),
  },
});
export type PlaceRow = InferEntity<typeof PlaceRow>;

/** Its state and rules are the conductor's once the session has begun; nobody else writes them then. */
export const PairingSessionRow = defineEntity({
  name: 'PairingSession',
  tableName: 'pairing_session',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    reference: p.text(),
    name: localized(),
    kind: word<SessionKind>(),
    themes: codesOrNone(),
    opensAt: moment(),
    endsAt: moment(),
    rules: p.json<Rules>().columnType('jsonb'),
    state: word<SessionState>().default('DRAFT'),
    createdAt: stamp(),
    updatedAt: stamp().onUpdate(() => new Date()),
  },
});
export type PairingSessionRow = InferEntity<typeof PairingSessionRow>;

export const SessionPlaceRow = defineEntity({
  name: 'SessionPlace',
  tableName: 'session_place',
  primaryKeys: ['session', 'place'],
  properties: {
    session: p.manyToOne(PairingSessionRow).mapToPk().primary(),
    place: p.manyToOne(PlaceRow).mapToPk().primary(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    isOpen: p.boolean().default(true),
  },
});
export type SessionPlaceRow = InferEntity<typeof SessionPlaceRow>;

export const SessionPersonRow = defineEntity({
  name: 'SessionPerson',
  tableName: 'session_person',
  primaryKeys: ['session', 'person'],
  properties: {
    session: p.manyToOne(PairingSessionRow).mapToPk().primary(),
    person: p.manyToOne(PersonRow).mapToPk().primary(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
  },
});
export type SessionPersonRow = InferEntity<typeof SessionPersonRow>;

/** Words that events point at: reasons, announcements, notes. */
export const PrivateTextRow = defineEntity({
  name: 'PrivateText',
  tableName: 'private_text',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    session: p.manyToOne(PairingSessionRow).mapToPk().nullable(),
    kind: word<'reason' | 'announcement' | 'note'>(),
    text: localized(),
    authorUser: p.manyToOne(UserRow).mapToPk().nullable(),
    authorPerson: p.manyToOne(PersonRow).mapToPk().nullable(),
    createdAt: stamp(),
    erasedAt: moment().nullable(),
  },
});
export type PrivateTextRow = InferEntity<typeof PrivateTextRow>;

/** Roles, badges, keys and sessions of clients. Secrets are hashes. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AccountRow, UserRow } from './account.row.ts';
import { codes, id, moment, stamp, word } from './column.ts';
import { ExhibitionRow } from './exhibition.row.ts';
import { PersonRow } from './person.row.ts';

/** What somebody may be at an exhibition. */
export type ExhibitionRole =
  | 'organiser'
  | 'floor-staff'
  | 'desk'
  | 'interpreter'
  | 'participant'
  | 'stand-lead'
  | 'delegation-leader'
  | 'partner'
  | 'screen';

export const ExhibitionRoleRow = defineEntity({
  name: 'ExhibitionRole',
  tableName: 'exhibition_role',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    role: word<ExhibitionRole>(),
    user: p.manyToOne(UserRow).mapToPk().nullable(),
    person: p.manyToOne(PersonRow).mapToPk().nullable(),
    createdAt: stamp(),
  },
});
export type ExhibitionRoleRow = InferEntity<typeof ExhibitionRoleRow>;

export const BadgeRow = defineEntity({
  name: 'Badge',
  tableName: 'badge',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    person: p.manyToOne(PersonRow).mapToPk(),
    /** Identifies and signs nobody in. */
    frontCode: p.text(),
    signInHash: p.text(),
    shortCodeHash: p.text().nullable(),
    state: word<'active' | 'revoked'>().default('active'),
    /** The first device that signed in; another needs a yes. */
    deviceHash: p.text().nullable(),
    boundAt: moment().nullable(),
    issuedAt: stamp(),
    revokedAt: moment().nullable(),
  },
});
export type BadgeRow = InferEntity<typeof BadgeRow>;

/** A badge printed before anybody knows whose it will be; bound, the badge with the same id has its codes. */
export const SpareBadgeRow = defineEntity({
  name: 'SpareBadge',
  tableName: 'spare_badge',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    frontCode: p.text(),
    signInHash: p.text(),
    shortCodeHash: p.text(),
    state: word<'unbound' | 'bound' | 'void'>().default('unbound'),
    printedAt: stamp(),
    settledAt: moment().nullable(),
    /** The request that bound it, so that its retry is told from another scan. */
    requestHash: p.text().nullable(),
  },
});
export type SpareBadgeRow = InferEntity<typeof SpareBadgeRow>;

export const DeviceRequestRow = defineEntity({
  name: 'DeviceRequest',
  tableName: 'device_request',
  properties: {
    id: id(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk(),
    badge: p.manyToOne(BadgeRow).mapToPk(),
    deviceHash: p.text(),
    state: word<'asked' | 'allowed' | 'refused'>().default('asked'),
    askedAt: stamp(),
    answeredAt: moment().nullable(),
  },
});
export type DeviceRequestRow = InferEntity<typeof DeviceRequestRow>;

export const ApiKeyRow = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: id(),
    account: p.manyToOne(AccountRow).mapToPk(),
    exhibition: p.manyToOne(ExhibitionRow).mapToPk().nullable(),
    name: p.text(),
    /** The first characters, so that its owner can tell keys apart. */
    hint: p.text(),
    keyHash: p.text(),
    scopes: codes(),
    mode: word<'test' | 'live'>(),
    createdBy: p.manyToOne(UserRow).mapToPk().nullable().fieldName('created_by'),
    createdAt: stamp(),
    expiresAt: moment().nullable(),
    lastUsedAt: moment().nullable(),
    revokedAt: moment().nullable(),
  },
});
export type ApiKeyRow = InferEntity<typeof ApiKeyRow>;

/** A session of a browser or client; its tokens are short-lived and name this row. */
export const SignInRow = defineEntity({
  name: 'SignIn',
  tableName: 'sign_in',
  properties: {
    id: id(),
    user: p.manyToOne(UserRow).mapToPk().nullable(),
    badge: p.manyToOne(BadgeRow).mapToPk().nullable(),
    deviceHash: p.text().nullable(),
    createdAt: stamp(),
    renewedAt: stamp(),
    expiresAt: moment(),
    revokedAt: moment().nullable(),
  },
});
export type SignInRow = InferEntity<typeof SignInRow>;

export const SignInThrottleRow = defineEntity({
  name: 'SignInThrottle',
  tableName: 'sign_in_throttle',
  properties: {
    subject: p.text().primary(),
    failures: p.integer().default(0),
    windowBeganAt: stamp(),
    lockedUntil: moment().nullable(),
  },
});
export type SignInThrottleRow = InferEntity<typeof SignInThrottleRow>;

export const SocketTicketRow = defineEntity({
  name: 'SocketTicket',
  tableName: 'socket_ticket',
  properties: {
    ticketHash: p.text().primary(),
    signIn: p.manyToOne(SignInRow).mapToPk(),
    expiresAt: moment(),
  },
});
export type SocketTicketRow = InferEntity<typeof SocketTicketRow>;

/** The keys by which push services know this installation: one row. */
export const CallKeyRow = defineEntity({
  name: 'CallKey',
  tableName: 'call_key',
  properties: {
    id: p.boolean().primary().default(true),
    publicKey: p.text(),
    privateKey: p.text(),
    madeAt: stamp(),
  },
});
export type CallKeyRow = InferEntity<typeof CallKeyRow>;

/** A device that wants to be called while its page is closed. */
export const CallAddressRow = defineEntity({
  name: 'CallAddress',
  tableName: 'call_address',
  properties: {
    endpoint: p.text().primary(),
    person: p.manyToOne(PersonRow).mapToPk(),
    p256dh: p.text(),
    auth: p.text(),
    language: p.text(),
    keptAt: stamp(),
  },
});
export type CallAddressRow = InferEntity<typeof CallAddressRow>;

/** An organiser's own space, and who signs in to it. */
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Language } from '../domain/kernel/language.ts';
import { id, moment, stamp, word } from './column.ts';

export const AccountRow = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: { id: id(), name: p.text(), createdAt: stamp() },
});
export type AccountRow = InferEntity<typeof AccountRow>;

export const UserRow = defineEntity({
  name: 'AppUser',
  tableName: 'app_user',
  properties: {
    id: id(),
    account: p.manyToOne(AccountRow).mapToPk(),
    email: p.text(),
    name: p.text(),
    passwordHash: p.text().nullable(),
    openIdSubject: p.text().nullable(),
    language: word<Language>().default('en'),
    isOwner: p.boolean().default(false),
    state: word<'active' | 'disabled'>().default('active'),
    createdAt: stamp(),
    lastSignedInAt: moment().nullable(),
  },
});
export type UserRow = InferEntity<typeof UserRow>;

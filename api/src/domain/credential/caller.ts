import type {
  AccountId,
  ApiKeyId,
  BadgeId,
  ExhibitionId,
  OrganisationId,
  PersonId,
  SignInId,
  UserId,
} from '../kernel/id.ts';
import type { Language } from '../kernel/language.ts';
import type { Instant } from '../kernel/time.ts';
import type { Role } from './rights.ts';

/** A role, at one exhibition or at every one of the account. */
export interface Grant {
  exhibition: ExhibitionId | null;
  role: Role;
}

/** Somebody who signed in by the code of a badge. */
export interface BadgeCaller {
  kind: 'badge';
  signIn: SignInId;
  expiresAt: Instant;
  account: AccountId;
  grants: readonly Grant[];
  badge: BadgeId;
  person: PersonId;
  exhibition: ExhibitionId;
  organisation: OrganisationId | null;
  reads: Language;
}

/** Somebody who signed in by e-mail and password. */
export interface UserCaller {
  kind: 'user';
  signIn: SignInId;
  expiresAt: Instant;
  account: AccountId;
  grants: readonly Grant[];
  user: UserId;
  email: string;
  reads: Language;
}

/** A partner's system with its key. */
export interface PartnerCaller {
  kind: 'partner';
  key: ApiKeyId;
  account: AccountId;
  grants: readonly Grant[];
  scopes: readonly string[];
}

/** Who asks. */
export type Caller = { kind: 'nobody' } | BadgeCaller | UserCaller | PartnerCaller;

export const NOBODY: Caller = { kind: 'nobody' };

/** The id by which acts of this caller are recorded; null for nobody. */
export function idOf(caller: Caller): string | null {
  if (caller.kind === 'badge') return caller.person;
  if (caller.kind === 'user') return caller.user;
  return caller.kind === 'partner' ? caller.key : null;
}

import type { AccountId, ApiKeyId, ExhibitionId, UserId } from '../domain/kernel/id.ts';
import type { Language } from '../domain/kernel/language.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Right, Role } from '../domain/credential/rights.ts';

/** Somebody who signs in with e-mail and password. */
export interface NewUser {
  id: UserId;
  account: AccountId;
  /** In lower case. */
  email: string;
  name: string;
  passwordHash: string;
  language: Language;
  /** Organiser of every exhibition of the account. */
  isOwner: boolean;
}

/** A user as the operator lists them. */
export interface UserListed {
  id: UserId;
  account: AccountId;
  accountName: string;
  email: string;
  name: string;
  isOwner: boolean;
  isActive: boolean;
}

/** A partner's key as it is kept: its hash, and enough to tell it from others. */
export interface NewApiKey {
  id: ApiKeyId;
  account: AccountId;
  exhibition: ExhibitionId | null;
  name: string;
  hint: string;
  keyHash: string;
  scopes: readonly Right[];
  mode: 'test' | 'live';
  expiresAt: Instant | null;
}

/** A partner's key as its account sees it. */
export interface ApiKeyListed extends Omit<NewApiKey, 'account' | 'keyHash'> {
  createdAt: Instant;
  revokedAt: Instant | null;
}

/** Keeps organisers' spaces, who signs in to them, and partners' keys. */
export interface Accounts {
  /** The account of this name; null where there is none. */
  byName(name: string): Promise<AccountId | null>;
  open(account: AccountId, name: string): Promise<void>;
  users(): Promise<UserListed[]>;
  /** Whether nobody has an account here yet. */
  isEmpty(): Promise<boolean>;
  /** Opens the first account with its owner, in one; false, and nothing is kept, where there is an account already. */
  openFirst(name: string, owner: NewUser): Promise<boolean>;
  /** False, and nothing is kept, where the e-mail is in use. */
  addUser(user: NewUser): Promise<boolean>;
  /** Also signs the user out everywhere; false where there is no such user. */
  changePassword(email: string, passwordHash: string): Promise<boolean>;
  /** Also signs the user out everywhere; false where there is no active user of this e-mail. */
  disableUser(email: string): Promise<boolean>;
  /** Gives a user of the account a role at one exhibition. */
  grant(user: UserId, exhibition: ExhibitionId, role: Role): Promise<void>;
  addApiKey(key: NewApiKey): Promise<void>;
  /** Newest first, also those that no longer hold. */
  apiKeys(account: AccountId): Promise<ApiKeyListed[]>;
  /** False where no key that holds has this hint. */
  revokeApiKey(account: AccountId, hint: string): Promise<boolean>;
}

import type { Caller, UserCaller } from '../domain/credential/caller.ts';
import type { Tries } from '../domain/credential/throttle.ts';
import type { ApiKeyId, BadgeId, SignInId, UserId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** A new session of a browser or client. */
export interface NewSignIn {
  id: SignInId;
  owner: { user: UserId } | { badge: BadgeId };
  device: string | null;
  expiresAt: Instant;
}

/** A sign-in with what its holder might do when it was last looked at. */
export type HeldSignIn = Pick<UserCaller, 'signIn' | 'grants'>;

/** Keeps who is signed in. */
export interface SignIns {
  open(signIn: NewSignIn): Promise<void>;
  prolong(signIn: SignInId, expiresAt: Instant): Promise<void>;
  /** Who this is; `nobody` where it has expired, was revoked, or its badge or user was. */
  caller(signIn: SignInId): Promise<Caller>;
  /** Of these, those that hold no longer, and those whose holder was taken a role since. */
  ended(signIns: readonly HeldSignIn[]): Promise<SignInId[]>;
  revoke(signIn: SignInId): Promise<void>;
  revokeOfBadge(badge: BadgeId): Promise<void>;
  keepTicket(hash: string, signIn: SignInId, expiresAt: Instant): Promise<void>;
  /** Takes a ticket, which then is gone; null where there is none that holds. */
  takeTicket(hash: string): Promise<SignInId | null>;
}

/** Counts wrong tries by subject. */
export interface TriesKept {
  read(subjects: readonly string[]): Promise<{ subject: string; tries: Tries }[]>;
  /** Counts one failure, after `next`, without losing one that happens at the same moment. */
  fail(subject: string, next: (tries: Tries | null) => Tries): Promise<Tries>;
  clear(subject: string): Promise<void>;
}

/** A user as signing in reads it. */
export interface UserFound {
  user: UserId;
  passwordHash: string | null;
}

/** Reads users. */
export interface Users {
  /** Active ones only. */
  byEmail(email: string): Promise<UserFound | null>;
}

/** Reads partners' keys. */
export interface ApiKeys {
  caller(keyHash: string): Promise<Caller>;
  /** Of these, those that were revoked or have expired. */
  ended(keys: readonly ApiKeyId[]): Promise<ApiKeyId[]>;
}

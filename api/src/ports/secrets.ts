import type { BadgeId, SessionId, SignInId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** What a token of ours says. */
export interface TokenRead {
  signIn: SignInId;
  expiresAt: Instant;
}

/** What the installation's secret is used for. */
export interface Secrets {
  /** A keyed hash: a stolen table of hashes of short codes cannot be searched without the secret. */
  hashCode(code: string): string;
  /** Random bytes of the machine. */
  random(bytes: number): Uint8Array;
  /** A random text of so many bytes, fit for an address. */
  randomText(bytes: number): string;
  /** Short-lived, for `Authorization: Bearer`. */
  accessToken(signIn: SignInId, expiresAt: Instant): Promise<string>;
  /** For the browser's http-only cookie: as long as the sign-in. */
  cookieToken(signIn: SignInId, expiresAt: Instant): Promise<string>;
  /** Null where it is not ours, of another purpose, or expired. */
  readToken(token: string, purpose: 'access' | 'cookie'): Promise<TokenRead | null>;
  /** What a screen shows to see a session's board. */
  boardToken(session: SessionId): string;
  isBoardToken(token: string, session: SessionId): boolean;
  /** The secret part of a calendar's address; it dies with the badge. */
  calendarToken(badge: BadgeId): string;
  /** Whose calendar an address names; null where it is not ours. */
  calendarBadge(token: string): BadgeId | null;
  verifyPassword(hash: string | null, password: string): Promise<boolean>;
  hashPassword(password: string): Promise<string>;
}

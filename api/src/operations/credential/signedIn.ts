import type { BadgeId, SignInId, UserId } from '../../domain/kernel/id.ts';
import { MINUTE, type Instant } from '../../domain/kernel/time.ts';
import type { Ports } from '../kernel/ports.ts';

/** Life of an access token; `renewToken` gives the next. */
export const ACCESS_TOKEN_MS = 15 * MINUTE;
/** Life of a sign-in: a badge's spans the days of a fair, a user's a working day. Renewing prolongs it. */
export const SIGN_IN_MS = { badge: 7 * 24 * 60 * MINUTE, user: 12 * 60 * MINUTE } as const;

/** Somebody who is signed in now, with what the client keeps. */
export interface SignedIn {
  signIn: SignInId;
  token: string;
  tokenExpiresAt: Instant;
  cookie: string;
  cookieExpiresAt: Instant;
}

/** Opens a sign-in for a badge or user. */
export async function openSignIn(
  ports: Pick<Ports, 'clock' | 'newId' | 'secrets' | 'signIns'>,
  owner: { user: UserId } | { badge: BadgeId },
  device: string | null,
): Promise<SignedIn> {
  const signIn = ports.newId() as SignInId;
  const expiresAt = ports.clock.now() + ('badge' in owner ? SIGN_IN_MS.badge : SIGN_IN_MS.user);
  await ports.signIns.open({ id: signIn, owner, device, expiresAt });
  return tokensOf(ports, signIn, expiresAt);
}

/** The tokens of a sign-in that holds until `expiresAt`. */
export async function tokensOf(
  ports: Pick<Ports, 'clock' | 'secrets'>,
  signIn: SignInId,
  expiresAt: Instant,
): Promise<SignedIn> {
  const tokenExpiresAt = Math.min(expiresAt, ports.clock.now() + ACCESS_TOKEN_MS);
  const [token, cookie] = await Promise.all([
    ports.secrets.accessToken(signIn, tokenExpiresAt),
    ports.secrets.cookieToken(signIn, expiresAt),
  ]);
  return { signIn, token, tokenExpiresAt, cookie, cookieExpiresAt: expiresAt };
}

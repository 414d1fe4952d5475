import type { Caller } from '../../domain/credential/caller.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { SIGN_IN_MS, tokensOf, type SignedIn } from './signedIn.ts';

/** A fresh token for whoever is signed in; the sign-in is prolonged with it. */
export async function renewToken(
  ports: Pick<Ports, 'clock' | 'secrets' | 'signIns'>,
  caller: Caller,
): Promise<SignedIn | Refused> {
  if (caller.kind !== 'badge' && caller.kind !== 'user') return refused('signed-out');
  const expiresAt = ports.clock.now() + SIGN_IN_MS[caller.kind];
  await ports.signIns.prolong(caller.signIn, expiresAt);
  return tokensOf(ports, caller.signIn, expiresAt);
}

import type { Caller } from '../../domain/credential/caller.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** Ends the caller's sign-in; its sockets are closed. */
export async function signOut(ports: Pick<Ports, 'signIns'>, caller: Caller): Promise<{ signedOut: true } | Refused> {
  if (caller.kind !== 'badge' && caller.kind !== 'user') return refused('signed-out');
  await ports.signIns.revoke(caller.signIn);
  return { signedOut: true };
}

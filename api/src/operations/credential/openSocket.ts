import type { Caller } from '../../domain/credential/caller.ts';
import { secondsAfter, type Instant } from '../../domain/kernel/time.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** A ticket opens one socket within this time. */
const TICKET_SECONDS = 30;

/** Gives a ticket for one socket to whoever is signed in. */
export async function openSocket(
  ports: Pick<Ports, 'clock' | 'secrets' | 'signIns'>,
  caller: Caller,
): Promise<{ ticket: string; expiresAt: Instant } | Refused> {
  if (caller.kind !== 'badge' && caller.kind !== 'user') return refused('signed-out');
  const ticket = ports.secrets.randomText(24);
  const expiresAt = secondsAfter(ports.clock.now(), TICKET_SECONDS);
  await ports.signIns.keepTicket(ports.secrets.hashCode(ticket), caller.signIn, expiresAt);
  return { ticket, expiresAt };
}

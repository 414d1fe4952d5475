import { readFrontCode } from '../../domain/credential/badgeCode.ts';
import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { Badge } from '../../ports/badges.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** The badge with this front code at a fair where the caller keeps badges. */
export async function badgeToKeep(
  ports: Pick<Ports, 'badges' | 'fairs'>,
  caller: Caller,
  frontCode: string,
): Promise<Badge | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const fairs = (await ports.fairs.ofAccount(caller.account)).filter((fair) =>
    may(caller, 'keep-badges', { account: fair.account, exhibition: fair.id }),
  );
  if (fairs.length === 0) return refused('not-allowed');
  for (const fair of fairs) {
    const badge = await ports.badges.byFrontCode(readFrontCode(frontCode), fair.id);
    if (badge) return badge;
  }
  return refused('badge-unknown', { path: ['input', 'frontCode'] });
}

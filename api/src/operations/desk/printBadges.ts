import { idOf, type Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { ExhibitionId } from '../../domain/kernel/id.ts';
import type { FairFound } from '../../ports/fairs.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { issueBadges, MOST_BADGES, type BadgeIssued } from './issueBadges.ts';

/** Badges to print, and how many people still have none. */
export interface BadgesToPrint {
  fair: FairFound;
  badges: readonly BadgeIssued[];
  left: number;
}

/** Issues badges to be printed now: their sign-in codes are told this once. The organiser's and the desk's; noted in the audit. */
export async function printBadges(
  ports: Pick<Ports, 'audit' | 'badges' | 'fairs' | 'newId' | 'secrets'>,
  caller: Caller,
  { exhibition, alsoUnused }: { exhibition: ExhibitionId | null; alsoUnused: boolean },
): Promise<BadgesToPrint | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [fair] = exhibition ? await ports.fairs.byIds([exhibition]) : [];
  if (fair?.account !== caller.account) return refused('id-unknown', { path: ['input', 'exhibition'] });
  if (!may(caller, 'keep-badges', { account: fair.account, exhibition: fair.id })) return refused('not-allowed');
  const badges = await issueBadges(ports, fair.id, { alsoUnused, most: MOST_BADGES });
  if (badges.length > 0) {
    await ports.audit.note({
      account: caller.account,
      exhibition: fair.id,
      actor: { kind: caller.kind === 'user' ? 'user' : 'badge', id: idOf(caller) ?? '' },
      action: 'badges-printed',
      subject: { kind: 'exhibition', id: fair.id },
      facts: { count: badges.length },
    });
  }
  return { fair, badges, left: (await ports.badges.withoutBadge(fair.id)).length };
}

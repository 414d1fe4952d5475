import { idOf, type Caller } from '../../domain/credential/caller.ts';
import { badgeToKeep } from '../desk/badgeToKeep.ts';
import { makeBadge, nextFrontCode, type BadgeIssued } from '../desk/issueBadges.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { readText, REASON_LENGTH } from '../kernel/text.ts';

/** A badge to be revoked, and issued anew where wished. */
export interface Reissue {
  frontCode: string;
  reason: string;
  reissue: boolean;
}

/** What the desk hands out; no codes where the badge was only revoked. */
export type Reissued = Pick<BadgeIssued, 'frontCode'> & Partial<BadgeIssued>;

/** Revokes a badge with everybody who is signed in by it. */
export async function reissueBadge(
  ports: Pick<Ports, 'audit' | 'badges' | 'fairs' | 'newId' | 'secrets' | 'signIns'>,
  caller: Caller,
  { frontCode, reason, reissue }: Reissue,
): Promise<Reissued | Refused> {
  const words = readText(reason, REASON_LENGTH, ['input', 'reason']);
  if (isRefused(words)) return words;
  const badge = await badgeToKeep(ports, caller, frontCode);
  if (isRefused(badge)) return badge;
  if (badge.state === 'revoked' && !reissue) return refused('badge-revoked', { path: ['input', 'frontCode'] });
  await ports.badges.revoke(badge.id);
  await ports.signIns.revokeOfBadge(badge.id);
  const made = reissue ? makeBadge(ports, { ...badge, frontCode: nextFrontCode(badge.frontCode) }) : null;
  if (made) await ports.badges.issue([made.kept]);
  await ports.audit.note({
    account: caller.kind === 'nobody' ? null : caller.account,
    exhibition: badge.exhibition,
    actor: { kind: caller.kind === 'user' ? 'user' : 'badge', id: idOf(caller) ?? '' },
    action: reissue ? 'badge-reissued' : 'badge-revoked',
    subject: { kind: 'badge', id: badge.id },
    facts: { reasonGiven: words !== '' },
  });
  return made?.issued ?? { frontCode: badge.frontCode };
}

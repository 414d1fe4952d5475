import { printedShortCode, shortCodeOf, SHORT_CODE_BYTES } from '../../domain/credential/badgeCode.ts';
import { idOf, type Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { BadgeId, ExhibitionId } from '../../domain/kernel/id.ts';
import type { FairFound } from '../../ports/fairs.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { MOST_BADGES, NUMBER_DIGITS, TOKEN_BYTES, type BadgeIssued } from './issueBadges.ts';

/** Spare badges to be printed. */
export interface SparesWanted {
  exhibition: ExhibitionId | null;
  count: number;
  /** Those printed before that are not bound are void from now on: their print was lost. */
  voidOthers: boolean;
}

/** What is printed now, and how many lie at the desk unbound. */
export interface SparesToPrint {
  fair: FairFound;
  spares: readonly Omit<BadgeIssued, 'person'>[];
  left: number;
}

/** Makes spare badges of one exhibition, `W-2311` on: their sign-in codes are told this once. Noted in the audit. */
export async function printSpareBadges(
  ports: Pick<Ports, 'audit' | 'badges' | 'fairs' | 'newId' | 'secrets' | 'spareBadges'>,
  caller: Caller,
  { exhibition, count, voidOthers }: SparesWanted,
): Promise<SparesToPrint | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [fair] = exhibition ? await ports.fairs.byIds([exhibition]) : [];
  if (fair?.account !== caller.account) return refused('id-unknown', { path: ['input', 'exhibition'] });
  if (!may(caller, 'keep-badges', { account: fair.account, exhibition: fair.id })) return refused('not-allowed');
  if (!Number.isInteger(count) || count < 1 || count > MOST_BADGES) {
    return refused('badge-count', { facts: { max: MOST_BADGES }, path: ['input', 'count'] });
  }
  const voided = voidOthers ? await ports.spareBadges.voidUnbound(fair.id) : 0;
  const first = (await ports.badges.highestNumber(fair.id)) + 1;
  const made = Array.from({ length: count }, (_, index) => makeSpare(ports, fair.id, first + index));
  await ports.spareBadges.add(made.map(({ kept }) => kept));
  await ports.audit.note({
    account: caller.account,
    exhibition: fair.id,
    actor: { kind: caller.kind === 'user' ? 'user' : 'badge', id: idOf(caller) ?? '' },
    action: 'spare-badges-printed',
    subject: { kind: 'exhibition', id: fair.id },
    facts: { count, voided },
  });
  return { fair, spares: made.map(({ told }) => told), left: await ports.spareBadges.unbound(fair.id) };
}

function makeSpare({ newId, secrets }: Pick<Ports, 'newId' | 'secrets'>, exhibition: ExhibitionId, number: number) {
  const frontCode = `W-${String(number).padStart(NUMBER_DIGITS, '0')}`;
  const signInToken = secrets.randomText(TOKEN_BYTES);
  const shortCode = shortCodeOf(secrets.random(SHORT_CODE_BYTES));
  const hashes = { signInHash: secrets.hashCode(signInToken), shortCodeHash: secrets.hashCode(shortCode) };
  return {
    kept: { id: newId() as BadgeId, exhibition, frontCode, ...hashes },
    told: { frontCode, signInToken, shortCode: printedShortCode(shortCode) },
  };
}

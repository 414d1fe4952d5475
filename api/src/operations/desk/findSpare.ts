import { readFrontCode, readShortCode } from '../../domain/credential/badgeCode.ts';
import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { ExhibitionId, PersonId, SessionId } from '../../domain/kernel/id.ts';
import { textIn, type Language } from '../../domain/kernel/language.ts';
import type { SpareBadge } from '../../ports/spareBadges.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';

/** Longer texts are no code of ours. */
const MOST_LENGTH = 200;

type FindPorts = Pick<Ports, 'badges' | 'people' | 'plans' | 'secrets' | 'spareBadges'>;

/** A spare badge that was scanned at a desk, and the session for which. */
export interface SpareScanned {
  spare: SpareBadge;
  plan: SessionBrief;
}

/** The spare badge that the desk scanned or typed: its front code, or the code inside. Otherwise why it is none, and nothing has changed. */
export async function findSpareAtDesk(
  ports: FindPorts,
  caller: Caller,
  { session, code, reads }: { session: SessionId | null; code: string; reads: readonly Language[] },
): Promise<SpareScanned | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [plan] = session ? await ports.plans.briefs([session]) : [];
  if (!plan || plan.account !== caller.account) return refused('session-unknown', { path: ['input', 'session'] });
  if (!may(caller, 'keep-badges', plan) || !may(caller, 'act-for-anybody', plan)) return refused('not-allowed');
  const spare = await findSpareIn(ports, { exhibition: plan.exhibition, code, reads });
  return isRefused(spare) ? spare : { spare, plan };
}

/** The spare badge of an exhibition with this code, still nobody's. Otherwise why it is none. */
export async function findSpareIn(
  ports: Omit<FindPorts, 'plans'>,
  { exhibition, code, reads }: { exhibition: ExhibitionId; code: string; reads: readonly Language[] },
): Promise<SpareBadge | Refused> {
  const found = await whichSpare(ports, code, exhibition);
  if (!found) return whyNone(ports, { code, exhibition, reads });
  if (found.exhibition !== exhibition) return none('spare-other-fair');
  return (await whyUnfit(ports, found, reads)) ?? found;
}

/** The spare badge whose sign-in code this is: whoever holds it may bind it to themselves. */
export async function findOwnSpare(
  ports: Pick<Ports, 'secrets' | 'spareBadges'>,
  token: string,
): Promise<SpareBadge | Refused> {
  const spare = await ports.spareBadges.byCodeHash(hashOf(ports, token));
  if (!spare) return refused('badge-unknown', { path: ['input', 'token'] });
  return spare.state === 'void' ? refused('badge-revoked', { path: ['input', 'token'] }) : spare;
}

/** Why this badge is not to be bound any more; null where it is. */
export async function whyUnfit(
  ports: Pick<Ports, 'badges' | 'people'>,
  { id, state, frontCode, settledAt }: SpareBadge,
  reads: readonly Language[],
): Promise<Refused | null> {
  if (state === 'unbound') return null;
  const badge = state === 'bound' ? await ports.badges.byId(id) : null;
  if (badge?.state !== 'active') return none('spare-void', { badge: frontCode });
  const name = await nameOf(ports, badge.person, reads);
  return none('spare-taken', { badge: frontCode, name: name || frontCode, time: settledAt ?? 0 });
}

async function whichSpare(
  ports: Pick<Ports, 'secrets' | 'spareBadges'>,
  code: string,
  exhibition: ExhibitionId,
): Promise<SpareBadge | null> {
  const typed = code.slice(0, MOST_LENGTH);
  return (
    (await ports.spareBadges.byFrontCode(readFrontCode(typed), exhibition)) ??
    (await ports.spareBadges.byCodeHash(hashOf(ports, typed)))
  );
}

/** A badge that was somebody's from the start, one of another fair, or nothing that we printed. */
async function whyNone(
  ports: Omit<FindPorts, 'plans'>,
  { code, exhibition, reads }: { code: string; exhibition: ExhibitionId; reads: readonly Language[] },
): Promise<Refused> {
  const front = readFrontCode(code.slice(0, MOST_LENGTH));
  const here =
    (await ports.badges.byFrontCode(front, exhibition)) ?? (await ports.badges.byCodeHash(hashOf(ports, code)));
  if (here && here.exhibition === exhibition) {
    if (here.state === 'revoked') return none('spare-void', { badge: here.frontCode });
    const name = await nameOf(ports, here.person, reads);
    return none('badge-taken', { badge: here.frontCode, name: name || here.frontCode });
  }
  const elsewhere =
    here ?? (await ports.spareBadges.byFrontCode(front, null)) ?? (await ports.badges.byFrontCode(front, null));
  return none(elsewhere ? 'spare-other-fair' : 'spare-unreadable');
}

async function nameOf({ people }: Pick<Ports, 'people'>, person: PersonId, reads: readonly Language[]) {
  const [found] = await people.byIds([person]);
  return found ? (textIn(found.name, reads)?.text ?? '') : '';
}

function hashOf({ secrets }: Pick<Ports, 'secrets'>, code: string): string {
  const typed = code.slice(0, MOST_LENGTH).trim();
  return secrets.hashCode(readShortCode(typed) ?? typed);
}

function none(code: Parameters<typeof refused>[0], facts: Refused['facts'] = {}): Refused {
  return refused(code, { facts, path: ['input', 'code'] });
}

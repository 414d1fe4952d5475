import { idOf, type Caller } from '../../domain/credential/caller.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { PersonId, UserId } from '../../domain/kernel/id.ts';
import type { Badge } from '../../ports/badges.ts';
import { badgeToKeep } from '../desk/badgeToKeep.ts';
import { whyLost } from '../desk/bindSpareBadge.ts';
import { findSpareIn } from '../desk/findSpare.ts';
import { makeBadge, nextFrontCode, type BadgeIssued } from '../desk/issueBadges.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendLive } from '../kernel/sendLive.ts';
import { readText, REASON_LENGTH } from '../kernel/text.ts';

/** A badge to be revoked, and issued anew where wished. */
export interface Reissue {
  frontCode: string;
  reason: string;
  reissue: boolean;
  /** A spare badge that its owner gets; null: a new one is printed. */
  spareCode: string | null;
  /** Names the request: a spare badge is given once, and the same request gets the same answer. */
  key: string | null;
  /** In which names are told to the desk. */
  reads: readonly Language[];
}

/** What the desk hands out; no codes where the badge was only revoked, or is a spare one. */
export type Reissued = { frontCode: string; person: PersonId; left: number | null } & Partial<BadgeIssued>;

const SPARE_PATH = ['input', 'spareCode'];

type ReissuePorts = Pick<
  Ports,
  'audit' | 'badges' | 'fairs' | 'newId' | 'people' | 'plans' | 'secrets' | 'sessions' | 'signIns' | 'spareBadges'
>;

type TellPorts = Pick<ReissuePorts, 'newId' | 'plans' | 'sessions'>;

/** Revokes a badge with everybody who is signed in by it; its owner gets a new one, printed now or from the spare ones. Noted in the audit. */
export async function reissueBadge(ports: ReissuePorts, caller: Caller, lost: Reissue): Promise<Reissued | Refused> {
  const words = readText(lost.reason, REASON_LENGTH, ['input', 'reason']);
  if (isRefused(words)) return words;
  const badge = await badgeToKeep(ports, caller, lost.frontCode);
  if (isRefused(badge)) return badge;
  if (lost.reissue && lost.spareCode) return giveSpare(ports, caller, { badge, lost });
  if (badge.state === 'revoked' && !lost.reissue) return refused('badge-revoked', { path: ['input', 'frontCode'] });
  await ports.badges.revoke(badge.id);
  await ports.signIns.revokeOfBadge(badge.id);
  const made = lost.reissue ? makeBadge(ports, { ...badge, frontCode: await freeFrontCode(ports, badge) }) : null;
  if (made) await ports.badges.issue([made.kept]);
  await note(ports, caller, { badge, lost });
  if (made) await told(ports, caller, badge.person);
  return { frontCode: badge.frontCode, person: badge.person, left: null, ...made?.issued };
}

/** A spare badge becomes the owner's: what it opens was printed before, so that no code is told. */
async function giveSpare(
  ports: ReissuePorts,
  caller: Caller,
  { badge, lost }: { badge: Badge; lost: Reissue },
): Promise<Reissued | Refused> {
  const { person, exhibition } = badge;
  const code = lost.spareCode ?? '';
  const request = lost.key ? ports.secrets.hashCode(`${idOf(caller)} reissueBadge ${lost.key} ${person}`) : null;
  const again = request ? await ports.spareBadges.byRequest(request) : null;
  const spare = again ?? (await findSpareIn(ports, { exhibition, code, reads: lost.reads }));
  if (isRefused(spare)) return { ...spare, path: SPARE_PATH };
  if (!again) {
    if (!(await ports.spareBadges.giveTo({ spare: spare.id, request, person }))) {
      return { ...(await whyLost(ports, spare)), path: SPARE_PATH };
    }
    await note(ports, caller, { badge, lost });
  }
  await told(ports, caller, person);
  return { frontCode: spare.frontCode, person, left: await ports.spareBadges.unbound(exhibition) };
}

/** PA97: the running sessions hear of it, so that their screens show the new number. */
async function tell(ports: TellPorts, caller: Caller, person: PersonId): Promise<void> {
  for (const id of await ports.plans.ofPerson(person)) {
    const session = await ports.sessions.read(id);
    const participant = session?.byPerson.get(person);
    if (!session || !participant || session.state === 'CLOSED') continue;
    const actor = { by: 'staff', user: idOf(caller) as UserId, for: participant } as const;
    // Under a key it is sent again where a node dies, and happens once.
    const key = { actor: actor.user, mutation: 'reissueBadge.told', key: ports.newId(), inputHash: participant };
    await sendLive(ports, id, { command: { actor, kind: 'change-badge', participant }, key });
  }
}

/** The badge is given, and its codes are answered now or never: a session that cannot be told takes nothing of that back. */
function told(ports: TellPorts, caller: Caller, person: PersonId): Promise<void> {
  return tell(ports, caller, person).catch(() => undefined);
}

/** The next letter that nobody had: whoever names an older badge of somebody gets no number twice. */
async function freeFrontCode({ badges }: Pick<Ports, 'badges'>, { frontCode, exhibition }: Badge): Promise<string> {
  let next = nextFrontCode(frontCode);
  while (await badges.byFrontCode(next, exhibition)) next = nextFrontCode(next);
  return next;
}

async function note(
  { audit }: Pick<Ports, 'audit'>,
  caller: Caller,
  { badge, lost }: { badge: Badge; lost: Reissue },
): Promise<void> {
  await audit.note({
    account: caller.kind === 'nobody' ? null : caller.account,
    exhibition: badge.exhibition,
    actor: { kind: caller.kind === 'user' ? 'user' : 'badge', id: idOf(caller) ?? '' },
    action: lost.reissue ? 'badge-reissued' : 'badge-revoked',
    subject: { kind: 'badge', id: badge.id },
    facts: { reasonGiven: lost.reason.trim() !== '', spare: lost.reissue && lost.spareCode !== null },
  });
}

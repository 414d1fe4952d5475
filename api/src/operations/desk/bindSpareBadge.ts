import { idOf } from '../../domain/credential/caller.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { ParticipantId, PersonId } from '../../domain/kernel/id.ts';
import type { SpareBadge } from '../../ports/spareBadges.ts';
import type { Act } from '../kernel/act.ts';
import { keyOf } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { becomeAvailable } from '../presence/becomeAvailable.ts';
import { checkIn } from '../presence/checkIn.ts';
import { recommendFor, type RecommendationsFound } from '../recommendation/findRecommendations.ts';
import { findSpareAtDesk, whyUnfit } from './findSpare.ts';
import { readsOf, registrationOf } from './registration.ts';
import { readAnswers, type WalkInTyped } from './walkInAnswers.ts';

/** A walk-in as the desk has it now. */
export interface WalkInBound {
  frontCode: string;
  person: PersonId;
  /** Null where the session takes nobody in yet: `notYet` says why. */
  participant: ParticipantId | null;
  notYet: Refused | null;
  /** Whom the new one could meet as things are. */
  candidates: number;
  whyFew: RecommendationsFound['whyFew'];
  /** Spare badges that still lie at the desk. */
  left: number;
}

/** What binding needs. */
export type BindPorts = Pick<
  Ports,
  | 'audit'
  | 'badges'
  | 'clock'
  | 'directory'
  | 'goods'
  | 'newId'
  | 'people'
  | 'plans'
  | 'recommendations'
  | 'secrets'
  | 'sessions'
  | 'spareBadges'
  | 'textFolder'
>;

/**
 * Binds a spare badge to whoever stands at the desk: three answers become a company or buyer, a person and a place in the running session, free to be
 * paired at once. A badge is bound once; the same request again gets the same answer.
 */
export async function bindSpareBadge(
  ports: BindPorts,
  act: Act,
  { code, typed, reads }: { code: string; typed: WalkInTyped; reads: readonly Language[] },
): Promise<WalkInBound | Refused> {
  const key = keyOf(act);
  if (isRefused(key)) return key;
  const request = ports.secrets.hashCode(`${key.actor} ${key.key} ${key.inputHash}`);
  const scanned = await findSpareAtDesk(ports, act.caller, { session: act.session, code, reads });
  const again = isRefused(scanned) ? await ports.spareBadges.byRequest(request) : null;
  if (isRefused(scanned) && !again) return scanned;
  const spare = isRefused(scanned) ? again! : scanned.spare;
  if (!again) {
    const bound = await register(ports, act, { spare, request, typed });
    if (isRefused(bound)) return bound;
  }
  const badge = await ports.badges.byId(spare.id);
  return badge ? takeIn(ports, act, badge) : refused('badge-unknown', { path: ['input', 'code'] });
}

async function register(
  ports: BindPorts,
  { caller, session }: Act,
  { spare, request, typed }: { spare: SpareBadge; request: string; typed: WalkInTyped },
): Promise<Refused | null> {
  const answers = await readAnswers(ports, spare.exhibition, typed);
  if (isRefused(answers)) return answers;
  const binding = { spare, answers, session, request, reads: readsOf(answers) };
  if (!(await ports.spareBadges.register(registrationOf(ports, binding)))) return whyLost(ports, spare);
  await ports.audit.note({
    account: caller.kind === 'nobody' ? null : caller.account,
    exhibition: spare.exhibition,
    actor: { kind: caller.kind === 'user' ? 'user' : 'badge', id: idOf(caller) ?? '' },
    action: 'spare-badge-bound',
    subject: { kind: 'badge', id: spare.id },
    facts: { side: typed.side },
  });
  return null;
}

/** Another desk was quicker. */
export async function whyLost(
  ports: Pick<Ports, 'badges' | 'people' | 'spareBadges'>,
  { frontCode, exhibition }: SpareBadge,
) {
  const now = await ports.spareBadges.byFrontCode(frontCode, exhibition);
  const unfit = now && (await whyUnfit(ports, now, []));
  return unfit ?? refused('spare-void', { facts: { badge: frontCode }, path: ['input', 'code'] });
}

/** Checks the new one in and sets it free; a session that is not open yet expects it. */
async function takeIn(
  ports: BindPorts,
  act: Act,
  { frontCode, person }: { frontCode: string; person: PersonId },
): Promise<WalkInBound> {
  const forBadge = { ...act, forWhom: { participant: null, frontCode } };
  const here = await checkIn(ports, { ...forBadge, mutation: `${act.mutation}.checkIn` });
  const free = isRefused(here)
    ? here
    : await becomeAvailable(ports, { ...forBadge, mutation: `${act.mutation}.becomeAvailable` });
  const [plan] = await ports.plans.briefs([act.session]);
  const found = plan ? await recommendFor(ports, plan, person) : null;
  const list = found && !isRefused(found) ? found : null;
  const [bound] = await ports.people.byIds([person]);
  return {
    frontCode,
    person,
    participant: isRefused(here) ? null : here.participant,
    notYet: isRefused(free) ? free : null,
    candidates: list?.recommendations.filter(({ fit }) => fit !== null).length ?? 0,
    whyFew: list?.whyFew ?? null,
    left: bound ? await ports.spareBadges.unbound(bound.exhibition) : 0,
  };
}

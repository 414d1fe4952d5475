import { idOf } from '../../domain/credential/caller.ts';
import type { PersonId, UserId } from '../../domain/kernel/id.ts';
import { textIn, type Language } from '../../domain/kernel/language.ts';
import type { Badge } from '../../ports/badges.ts';
import { keyOf, type Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendLive } from '../kernel/sendLive.ts';
import { readLocalized } from '../kernel/text.ts';
import { badgeToKeep } from './badgeToKeep.ts';
import { whyLost } from './bindSpareBadge.ts';
import { findSpareAtDesk } from './findSpare.ts';
import { readsOf, tokensOf } from './registration.ts';
import { NAME_LENGTH, readLanguages } from './walkInAnswers.ts';

/** Who takes over from whom, and with which spare badge. */
export interface Substitution {
  frontCode: string;
  code: string;
  name: readonly { language: string; text: string }[];
  languages: readonly string[];
  /** In which names are told to the desk. */
  reads: readonly Language[];
}

/** The registration as it now is. */
export interface Substituted {
  frontCode: string;
  person: PersonId;
  /** Appointments and other commitments that lie ahead. */
  commitments: number;
}

type SubstitutePorts = Pick<
  Ports,
  'audit' | 'badges' | 'clock' | 'fairs' | 'people' | 'plans' | 'secrets' | 'sessions' | 'spareBadges' | 'textFolder'
>;

/**
 * Another delegate takes over somebody's registration: the old badge is void, the spare one is theirs, appointments and what they are in now stay, and who
 * sits across is told by the session's log. The same request again gets the same answer.
 */
export async function substituteDelegate(
  ports: SubstitutePorts,
  act: Act,
  { frontCode, code, name: typedName, languages: typedLanguages, reads }: Substitution,
): Promise<Substituted | Refused> {
  const key = keyOf(act);
  if (isRefused(key)) return key;
  const name = readLocalized(typedName, NAME_LENGTH, ['input', 'name']);
  if (isRefused(name)) return name;
  if (!textIn(name, [])) return refused('substitute-name', { path: ['input', 'name'] });
  const languages = readLanguages(typedLanguages);
  if (!languages || languages.length === 0) return refused('answer-missing', { path: ['input', 'languages'] });
  const request = ports.secrets.hashCode(`${key.actor} ${key.key} ${key.inputHash}`);
  const again = await ports.spareBadges.byRequest(request);
  if (again) return told(ports, act, { spare: again.id, languages });
  const scanned = await findSpareAtDesk(ports, act.caller, { session: act.session, code, reads });
  if (isRefused(scanned)) return scanned;
  const old = await replaceable(ports, act, frontCode);
  if (isRefused(old)) return old;
  const { spare } = scanned;
  if (old.exhibition !== spare.exhibition) return refused('badge-unknown', { path: ['input', 'frontCode'] });
  const tokens = tokensOf(ports, name);
  const change = {
    spare: spare.id,
    request,
    person: old.person,
    name,
    tokens,
    reads: readsOf({ languages }),
    languages,
  };
  if (!(await ports.spareBadges.changeDelegate(change))) return whyLost(ports, spare);
  await ports.audit.note({
    account: act.caller.kind === 'nobody' ? null : act.caller.account,
    exhibition: old.exhibition,
    actor: { kind: act.caller.kind === 'user' ? 'user' : 'badge', id: idOf(act.caller) ?? '' },
    action: 'delegate-substituted',
    subject: { kind: 'person', id: old.person },
    facts: { badge: spare.id, before: old.id },
  });
  return told(ports, act, { spare: spare.id, languages });
}

/** The badge that is taken over: an exhibitor's or buyer's, and not void. */
async function replaceable(ports: SubstitutePorts, { caller }: Act, frontCode: string): Promise<Badge | Refused> {
  const badge = await badgeToKeep(ports, caller, frontCode);
  if (isRefused(badge)) return badge;
  if (badge.state === 'revoked') return refused('badge-revoked', { path: ['input', 'frontCode'] });
  const [person] = await ports.people.byIds([badge.person]);
  return person?.organisation ? badge : refused('substitute-side', { path: ['input', 'frontCode'] });
}

/** Tells the sessions that run: languages change, and who sits across sees another name. One that has not begun reads them when it does. */
async function told(
  ports: SubstitutePorts,
  act: Act,
  { spare, languages }: { spare: Badge['id']; languages: readonly string[] },
): Promise<Substituted | Refused> {
  const badge = await ports.badges.byId(spare);
  if (!badge) return refused('badge-unknown', { path: ['input', 'code'] });
  const { person, frontCode } = badge;
  for (const id of await ports.plans.ofPerson(person)) {
    const session = await ports.sessions.read(id);
    const participant = session?.byPerson.get(person);
    if (!session || !participant || session.state === 'CLOSED') continue;
    const actor = { by: 'staff', user: idOf(act.caller) as UserId, for: participant } as const;
    const command = { actor, kind: 'change-delegate', participant, languages } as const;
    const key = keyOf({ ...act, mutation: `${act.mutation}.told` });
    const answer = await sendLive(ports, id, { command, key: isRefused(key) ? null : key });
    if (isRefused(answer) && answer.refused === 'send-again') return answer;
  }
  const ahead = (await ports.people.commitments(person)).filter(({ to }) => to > ports.clock.now());
  return { frontCode, person, commitments: ahead.length };
}

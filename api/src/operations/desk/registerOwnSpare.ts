import { readShortCode } from '../../domain/credential/badgeCode.ts';
import type { Caller } from '../../domain/credential/caller.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { SpareBadge } from '../../ports/spareBadges.ts';
import { signInWithBadge } from '../credential/signInWithBadge.ts';
import type { SignedIn } from '../credential/signedIn.ts';
import { countFailure, whyLocked, type Subject } from '../credential/tries.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, type Refused } from '../kernel/refused.ts';
import { becomeAvailable } from '../presence/becomeAvailable.ts';
import { checkIn } from '../presence/checkIn.ts';
import { whyLost, type BindPorts } from './bindSpareBadge.ts';
import { findOwnSpare } from './findSpare.ts';
import { registrationOf } from './registration.ts';
import { readAnswers, type WalkInTyped } from './walkInAnswers.ts';
import { walkInSession } from './walkInSession.ts';

/** Whoever holds a spare badge, on their own phone. */
export interface OwnSpare {
  token: string;
  device: string;
  address: string;
  reads: Language;
}

type OwnPorts = BindPorts & Pick<Ports, 'signIns' | 'tries'>;

/** The spare badge behind this sign-in code; wrong tries count as they do when signing in. */
export async function showOwnSpare(
  ports: Pick<Ports, 'clock' | 'secrets' | 'spareBadges' | 'tries'>,
  { token, address }: Pick<OwnSpare, 'token' | 'address'>,
): Promise<SpareBadge | Refused> {
  const subjects: Subject[] = [{ kind: 'address', id: address }];
  if (readShortCode(token)) subjects.push({ kind: 'all', id: '' });
  const locked = await whyLocked(ports, subjects);
  if (locked) return locked;
  const spare = await findOwnSpare(ports, token);
  if (isRefused(spare) && spare.refused === 'badge-unknown') await countFailure(ports, subjects);
  return spare;
}

/** Binds a spare badge to whoever holds its sign-in code, signs them in and lets them into the session: free to be paired after three answers. */
export async function registerOwnSpare(
  ports: OwnPorts,
  own: OwnSpare,
  typed: WalkInTyped,
): Promise<SignedIn | Refused> {
  const spare = await showOwnSpare(ports, own);
  if (isRefused(spare)) return spare;
  const session = await walkInSession(ports, spare.exhibition);
  if (spare.state === 'unbound') {
    const answers = await readAnswers(ports, spare.exhibition, typed);
    if (isRefused(answers)) return answers;
    const request = ports.secrets.hashCode(`own ${spare.id}`);
    const binding = { spare, answers, session: session?.id ?? null, request, reads: own.reads };
    if (!(await ports.spareBadges.register(registrationOf(ports, binding)))) return whyLost(ports, spare);
    await ports.audit.note({
      account: null,
      exhibition: spare.exhibition,
      actor: { kind: 'badge', id: spare.id },
      action: 'spare-badge-bound',
      subject: { kind: 'badge', id: spare.id },
      facts: { side: typed.side },
    });
  }
  const signedIn = await signInWithBadge(ports, { ...own, frontCode: null });
  if (!isRefused(signedIn) && session) {
    await comeIn(ports, { caller: await ports.signIns.caller(signedIn.signIn), spare, session: session.id });
  }
  return signedIn;
}

/** A session that takes nobody in yet is no failure: the person is expected, and their own page says when it opens. */
async function comeIn(
  ports: OwnPorts,
  { caller, spare, session }: { caller: Caller; spare: SpareBadge; session: Parameters<typeof checkIn>[1]['session'] },
): Promise<void> {
  const act = {
    caller,
    session,
    mutation: 'registerOwnSpare',
    key: `walk-in-${spare.id}`,
    inputHash: '',
    forWhom: { participant: null, frontCode: null },
  };
  const here = await checkIn(ports, { ...act, mutation: 'registerOwnSpare.checkIn' });
  if (!isRefused(here)) await becomeAvailable(ports, { ...act, mutation: 'registerOwnSpare.becomeAvailable' });
}

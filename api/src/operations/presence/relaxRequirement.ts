import { idOf, type Caller } from '../../domain/credential/caller.ts';
import type { SchemeKey } from '../../domain/directory/fairLists.ts';
import { standingOf, type FloorAnswer } from '../floor/actAsParticipant.ts';
import { keyOf, type Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused } from '../kernel/refused.ts';

type RelaxPorts = Pick<Ports, 'badges' | 'newId' | 'plans' | 'requirements' | 'secrets' | 'sessions'>;

/** As the audit names who acts; nobody has been refused. */
const ACTORS: Readonly<Record<Caller['kind'], 'user' | 'badge' | 'api-key'>> = {
  nobody: 'badge',
  badge: 'badge',
  user: 'user',
  partner: 'api-key',
};

/**
 * MA46: a certificate that the participant's organisation requires becomes a wish, in all its requirements and for the rest of the fair; whoever conducts
 * the session reads the profile again at once. Under its key it happens once.
 */
export async function relaxRequirement(ports: RelaxPorts, act: Act, scheme: SchemeKey): Promise<FloorAnswer> {
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const { participant, session } = standing;
  const organisation = participant && session.participants.get(participant)?.organisation;
  if (!organisation) return refused('participant-unknown', { facts: { badge: act.forWhom.frontCode ?? '' } });
  if (session.state === 'CLOSING' || session.state === 'CLOSED') return refused('session-closed');
  const key = keyOf(act);
  if (isRefused(key)) return key;
  const relaxed = await ports.requirements.relax({
    buyer: organisation,
    scheme,
    request: ports.secrets.hashCode(`${key.actor} ${key.mutation} ${key.key}`),
    inputHash: key.inputHash,
    entry: {
      account: act.caller.kind === 'nobody' ? null : act.caller.account,
      exhibition: session.exhibition,
      actor: { kind: ACTORS[act.caller.kind], id: idOf(act.caller) ?? '' },
      action: 'requirement-relaxed',
      subject: { kind: 'buyer', id: organisation },
      facts: {},
    },
  });
  if (relaxed === 'key-reused') return refused('key-reused');
  if (relaxed === 'no-must') return refused('certificate-not-required', { path: ['input', 'scheme'] });
  ports.sessions.profileChanged(act.session, organisation);
  return { session: act.session, sequence: session.head, participant, offer: null, meeting: null };
}

import { standingOf, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused } from '../kernel/refused.ts';

/**
 * CO11: staff is with somebody who has no device, and answers in their name: a sign of life, as if theirs had given it. It is neither logged nor kept under a
 * key, and is given again while staff stays.
 */
export async function accompany(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
): Promise<FloorAnswer> {
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const { participant, session } = standing;
  if (!participant) return refused('participant-unknown', { facts: { badge: act.forWhom.frontCode ?? '' } });
  ports.sessions.seen(act.session, participant);
  return { session: act.session, sequence: session.head, participant, offer: null, meeting: null };
}

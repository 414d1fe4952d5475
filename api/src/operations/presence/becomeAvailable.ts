import { sendFor, standingOf, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused } from '../kernel/refused.ts';
import { refusedElsewhere } from './checkIn.ts';

/** Somebody is free to be paired. */
export async function becomeAvailable(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
): Promise<FloorAnswer> {
  const standing = await standingOf(ports, act);
  if (isRefused(standing)) return standing;
  const { participant } = standing;
  if (!participant) return refused('participant-unknown', { facts: { badge: act.forWhom.frontCode ?? '' } });
  const elsewhere = await refusedElsewhere(ports, act, standing);
  if (elsewhere) return elsewhere;
  return sendFor(ports, act, {
    actor: standing.actor(participant),
    participant,
    order: { kind: 'become-available', participant },
  });
}

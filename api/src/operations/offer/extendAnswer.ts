import type { OfferId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';

/** More time to answer, once. */
export function extendAnswer(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  offer: OfferId,
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({ kind: 'extend-answer', offer, participant }));
}

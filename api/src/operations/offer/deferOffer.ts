import type { OfferId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';

/** Later: the two may be offered to each other again after a while. */
export function deferOffer(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  offer: OfferId,
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({ kind: 'defer-offer', offer, participant }));
}

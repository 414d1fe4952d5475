import type { OfferId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';

/** Not a fit: the two are not offered to each other again; the reason is a code. */
export function declineOffer(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  { offer, reason }: { offer: OfferId; reason: string | null },
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({ kind: 'decline-offer', offer, participant, reason }));
}

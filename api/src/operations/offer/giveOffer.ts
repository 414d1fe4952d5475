import type { OfferId, ParticipantId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import { refused } from '../kernel/refused.ts';

/** An offer passes to a free colleague. */
export async function giveOffer(
  ports: Parameters<typeof actAsParticipant>[0],
  act: Act,
  { offer, to }: { offer: OfferId; to: ParticipantId | null },
): Promise<FloorAnswer> {
  if (!to) return refused('participant-unknown', { facts: { badge: '' }, path: ['input', 'to'] });
  return actAsParticipant(ports, act, (participant) => ({ kind: 'give-offer', offer, participant, to }));
}

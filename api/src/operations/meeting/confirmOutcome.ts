import type { MeetingId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';

/** The other side's record of the outcome is right. */
export function confirmOutcome(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  meeting: MeetingId,
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({ kind: 'confirm-outcome', meeting, participant }));
}

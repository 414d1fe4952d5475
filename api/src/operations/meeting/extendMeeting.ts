import type { MeetingId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';

/** More time: given when both sides ask and nobody waits for the place. */
export function extendMeeting(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  meeting: MeetingId,
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({
    kind: 'extend-meeting',
    meeting,
    participant,
    reason: null,
  }));
}

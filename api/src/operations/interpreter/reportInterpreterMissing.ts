import type { MeetingId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';

/** One side is at the place, and the interpreter is not. */
export function reportInterpreterMissing(
  ports: Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  meeting: MeetingId,
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({ kind: 'report-interpreter-missing', meeting, participant }));
}

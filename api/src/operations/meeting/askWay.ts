import type { MeetingId } from '../../domain/kernel/id.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';

/** Somebody does not find the place: the other side and staff are told. */
export function askWay(
  ports: Parameters<typeof actAsParticipant>[0],
  act: Act,
  meeting: MeetingId,
): Promise<FloorAnswer> {
  return actAsParticipant(ports, act, (participant) => ({ kind: 'ask-way', meeting, participant }));
}

import type { MeetingId, PlaceId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** A meeting gets another place. */
export async function moveMeeting(
  ports: StepPorts,
  act: StepAct,
  { meeting, place }: { meeting: MeetingId | null; place: PlaceId | null },
): Promise<StepAnswer> {
  if (!meeting) return refused('meeting-gone', { path: ['input', 'meeting'] });
  if (!place) return refused('place-unknown', { path: ['input', 'place'] });
  return stepIn(ports, act, {
    right: 'step-in',
    order: (reason) => ({ kind: 'move-meeting', meeting, place, reason }),
  });
}

import type { PlaceId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** A place is used no more; a pair that was called to it gets another. */
export async function closePlace(ports: StepPorts, act: StepAct, place: PlaceId | null): Promise<StepAnswer> {
  if (!place) return refused('place-unknown', { path: ['input', 'place'] });
  return stepIn(ports, act, { right: 'step-in', order: (reason) => ({ kind: 'close-place', place, reason }) });
}

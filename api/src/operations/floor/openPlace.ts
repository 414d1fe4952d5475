import type { PlaceId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** A place may be used again. */
export async function openPlace(ports: StepPorts, act: StepAct, place: PlaceId | null): Promise<StepAnswer> {
  if (!place) return refused('place-unknown', { path: ['input', 'place'] });
  return stepIn(ports, act, { right: 'step-in', order: (reason) => ({ kind: 'open-place', place, reason }) });
}

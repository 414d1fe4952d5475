import type { PlaceId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** A zone or a venue is used no more, or again: all of its places by one act. */
export async function changePlaces(
  ports: StepPorts,
  act: StepAct,
  { kind, places }: { kind: 'close-places' | 'open-places'; places: readonly (PlaceId | null)[] },
): Promise<StepAnswer> {
  const known = places.filter((place) => place !== null);
  if (known.length === 0 || known.length < places.length)
    return refused('place-unknown', { path: ['input', 'places'] });
  return stepIn(ports, act, { right: 'step-in', order: (reason) => ({ kind, places: known, reason }) });
}

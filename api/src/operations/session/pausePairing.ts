import type { Instant } from '../../domain/kernel/time.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from './stepIn.ts';

/** No new offers for a while; meetings go on. */
export async function pausePairing(
  ports: StepPorts & Pick<Ports, 'clock'>,
  act: StepAct,
  until: Instant | null,
): Promise<StepAnswer> {
  if (until !== null && until <= ports.clock.now()) return refused('dates-order', { path: ['input', 'until'] });
  return stepIn(ports, act, { right: 'run-session', order: (reason) => ({ kind: 'pause-pairing', until, reason }) });
}

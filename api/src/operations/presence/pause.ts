import type { Instant } from '../../domain/kernel/time.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused } from '../kernel/refused.ts';

/** A break, until a moment or until somebody says otherwise. */
export async function pause(
  ports: Pick<Ports, 'badges' | 'clock' | 'newId' | 'plans' | 'sessions'>,
  act: Act,
  { until, why = 'wish' }: { until: Instant | null; why?: 'wish' | 'busy' },
): Promise<FloorAnswer> {
  if (until !== null && until <= ports.clock.now()) return refused('dates-order', { path: ['input', 'until'] });
  return actAsParticipant(ports, act, (participant) => ({ kind: 'pause', participant, until, why }));
}

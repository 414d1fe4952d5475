import type { Instant } from '../../domain/kernel/time.ts';
import { actAsParticipant, type FloorAnswer } from '../floor/actAsParticipant.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused } from '../kernel/refused.ts';

/** Somebody says when it goes home, or takes that back. */
export async function planLeaving(
  ports: Parameters<typeof actAsParticipant>[0] & Pick<Ports, 'clock'>,
  act: Act,
  at: Instant | null,
): Promise<FloorAnswer> {
  if (at !== null && at <= ports.clock.now()) return refused('dates-order', { path: ['input', 'at'] });
  return actAsParticipant(ports, act, (participant) => ({ kind: 'plan-leaving', participant, at }));
}

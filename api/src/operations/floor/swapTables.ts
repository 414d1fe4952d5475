import type { MeetingId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** Two pairs change tables. */
export async function swapTables(
  ports: StepPorts,
  act: StepAct,
  { meeting, other }: { meeting: MeetingId | null; other: MeetingId | null },
): Promise<StepAnswer> {
  if (!meeting || !other) return refused('meeting-gone', { path: ['input', meeting ? 'other' : 'meeting'] });
  return stepIn(ports, act, {
    right: 'step-in',
    order: (reason) => ({ kind: 'swap-tables', meeting, other, reason }),
  });
}

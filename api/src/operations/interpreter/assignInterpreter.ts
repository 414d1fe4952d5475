import type { InterpreterId, MeetingId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** Staff sends an interpreter to a meeting. */
export async function assignInterpreter(
  ports: StepPorts,
  act: StepAct,
  { meeting, interpreter }: { meeting: MeetingId | null; interpreter: InterpreterId | null },
): Promise<StepAnswer> {
  if (!meeting) return refused('meeting-gone', { path: ['input', 'meeting'] });
  if (!interpreter) return refused('interpreter-unknown', { path: ['input', 'interpreter'] });
  return stepIn(ports, act, {
    right: 'step-in',
    order: (reason) => ({ kind: 'assign-interpreter', meeting, interpreter, reason }),
  });
}

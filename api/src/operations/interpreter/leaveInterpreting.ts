import type { Instant } from '../../domain/kernel/time.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused } from '../kernel/refused.ts';
import { actAsInterpreter, type InterpreterAnswer, type InterpreterPorts } from './actAsInterpreter.ts';

/** An interpreter goes home: now, or at a moment that it names. */
export async function leaveInterpreting(
  ports: InterpreterPorts & Pick<Ports, 'clock'>,
  act: Act,
  { at, atOnce }: { at: Instant | null; atOnce: boolean },
): Promise<InterpreterAnswer> {
  if (at !== null && at <= ports.clock.now()) return refused('dates-order', { path: ['input', 'at'] });
  const when = atOnce ? 'at-once' : 'at-end';
  return actAsInterpreter(ports, act, (interpreter) => ({ kind: 'leave-interpreting', interpreter, at, when }));
}

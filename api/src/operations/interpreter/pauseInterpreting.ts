import type { Instant } from '../../domain/kernel/time.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused } from '../kernel/refused.ts';
import { actAsInterpreter, type InterpreterAnswer, type InterpreterPorts } from './actAsInterpreter.ts';

/** An interpreter's break, until a moment or until it says otherwise. */
export async function pauseInterpreting(
  ports: InterpreterPorts & Pick<Ports, 'clock'>,
  act: Act,
  until: Instant | null,
): Promise<InterpreterAnswer> {
  if (until !== null && until <= ports.clock.now()) return refused('dates-order', { path: ['input', 'until'] });
  return actAsInterpreter(ports, act, (interpreter) => ({ kind: 'pause-interpreting', interpreter, until }));
}

import type { MeetingId } from '../../domain/kernel/id.ts';
import type { Act } from '../kernel/act.ts';
import { actAsInterpreter, type InterpreterAnswer, type InterpreterPorts } from './actAsInterpreter.ts';

/** An interpreter is at the place. */
export function arriveToInterpret(ports: InterpreterPorts, act: Act, meeting: MeetingId): Promise<InterpreterAnswer> {
  return actAsInterpreter(ports, act, (interpreter) => ({ kind: 'arrive-to-interpret', meeting, interpreter }));
}

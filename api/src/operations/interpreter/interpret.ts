import type { InterpreterId } from '../../domain/kernel/id.ts';
import type { Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused } from '../kernel/refused.ts';
import {
  interpreterStanding,
  sendAsInterpreter,
  type InterpreterAnswer,
  type InterpreterPorts,
} from './actAsInterpreter.ts';

/** An interpreter is here and free. */
export async function interpret(ports: InterpreterPorts & Pick<Ports, 'newId'>, act: Act): Promise<InterpreterAnswer> {
  const standing = await interpreterStanding(ports, act);
  if (isRefused(standing)) return standing;
  const { person } = standing;
  const brings = await ports.plans.interpreting(act.session, person);
  if (!brings) return refused('interpreter-unknown');
  const interpreter = standing.interpreter ?? (ports.newId() as InterpreterId);
  const order = { kind: 'interpret', facts: { ...brings, interpreter } } as const;
  return sendAsInterpreter(ports, act, { person, actor: standing.actor(interpreter), order });
}

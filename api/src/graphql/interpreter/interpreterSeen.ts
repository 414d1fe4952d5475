import type { InterpreterId, SessionId } from '../../domain/kernel/id.ts';
import type { Interpreter } from '../../domain/pairing/interpreter.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import { seesFloor } from '../floor/sight.ts';

/** An interpreter in the committed state of its session: the source of `Interpreter`. */
export interface SeenInterpreter {
  __typename: 'Interpreter';
  id: InterpreterId;
  in: SessionId;
  session: Session;
  interpreter: Interpreter;
}

/** An interpreter of a session; null where it has none of that id. */
export function interpreterSeen(session: Session, id: InterpreterId): SeenInterpreter | null {
  const interpreter = session.interpreters.get(id);
  return interpreter ? { __typename: 'Interpreter', id, in: session.session, session, interpreter } : null;
}

/** The caller's own presence as an interpreter of a session. */
export function ownInterpreter({ caller }: Pick<ApiContext, 'caller'>, session: Session): SeenInterpreter | null {
  const id = caller.kind === 'badge' ? session.interpreterByPerson.get(caller.person) : undefined;
  return id ? interpreterSeen(session, id) : null;
}

/** Everybody who interprets in a session, for those who see the floor; null for others. */
export async function interpretersSeen(context: ApiContext, session: Session): Promise<SeenInterpreter[] | null> {
  if (!(await seesFloor(context, session))) return null;
  return [...session.interpreters.keys()].sort().flatMap((id) => interpreterSeen(session, id) ?? []);
}

/** Whether the caller may see an interpreter's day: itself, and those who see the floor. */
export async function seesInterpreter(
  context: ApiContext,
  { session, interpreter }: SeenInterpreter,
): Promise<boolean> {
  const { caller } = context;
  return (caller.kind === 'badge' && caller.person === interpreter.person) || seesFloor(context, session);
}

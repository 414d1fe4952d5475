import { deadlineOfInterpreter } from './deadline.ts';
import type { Interpreter } from './interpreter.ts';
import { moved } from './keptIndex.ts';
import type { Session } from './session.ts';

/** The session with this interpreter as it is now. */
export function keepInterpreter(session: Session, interpreter: Interpreter): Session {
  const { interpreter: id, person } = interpreter;
  const before = session.interpreters.get(id);
  return {
    ...session,
    interpreters: session.interpreters.set(id, interpreter),
    interpreterByPerson:
      session.interpreterByPerson.get(person) === id
        ? session.interpreterByPerson
        : session.interpreterByPerson.set(person, id),
    deadlines: moved(session.deadlines, `interpreter ${id}`, [
      before && deadlineOfInterpreter(before),
      deadlineOfInterpreter(interpreter),
    ]),
  };
}

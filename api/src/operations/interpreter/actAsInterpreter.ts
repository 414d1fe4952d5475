import { readFrontCode } from '../../domain/credential/badgeCode.ts';
import { idOf } from '../../domain/credential/caller.ts';
import { may, type Whereabouts } from '../../domain/credential/rights.ts';
import type { InterpreterId, PersonId, UserId } from '../../domain/kernel/id.ts';
import type { Order } from '../../domain/pairing/command.ts';
import type { Actor } from '../../domain/pairing/event.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { CommandAnswer } from '../../ports/sessions.ts';
import { keyOf, type Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendLive } from '../kernel/sendLive.ts';

/** What an interpreter's act answers: the domain's answer by ids, with the person it was done for. */
export type InterpreterAnswer = (CommandAnswer & { person: PersonId }) | Refused;

/** What every act of an interpreter needs. */
export type InterpreterPorts = Pick<Ports, 'badges' | 'newId' | 'plans' | 'sessions'>;

/** Who is acted for, and in whose name. */
export interface InterpreterStanding {
  session: Session;
  person: PersonId;
  /** Null where the person has not joined the session. */
  interpreter: InterpreterId | null;
  actor(interpreter: InterpreterId): Actor;
}

/** Sends an order for one interpreter: the caller itself, or another where the caller is staff. */
export async function actAsInterpreter(
  ports: InterpreterPorts,
  act: Act,
  order: (interpreter: InterpreterId) => Order,
): Promise<InterpreterAnswer> {
  const standing = await interpreterStanding(ports, act);
  if (isRefused(standing)) return standing;
  const { interpreter, person } = standing;
  if (!interpreter) return refused('interpreter-unknown');
  return sendAsInterpreter(ports, act, { person, actor: standing.actor(interpreter), order: order(interpreter) });
}

/** Sends one command under the act's key. */
export async function sendAsInterpreter(
  ports: Pick<Ports, 'sessions'>,
  act: Act,
  { person, actor, order }: { person: PersonId; actor: Actor; order: Order },
): Promise<InterpreterAnswer> {
  const key = keyOf(act);
  if (isRefused(key)) return key;
  const answer = await sendLive(ports, act.session, { command: { actor, ...order }, key });
  return isRefused(answer) ? answer : { ...answer, person };
}

/** Finds for whom the caller acts, and whether it may. */
export async function interpreterStanding(ports: InterpreterPorts, act: Act): Promise<InterpreterStanding | Refused> {
  const { caller } = act;
  if (caller.kind === 'nobody') return refused('signed-out');
  const at = await ports.plans.whereabouts(act.session);
  if (at?.account !== caller.account) return refused('session-unknown', { path: ['input', 'session'] });
  const session = await ports.sessions.read(act.session);
  if (!session) return refused('session-closed');
  const person = await whom(ports, act, at);
  if (isRefused(person)) return person;
  const interpreter = session.interpreterByPerson.get(person) ?? null;
  const isSelf = caller.kind === 'badge' && caller.person === person;
  if (isSelf && may(caller, 'interpret', at)) {
    return { session, person, interpreter, actor: (self) => ({ by: 'interpreter', interpreter: self }) };
  }
  if (!may(caller, 'act-for-anybody', at)) return refused(isSelf ? 'not-allowed' : 'not-yours');
  const user = idOf(caller) as UserId;
  return { session, person, interpreter, actor: () => ({ by: 'staff', user, for: null }) };
}

async function whom(
  ports: Pick<Ports, 'badges'>,
  { caller, forWhom }: Act,
  at: Whereabouts,
): Promise<PersonId | Refused> {
  if (forWhom.frontCode) {
    const badge = await ports.badges.byFrontCode(readFrontCode(forWhom.frontCode), at.exhibition);
    if (badge?.state === 'active') return badge.person;
    return refused('interpreter-unknown', { path: ['input', 'frontCode'] });
  }
  return caller.kind === 'badge' ? caller.person : refused('interpreter-unknown');
}

import { applicationOf, type Advised, type Application } from '../../domain/rehearsal/application.ts';
import type { Venue } from '../../domain/pairing/place.ts';
import type { InterpreterAdvice } from '../../domain/rehearsal/rehearsal.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { stepIn, steppingOf, type StepAct, type StepPorts } from '../session/stepIn.ts';

/** What applying a session's last rehearsal changes, and the interpreters whom nobody can bring by a click. */
export interface RehearsalApplication extends Application {
  interpreters: InterpreterAdvice['needed'];
  venues: readonly Pick<Venue, 'venue' | 'code'>[];
}

type ApplyPorts = StepPorts & Pick<Ports, 'rehearsals'>;

/** RH19: says what applying the last rehearsal would change, and changes nothing. */
export async function previewRehearsal(
  ports: ApplyPorts,
  act: StepAct,
  advised: Advised,
): Promise<RehearsalApplication | Refused> {
  const stepping = await steppingOf(ports, act, 'run-session');
  if (isRefused(stepping)) return stepping;
  const result = (await ports.rehearsals.find(act.session))?.result;
  if (!result) return refused('rehearsal-missing');
  const session = await ports.sessions.read(act.session);
  if (!session) return refused('session-not-open', { facts: { time: stepping.plan.opensAt } });
  if (session.state === 'CLOSED') return refused('session-state', { facts: { state: session.state } });
  const venues = [...session.venues.values()];
  return { ...applicationOf(session, result, advised), interpreters: result.interpreters?.needed ?? [], venues };
}

/**
 * RH19: applies the last rehearsal's advice as acts like any other of the organiser: a change of rules, tables opened and taken out of use, each in the
 * log with the reason. Sent again after a fault it does what is left to do.
 */
export async function applyRehearsal(
  ports: ApplyPorts,
  act: StepAct,
  advised: Advised,
): Promise<RehearsalApplication | Refused> {
  const application = await previewRehearsal(ports, act, advised);
  if (isRefused(application)) return application;
  const { meetingMinutes, tables } = application;
  const [opened, closed] = [tables.flatMap((one) => one.opened), tables.flatMap((one) => one.closed)];
  const orders = [
    ...(meetingMinutes.before === meetingMinutes.after
      ? []
      : [{ kind: 'change-rules', rules: { meetingMinutes: meetingMinutes.after } } as const]),
    ...(opened.length > 0 ? [{ kind: 'open-places', places: opened } as const] : []),
    ...(closed.length > 0 ? [{ kind: 'close-places', places: closed } as const] : []),
  ];
  for (const order of orders) {
    // Each order has a key of its own under the act's: keys belong to an actor and a mutation.
    const own = { ...act, mutation: `${act.mutation} ${order.kind}` };
    const answer = await stepIn(ports, own, { right: 'run-session', order: (reason) => ({ ...order, reason }) });
    if (isRefused(answer)) return answer;
  }
  return application;
}

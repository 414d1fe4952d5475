import { isRefused } from '../kernel/refused.ts';
import { prepareSession } from './prepareSession.ts';
import { stepIn, steppingOf, type StepAct, type StepAnswer, type StepPorts } from './stepIn.ts';

/** Check-in opens; a session that is only planned is drafted first, with everybody who is expected. */
export async function openSession(ports: StepPorts, act: StepAct): Promise<StepAnswer> {
  const stepping = await steppingOf(ports, act, 'run-session');
  if (isRefused(stepping)) return stepping;
  const hindered = await prepareSession(ports, stepping.plan, stepping.actor);
  if (hindered) return hindered;
  return stepIn(ports, act, { right: 'run-session', order: (reason) => ({ kind: 'open-session', reason }) });
}

import type { Rules } from '../../domain/pairing/rules.ts';
import type { CommandAnswer } from '../../ports/sessions.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { stepIn, steppingOf, type StepAct, type StepPorts } from './stepIn.ts';

/** What a change of rules would do. */
export interface RulesPreview {
  rules: Rules;
  /** Participants for whom a changed rule counts from now on. */
  affected: number;
}

/** Changes the rules of the floor in a session; those not named stay. */
export function changeRules(ports: StepPorts, act: StepAct, rules: Partial<Rules>): Promise<CommandAnswer | Refused> {
  return stepIn(ports, act, { right: 'run-session', order: (reason) => ({ kind: 'change-rules', rules, reason }) });
}

/** Says what a change would do, and changes nothing. */
export async function previewRules(
  ports: StepPorts,
  act: StepAct,
  rules: Partial<Rules>,
): Promise<RulesPreview | Refused> {
  const stepping = await steppingOf(ports, act, 'run-session');
  if (isRefused(stepping)) return stepping;
  const session = await ports.sessions.read(act.session);
  if (!session) return refused('session-not-open', { facts: { time: stepping.plan.opensAt } });
  const next: Rules = { ...session.rules, ...rules };
  const changes = JSON.stringify(next) !== JSON.stringify(session.rules);
  const here = [...session.participants.values()].filter(({ state }) => state !== 'LEFT' && state !== 'EXPECTED');
  return { rules: next, affected: changes ? here.length : 0 };
}

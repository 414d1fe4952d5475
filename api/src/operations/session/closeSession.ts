import { stepIn, type StepAct, type StepAnswer, type StepPorts } from './stepIn.ts';

/** Open offers are withdrawn; meetings that run may end. */
export function closeSession(ports: StepPorts, act: StepAct): Promise<StepAnswer> {
  return stepIn(ports, act, { right: 'run-session', order: (reason) => ({ kind: 'close-session', reason }) });
}

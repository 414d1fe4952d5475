import { stepIn, type StepAct, type StepAnswer, type StepPorts } from './stepIn.ts';

/** Pairing starts, or goes on after a pause. */
export function startPairing(ports: StepPorts, act: StepAct): Promise<StepAnswer> {
  return stepIn(ports, act, { right: 'run-session', order: (reason) => ({ kind: 'start-pairing', reason }) });
}

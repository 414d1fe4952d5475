import type { OfferId } from '../../domain/kernel/id.ts';
import { refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** An open offer is taken back; both keep their waiting time. */
export async function withdrawOffer(ports: StepPorts, act: StepAct, offer: OfferId | null): Promise<StepAnswer> {
  if (!offer) return refused('offer-gone', { path: ['input', 'offer'] });
  return stepIn(ports, act, { right: 'step-in', order: (reason) => ({ kind: 'withdraw-offer', offer, reason }) });
}

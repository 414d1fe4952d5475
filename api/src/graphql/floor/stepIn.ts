import type { StepInInput } from '@ponte/schema/floor/stepIn.input.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { isRefused, refused, type Refused } from '../../operations/kernel/refused.ts';
import type { StepAct, StepAnswer } from '../../operations/session/stepIn.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { zoneOf } from '../problem/zone.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { inputHash } from './act.ts';
import { sessionSeen } from './seen.ts';

/** Runs an organiser's act in the session that the input names. */
export async function stepIn<Input extends StepInInput>(
  context: ApiContext,
  { mutation, input }: { mutation: string; input: Input },
  operation: (ports: Ports, act: StepAct) => Promise<StepAnswer>,
): Promise<object> {
  const act = stepActOf(context, { mutation, input });
  if (isRefused(act)) return problem(context, act);
  const answer = await operation(context.ports, act);
  if (isRefused(answer)) return problem(context, answer, await zoneOf(context, act.session));
  return stepSuccess(context, act);
}

/** The session as it now is. */
export async function stepSuccess(context: ApiContext, { session }: Pick<StepAct, 'session'>): Promise<object> {
  const plan = await context.loaders.plan.load(session);
  if (!plan) return problem(context, refused('session-unknown', { path: ['input', 'session'] }));
  return { __typename: 'SessionSuccess', session: await sessionSeen(context, plan) };
}

/** An act of a step as the operations take it. */
export function stepActOf(
  { caller, idempotencyKey }: ApiContext,
  { mutation, input }: { mutation: string; input: StepInInput },
): StepAct | Refused {
  const session = readNodeId('PairingSession', input.session);
  if (!session) return refused('session-unknown', { path: ['input', 'session'] });
  return {
    caller,
    session,
    mutation,
    key: input.idempotencyKey ?? idempotencyKey,
    inputHash: inputHash(input),
    forWhom: { participant: null, frontCode: null },
    reason: input.reason ?? null,
  };
}

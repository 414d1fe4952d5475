import type { ApiContext } from '../context.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { sessionSeen, type SeenSession } from './seen.ts';

/** A session by its opaque id; null for one that does not exist. What of it is private its fields guard. */
export async function openSessionSeen(context: ApiContext, id: string): Promise<SeenSession | null> {
  const session = readNodeId('PairingSession', id);
  const plan = session ? await context.loaders.plan.load(session) : null;
  return plan ? sessionSeen(context, plan) : null;
}

import type { SessionId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';
import { isVisible } from '../exhibition/isVisible.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { sessionSeen, type SeenSession } from './seen.ts';

/** A session by its opaque id; null for one that does not exist. What of it is private its fields guard. */
export async function openSessionSeen(context: ApiContext, id: string): Promise<SeenSession | null> {
  const session = readNodeId('PairingSession', id);
  return session ? visibleSession(context, session) : null;
}

/** A session of an exhibition that the caller may know of. */
export async function visibleSession(context: ApiContext, session: SessionId): Promise<SeenSession | null> {
  const plan = await context.loaders.plan.load(session);
  const fair = plan ? await context.loaders.exhibition.load(plan.exhibition) : null;
  return plan && fair && isVisible(context, fair) ? sessionSeen(context, plan) : null;
}

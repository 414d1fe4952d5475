import type { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { refusalError } from '../problem/found.ts';
import { readNodeId } from '../relay/nodeId.ts';

/** The committed session that somebody who is signed in wants to follow. */
export async function followedSession(context: ApiContext, { session }: Pick<FeedArgs, 'session'>): Promise<Session> {
  if (context.caller.kind === 'nobody') throw refusalError(context, refused('signed-out'));
  const id = readNodeId('PairingSession', session);
  const read = id ? await context.ports.sessions.read(id) : null;
  if (!read) throw refusalError(context, refused('session-unknown', { path: ['session'] }));
  return read;
}

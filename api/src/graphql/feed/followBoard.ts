import { refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { refusalError } from '../problem/found.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { maySeeBoard, type SeenBoard } from './boardNow.ts';
import { endable } from './endable.ts';
import { typedEnd } from './feedEnd.ts';

/** The figures of a session, at most two a second, for those who may see them and for screens with the board's token. */
export async function followBoard(
  context: ApiContext,
  { session: id, token = null }: { session: string; token?: string | null },
): Promise<AsyncIterable<SeenBoard>> {
  const { caller, ports, loaders, boards } = context;
  const known = readNodeId('PairingSession', id);
  const plan = known ? await loaders.plan.load(known) : null;
  if (!plan) throw refusalError(context, refused('session-unknown', { path: ['session'] }));
  if (!maySeeBoard(context, plan, token)) {
    throw refusalError(context, refused(caller.kind === 'nobody' ? 'signed-out' : 'not-allowed'));
  }
  const session = await ports.sessions.read(plan.id);
  if (!session) throw refusalError(context, refused('session-not-open', { facts: { time: plan.opensAt } }));
  return endable((signal) => typedEnd(seenBoards(context, boards.follow(session, signal), session.session)));
}

async function* seenBoards(
  { ports }: ApiContext,
  found: AsyncIterable<Omit<SeenBoard, 'live'>>,
  id: SeenBoard['session'],
): AsyncGenerator<SeenBoard, void, undefined> {
  for await (const board of found) {
    const live = await ports.sessions.read(id);
    if (!live) return;
    yield { ...board, live };
  }
}

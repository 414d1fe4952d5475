import type { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import { may } from '../../domain/credential/rights.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { refusalError } from '../problem/found.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { endable } from './endable.ts';
import { wireFacts } from './facts.ts';
import { typedEnd } from './feedEnd.ts';
import { MARK, withMarks } from './withMarks.ts';

type Item =
  | {
      __typename: 'SessionEvent';
      sequence: number;
      previous: number;
      kind: string;
      at: Instant;
      actor: object;
      facts: object;
    }
  | { __typename: 'Mark'; sequence: number; now: Instant }
  | { __typename: 'ResyncRequired'; oldest: number; head: number };

/** Every event of a session after a cursor, for those who may follow it. */
export async function followSession(context: ApiContext, args: FeedArgs): Promise<AsyncIterable<Item>> {
  const { caller, ports, loaders } = context;
  if (caller.kind === 'nobody') throw refusalError(context, refused('signed-out'));
  const id = readNodeId('PairingSession', args.session);
  const plan = id ? await loaders.plan.load(id) : null;
  if (!plan || plan.account !== caller.account)
    throw refusalError(context, refused('session-unknown', { path: ['session'] }));
  if (!may(caller, 'follow-session', plan)) throw refusalError(context, refused('not-allowed'));
  const session = await ports.sessions.read(plan.id);
  const head = session?.head ?? 0;
  const after = args.after ?? head;
  if (after < 0 || after > head) return endable(() => resync(head));
  return endable((signal) => typedEnd(followAll(context, { id: plan.id, after }, signal)));
}

/** A cursor that this log never gave out: of another database, or of the future. */
async function* resync(head: number): AsyncGenerator<Item, void, undefined> {
  yield { __typename: 'ResyncRequired', oldest: 0, head };
}

async function* followAll(
  { ports }: ApiContext,
  { id, after }: { id: Session['session']; after: number },
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  let previous = after;
  for await (const item of withMarks(ports.sessions.follow(id, after, signal), ports.clock, signal)) {
    if (item === MARK) {
      yield { __typename: 'Mark', sequence: previous, now: ports.clock.now() };
      continue;
    }
    const session = await ports.sessions.read(id);
    if (!session) return;
    const { kind, at, actor, ...facts } = item.event;
    yield {
      __typename: 'SessionEvent',
      sequence: item.sequence,
      previous,
      kind,
      at,
      actor: wireFacts({ ...actor }, session),
      facts: wireFacts(facts, session),
    };
    previous = item.sequence;
  }
}

import type { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import { may } from '../../domain/credential/rights.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import type { ApiContext } from '../context.ts';
import { refusalError } from '../problem/found.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { wireFacts } from './facts.ts';
import { FeedSource, type CatchUp, type OwnItem, type PushFeed } from './pushFeed.ts';
import type { SessionNews } from './sessionHub.ts';

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
export async function followSession(context: ApiContext, args: FeedArgs): Promise<AsyncIterable<object>> {
  const { caller, ports, loaders, topics } = context;
  if (caller.kind === 'nobody') throw refusalError(context, refused('signed-out'));
  const id = readNodeId('PairingSession', args.session);
  const plan = id ? await loaders.plan.load(id) : null;
  if (!plan || plan.account !== caller.account)
    throw refusalError(context, refused('session-unknown', { path: ['session'] }));
  if (!may(caller, 'follow-session', plan)) throw refusalError(context, refused('not-allowed'));
  const session = await ports.sessions.read(plan.id);
  const head = session?.head ?? 0;
  const after = args.after ?? head;
  if (after < 0 || after > head) return resync(head);
  if (!session) return nothing();
  return new FeedSource(new WholeFeed({ topic: topics.session(session), ports, id: plan.id, after }));
}

/** A cursor that this log never gave out: of another database, or of the future. */
async function* resync(head: number): AsyncGenerator<Item, void, undefined> {
  yield { __typename: 'ResyncRequired', oldest: 0, head };
}

/** A session that is only planned has no log yet. */
async function* nothing(): AsyncGenerator<Item, void, undefined> {}

type Whole = Pick<WholeFeed, 'topic'> & Pick<ApiContext, 'ports'> & { id: Session['session']; after: number };

/** Every event of one session. */
class WholeFeed implements PushFeed<SessionNews> {
  readonly topic: PushFeed<SessionNews>['topic'];
  /** Whoever may follow a session reads the same of it. */
  readonly sight = 'session';
  readonly #whole: Whole;

  constructor(whole: Whole) {
    this.topic = whole.topic;
    this.#whole = whole;
  }

  async *own({ cursor, until, signal }: CatchUp): AsyncGenerator<OwnItem, number, undefined> {
    const { ports, id, after } = this.#whole;
    let at = cursor ?? after;
    if (at >= until) return at;
    let session: Session | null = null;
    for await (const event of ports.sessions.follow(id, at, signal)) {
      if (!session || session.head < event.sequence) session = await ports.sessions.read(id);
      if (session) yield { item: eventSeen(event, session, at), sequence: event.sequence };
      at = event.sequence;
      if (at >= until) break;
    }
    return at;
  }

  show({ event, session, sequence, now }: SessionNews, previous: number): Item {
    return event ? eventSeen(event, session, previous) : { __typename: 'Mark', sequence, now };
  }
}

function eventSeen({ sequence, event }: LoggedEvent, session: Session, previous: number): Item {
  const { kind, at, actor, ...facts } = event;
  return {
    __typename: 'SessionEvent',
    sequence,
    previous,
    kind,
    at,
    actor: wireFacts({ ...actor }, session),
    facts: wireFacts(facts, session),
  };
}

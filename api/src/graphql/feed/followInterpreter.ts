import { GraphQLError } from 'graphql';
import type { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import type { InterpreterId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { interpretersConcernedBy } from '../../domain/pairing/concerned.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { interpreterSeen, ownInterpreter, type SeenInterpreter } from '../interpreter/interpreterSeen.ts';
import { refusalError } from '../problem/found.ts';
import { followedSession } from './followedSession.ts';
import { isForAll } from './notice.ts';
import { FeedSource, type CatchUp, type OwnItem, type PushFeed } from './pushFeed.ts';
import type { SessionNews } from './sessionHub.ts';

type Item =
  | {
      __typename: 'InterpreterNow';
      sequence: number;
      previous: number | null;
      now: Instant;
      interpreter: SeenInterpreter;
    }
  | { __typename: 'Mark'; sequence: number; now: Instant; waiting: null };

/** The caller's own feed as an interpreter: how it stands, after each event that concerns it, and a mark each 15 s. */
export async function followInterpreter(context: ApiContext, args: FeedArgs): Promise<FeedSource<SessionNews>> {
  const { ports, topics } = context;
  const session = await followedSession(context, args);
  const me = ownInterpreter(context, session);
  if (!me) throw refusalError(context, refused('interpreter-unknown'));
  const topic = topics.presence(session, me.id);
  return new FeedSource(new InterpreterFeed({ topic, ports, id: session.session, me: me.id }));
}

type Own = Pick<InterpreterFeed, 'topic'> & Pick<ApiContext, 'ports'> & { id: Session['session']; me: InterpreterId };

/** One interpreter's feed. What it missed it need not know: the present state says all that counts. */
class InterpreterFeed implements PushFeed<SessionNews> {
  readonly topic: PushFeed<SessionNews>['topic'];
  /** What an interpreter reads is its own. */
  readonly sight = null;
  readonly #own: Own;

  constructor(own: Own) {
    this.topic = own.topic;
    this.#own = own;
    this.alive();
  }

  alive(): void {
    this.#own.ports.sessions.seen(this.#own.id, this.#own.me);
  }

  async *own({ cursor, until }: CatchUp): AsyncGenerator<OwnItem, number, undefined> {
    if (cursor !== null && cursor >= until) return cursor;
    const { ports, id, me } = this.#own;
    const session = await ports.sessions.read(id);
    const interpreter = session && interpreterSeen(session, me);
    if (!interpreter) throw new GraphQLError('The interpreter is no longer in the session.');
    const sequence = session.head;
    const now = ports.clock.now();
    const item: Item = { __typename: 'InterpreterNow', sequence, previous: cursor, now, interpreter };
    yield { item, sequence };
    return sequence;
  }

  show({ event, session, sequence, now }: SessionNews, previous: number): Item | null {
    if (!event) return { __typename: 'Mark', sequence, now, waiting: null };
    const interpreter = interpreterSeen(session, this.#own.me);
    const concerns = isForAll(event) || interpretersConcernedBy(event.event, session).includes(this.#own.me);
    if (!concerns || !interpreter) return null;
    return { __typename: 'InterpreterNow', sequence, previous, now, interpreter };
  }
}

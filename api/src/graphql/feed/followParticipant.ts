import { GraphQLError } from 'graphql';
import type { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import type { ParticipantId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import type { ApiContext } from '../context.ts';
import { participantSeen, type SeenParticipant } from '../floor/seen.ts';
import { refusalError } from '../problem/found.ts';
import { followedSession } from './followedSession.ts';
import { noticeOf, teamNoticeOf, type NoticeSeen } from './notice.ts';
import { FeedSource, type CatchUp, type OwnItem, type PushFeed } from './pushFeed.ts';
import type { SessionNews } from './sessionHub.ts';

/** Missed notices are listed up to this many, of at most so many events back: the present state says all that still counts. */
const MOST_MISSED = 100;
const MOST_EVENTS_BACK = 5_000;

type Item =
  | { __typename: 'PresentState'; sequence: number; now: Instant; participant: SeenParticipant; missed: NoticeSeen[] }
  | {
      __typename: 'ParticipantNotice';
      sequence: number;
      previous: number;
      now: Instant;
      notice: NoticeSeen;
      participant: SeenParticipant;
    }
  | { __typename: 'Mark'; sequence: number; now: Instant; waiting: SeenParticipant | null };

/** The caller's own feed: first how it stands, then every event that concerns it, and a mark each 15 s. */
export async function followParticipant(context: ApiContext, args: FeedArgs): Promise<FeedSource<SessionNews>> {
  const { caller, ports, topics } = context;
  const session = await followedSession(context, args);
  const me = caller.kind === 'badge' ? session.byPerson.get(caller.person) : undefined;
  if (!me) throw refusalError(context, refused('participant-unknown', { facts: { badge: '' } }));
  const topic = topics.presence(session, me);
  return new FeedSource(new OwnFeed({ topic, ports, id: session.session, me, after: args.after ?? null }));
}

type Own = Pick<OwnFeed, 'topic'> &
  Pick<ApiContext, 'ports'> & { id: Session['session']; me: ParticipantId; after: number | null };

/** One participant's feed. */
class OwnFeed implements PushFeed<SessionNews> {
  readonly topic: PushFeed<SessionNews>['topic'];
  /** What a participant reads is its own. */
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

  async *own({ cursor, until, signal }: CatchUp): AsyncGenerator<OwnItem, number, undefined> {
    const { ports, id } = this.#own;
    let at = cursor;
    let previous = cursor ?? 0;
    if (at === null) {
      const present = await this.#present(signal);
      at = previous = present.sequence;
      yield { item: present, sequence: present.sequence };
    }
    if (at >= until) return at;
    for await (const event of ports.sessions.follow(id, at, signal)) {
      at = event.sequence;
      const session = await ports.sessions.read(id);
      const item = session && this.show({ event, session, ...newsOf(event, ports.clock.now()) }, previous);
      if (item) yield { item, sequence: (previous = at) };
      if (at >= until) break;
    }
    return at;
  }

  show({ event, session, sequence, now }: SessionNews, previous: number): Item | null {
    const participant = participantSeen(session, this.#own.me);
    if (!event) {
      const waiting = participant?.participant.state === 'AVAILABLE' ? participant : null;
      return { __typename: 'Mark', sequence, now, waiting };
    }
    const { me } = this.#own;
    const notice = noticeOf(event, me, session) ?? teamNoticeOf(event, me, session);
    if (!notice || !participant) return null;
    return { __typename: 'ParticipantNotice', sequence, previous, now, notice, participant };
  }

  async #present(signal: AbortSignal): Promise<Extract<Item, { __typename: 'PresentState' }>> {
    const { ports, id, me, after } = this.#own;
    const session = await ports.sessions.read(id);
    const participant = session && participantSeen(session, me);
    if (!participant) throw new GraphQLError('The participant is no longer in the session.');
    const missed: NoticeSeen[] = [];
    if (after !== null && after >= 0 && after < session.head) {
      const from = Math.max(after, session.head - MOST_EVENTS_BACK);
      for await (const logged of ports.sessions.follow(id, from, signal)) {
        const notice = logged.sequence <= session.head ? noticeOf(logged, me, session) : null;
        if (notice) missed.push(notice);
        if (logged.sequence >= session.head) break;
      }
    }
    const now = ports.clock.now();
    return { __typename: 'PresentState', sequence: session.head, now, participant, missed: missed.slice(-MOST_MISSED) };
  }
}

function newsOf({ sequence }: LoggedEvent, now: Instant): Pick<SessionNews, 'sequence' | 'isChained' | 'now'> {
  return { sequence, isChained: true, now };
}

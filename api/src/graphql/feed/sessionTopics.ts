import type { PresenceId, SessionId } from '../../domain/kernel/id.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { FeedLoaders } from './feedLoaders.ts';
import type { Topic } from './pushFeed.ts';
import { SessionHub, type SessionNews } from './sessionHub.ts';

/** What topics need; `names` are what the items of feeds read, and hear what happens before anybody is told. */
export interface TopicsMeans {
  sessions: Sessions;
  clock: Clock;
  names: Pick<FeedLoaders, 'heard' | 'renew'>;
}

/** What happens in the sessions that somebody follows on this node: each is followed once, however many feeds there are. */
export class SessionTopics {
  readonly #means: TopicsMeans;
  readonly #hubs = new Map<SessionId, SessionHub>();

  constructor(means: TopicsMeans) {
    this.#means = means;
  }

  /** Everything that happens in a session. */
  session(from: Session): Topic<SessionNews> {
    return this.#topic(from, null);
  }

  /** What concerns one participant or interpreter. */
  presence(from: Session, presence: PresenceId): Topic<SessionNews> {
    return this.#topic(from, presence);
  }

  /** Sessions followed now. */
  get size(): number {
    return this.#hubs.size;
  }

  /** Ends every topic. */
  close(): void {
    for (const hub of this.#hubs.values()) hub.close();
    this.#hubs.clear();
  }

  #topic({ session, head }: Session, presence: PresenceId | null): Topic<SessionNews> {
    return {
      name: presence ? `${session} ${presence}` : session,
      listen: (listener) => (this.#hubs.get(session) ?? this.#open(session, head)).listen(presence, listener),
    };
  }

  /** Beginning at a head that was read a moment ago loses nothing: what came since is read after it. */
  #open(session: SessionId, head: number): SessionHub {
    const left = () => this.#hubs.get(session) === hub && this.#hubs.delete(session);
    const { names, ...means } = this.#means;
    names.renew();
    const hub = new SessionHub(session, head, { ...means, left, heard: (event, after) => names.heard(event, after) });
    this.#hubs.set(session, hub);
    return hub;
  }
}

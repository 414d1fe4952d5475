import type { SessionId } from '../domain/kernel/id.ts';
import type { Logger } from '../ports/logger.ts';
import type { LoggedEvent, SessionLog } from '../ports/sessionLog.ts';
import { CursorUnknown } from '../ports/sessions.ts';
import { Feed } from './feed.ts';

/** A session that is followed on this node. */
interface Followed {
  followers: number;
  opening: Promise<Feed | null>;
  feed: Feed | null;
}

/** The one entrance of this node to the feeds of all sessions. A session has a feed while somebody follows it. */
export class Feeds {
  readonly #means: { log: SessionLog; logger: Logger };
  readonly #followed = new Map<SessionId, Followed>();
  readonly #stopped = new AbortController();
  #polling = false;

  constructor(means: { log: SessionLog; logger: Logger }) {
    this.#means = means;
  }

  /** Events that were just committed on this node. */
  committed(session: SessionId, events: readonly LoggedEvent[]): void {
    this.#withFeed(session, (feed) => feed.committed(events));
  }

  /** A ring of the bell. */
  heard(session: SessionId, head: number): void {
    this.#withFeed(session, (feed) => feed.heard(head));
  }

  /** The net under the bell: asks the log how far it goes, for every session that is followed here and not conducted here. */
  async poll(isConducted: (session: SessionId) => boolean): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    try {
      for (const [session, { feed }] of this.#followed)
        if (feed && !isConducted(session)) feed.heard((await this.#means.log.head(session))?.head ?? 0);
    } catch (error) {
      this.#means.logger.warn({ error: String(error) }, 'the feeds could not be polled');
    } finally {
      this.#polling = false;
    }
  }

  /** Every event after `after`, then each new one, until `signal` aborts or the feeds stop. A session that the log does not know has no events. */
  follow(session: SessionId, after: number, signal: AbortSignal): AsyncIterable<LoggedEvent> {
    return {
      [Symbol.asyncIterator]: () => {
        const left = new AbortController();
        const over = AbortSignal.any([signal, left.signal, this.#stopped.signal]);
        const events = this.#follow(session, after, over);
        return {
          next: () => events.next(),
          return: () => {
            left.abort();
            return events.return();
          },
        };
      },
    };
  }

  /** Ends every follower. */
  stop(): void {
    this.#stopped.abort();
  }

  async *#follow(session: SessionId, after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, undefined> {
    const followed = this.#followed.get(session) ?? this.#begin(session);
    followed.followers++;
    try {
      const feed = await followed.opening;
      if (!feed) return;
      await this.#checkCursor(session, { feed, after });
      yield* feed.follow(after, signal);
    } finally {
      followed.followers--;
      if (followed.followers === 0 && this.#followed.get(session) === followed) this.#followed.delete(session);
    }
  }

  /** Who comes from another node may be further than this node has heard: then the log says how far it goes. */
  async #checkCursor(session: SessionId, { feed, after }: { feed: Feed; after: number }): Promise<void> {
    if (after >= 0 && after <= feed.head) return;
    const head = (await this.#means.log.head(session))?.head ?? 0;
    if (after < 0 || after > head) throw new CursorUnknown(after, head);
    feed.heard(head);
  }

  #begin(session: SessionId): Followed {
    const opening = this.#open(session).then((feed) => (followed.feed = feed));
    const followed: Followed = { followers: 0, opening, feed: null };
    this.#followed.set(session, followed);
    return followed;
  }

  async #open(session: SessionId): Promise<Feed | null> {
    const head = await this.#means.log.head(session);
    return head && new Feed(session, head.head, this.#means);
  }

  /** Also while the feed is being opened: then after it has opened. */
  #withFeed(session: SessionId, tell: (feed: Feed) => void): void {
    const followed = this.#followed.get(session);
    if (followed?.feed) tell(followed.feed);
    else followed?.opening.then((feed) => feed && tell(feed), ignore);
  }
}

/** The follower that opened the feed is told of the failure. */
function ignore(): void {}

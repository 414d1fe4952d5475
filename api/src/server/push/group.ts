import type { PushFeed, Listening, TopicListener, TopicNews } from '../../graphql/feed/pushFeed.ts';
import type { SocketContext } from '../http/contexts.ts';
import type { Payload } from './frame.ts';
import type { KnownDocument } from './knownDocuments.ts';
import type { Outbox, Producer } from './outbox.ts';
import type { Turns } from './turns.ts';

/** News that may wait for a group's reads; a group behind by more is given up. */
const MOST_BEHIND = 2_048;
/** Frames handed on before others of this process get their turn: some milliseconds. */
const SLICE = 512;
/** The cursor of who is not yet level with the topic: nothing told is for it. */
const NOT_LEVEL = Infinity;

/** One operation that follows a feed. */
export interface Follower extends Producer {
  /** Its id as JSON. */
  readonly idText: string;
  readonly outbox: Outbox;
  readonly context: SocketContext;
  /** It has everything up to this sequence. */
  cursor: number;
  /** Sequence of its last chained item. */
  last: number;
  /** The feed is over; null: without an error. */
  over(error: unknown): void;
}

/** How the items of a group become bytes. */
export interface GroupMeans {
  turns: Turns;
  /** Executes the document on an item, as the follower sees it. */
  execute(document: KnownDocument, item: object, about: { variables: Variables; seenBy: Follower }): Promise<Payload>;
  /** Nobody is left. */
  left(): void;
}

export type Variables = Readonly<Record<string, unknown>>;

/** What makes followers a group: each reads the very same. */
export interface GroupParts {
  feed: PushFeed;
  document: KnownDocument;
  variables: Variables;
}

/** Followers of one (document, variables, audience): an item is executed once and encoded once for all of them (PU3). */
export class Group implements TopicListener<TopicNews> {
  readonly feed: PushFeed;
  readonly #document: KnownDocument;
  readonly #variables: Variables;
  readonly #means: GroupMeans;
  readonly #followers = new Set<Follower>();
  readonly #listening: Listening;
  #heard: TopicNews[] = [];
  #telling = false;
  /** The last item where all see the same one: who comes in between needs no execution of its own. */
  #kept: { item: object; payload: Promise<Payload> } | null = null;

  constructor({ feed, document, variables }: GroupParts, means: GroupMeans) {
    this.feed = feed;
    this.#document = document;
    this.#variables = variables;
    this.#means = means;
    this.#listening = feed.topic.listen(this);
  }

  /** How far the topic has told. */
  get reached(): number {
    return this.#listening.reached;
  }

  get size(): number {
    return this.#followers.size;
  }

  /** Lets somebody in who is not yet level. */
  enter(follower: Follower): void {
    follower.cursor = NOT_LEVEL;
    this.#followers.add(follower);
  }

  /** An item of its own for one that is not yet level. */
  async send(follower: Follower, { item, sequence }: { item: object; sequence: number | null }): Promise<void> {
    const payload = await this.#payload(item, follower);
    if (!this.#followers.has(follower)) return;
    follower.outbox.send(payload.frame(follower.idText), follower);
    if (sequence !== null) follower.last = sequence;
  }

  /** From here on it is told what the topic tells. False: the topic has gone on meanwhile, or is over. */
  join(follower: Follower, cursor: number): boolean {
    if (cursor < this.reached) return false;
    follower.cursor = cursor;
    // Who came with the newest cursor was sent nothing: its next item follows that cursor.
    if (follower.last === 0) follower.last = cursor;
    return true;
  }

  leave(follower: Follower): void {
    if (!this.#followers.delete(follower) || this.#followers.size > 0) return;
    this.#heard = [];
    this.#listening.stop();
    this.#means.left();
  }

  hear(news: TopicNews): void {
    this.#heard.push(news);
    if (this.#heard.length > MOST_BEHIND) {
      for (const follower of this.#followers) follower.gaveUp();
      return;
    }
    if (!this.#telling) void this.#tellAll();
  }

  end(error: unknown): void {
    for (const follower of this.#followers) follower.over(error);
  }

  async #tellAll(): Promise<void> {
    this.#telling = true;
    try {
      for (let news = this.#heard.shift(); news; news = this.#heard.shift()) {
        const turn = this.#means.turns.next();
        if (turn) await turn;
        await this.#tell(news);
      }
    } catch (error) {
      this.end(error);
    } finally {
      this.#telling = false;
    }
  }

  async #tell(news: TopicNews): Promise<void> {
    const payloads = await this.#payloads(news);
    if (payloads.size === 0) return;
    let sent = 0;
    for (const follower of this.#followers) {
      if (!wants(follower, news)) continue;
      const payload = payloads.get(news.isChained ? follower.last : 0);
      if (news.isChained) follower.cursor = news.sequence;
      if (!payload) continue;
      follower.outbox.send(payload.frame(follower.idText), follower);
      if (news.isChained) follower.last = news.sequence;
      if (++sent % SLICE === 0) await new Promise(setImmediate);
    }
  }

  /** By the item before: the same for all but those who have just come. */
  async #payloads(news: TopicNews): Promise<ReadonlyMap<number, Payload>> {
    const seers = new Map<number, Follower>();
    for (const follower of this.#followers) {
      const previous = news.isChained ? follower.last : 0;
      if (wants(follower, news) && !seers.has(previous)) seers.set(previous, follower);
    }
    const payloads = new Map<number, Payload>();
    for (const [previous, seenBy] of seers) {
      const item = await this.feed.show(news, previous);
      if (item) payloads.set(previous, await this.#payload(item, seenBy));
    }
    return payloads;
  }

  #payload(item: object, seenBy: Follower): Promise<Payload> {
    if (this.#kept?.item === item) return this.#kept.payload;
    const payload = this.#means.execute(this.#document, item, { variables: this.#variables, seenBy });
    if (this.feed.sight !== null) this.#kept = { item, payload };
    return payload;
  }
}

/** Whether news are new to a follower. */
function wants({ cursor }: Follower, { sequence, isChained }: TopicNews): boolean {
  return isChained ? sequence > cursor : sequence >= cursor;
}

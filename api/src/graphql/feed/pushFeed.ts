/** Hears what is new in a topic. */
export interface TopicListener<News> {
  hear(news: News): void;
  /** The topic is over; null: without an error. */
  end(error: unknown): void;
}

/** A topic as it is listened to. */
export interface Listening {
  /** How far the topic has told: who has everything up to there may go on by listening. */
  readonly reached: number;
  stop(): void;
}

/** What is told alike, and once, to everybody on this node who follows it. */
export interface Topic<News> {
  /** Topics of one name tell the same. */
  readonly name: string;
  listen(listener: TopicListener<News>): Listening;
}

/** News of a topic: what happened at `sequence`. */
export interface TopicNews {
  readonly sequence: number;
  /** Whether the items of a feed name the one before them; a mark and a board stand for themselves. */
  readonly isChained: boolean;
}

/** Where a feed is caught up from, and how far. */
export interface CatchUp {
  /** Null: from the beginning of the feed. */
  cursor: number | null;
  /** How far the topic has told. */
  until: number;
  signal: AbortSignal;
}

/** An item of one's own and, where it names the one before it, its sequence. */
export interface OwnItem {
  item: object;
  /** Sequence that the next chained item names as the one before it; null: this item changes nothing in that. */
  sequence: number | null;
}

/**
 * What a subscription gives: items of its own until it is level with its topic, then what the topic tells, which is executed and encoded once for
 * everybody who sees it alike.
 */
export interface PushFeed<News extends TopicNews = TopicNews> {
  readonly topic: Topic<News>;
  /**
   * Whose eyes see the items: callers of the same sight read the same where a document asks only for what does not depend on the caller (PU4).
   * Null: each caller its own.
   */
  readonly sight: string | null;
  /** The items of its own; answers the cursor up to which it then is complete. */
  own(from: CatchUp): AsyncGenerator<OwnItem, number, undefined>;
  /** News as the item that the document's root field gives; null where they say nothing to this feed. */
  show(news: News, previous: number): object | null | Promise<object | null>;
  /** Told at each sign of life of a follower's device. */
  alive?(): void;
}

/** A push feed as the source stream that GraphQL knows: for executors that iterate. */
export class FeedSource<News extends TopicNews = TopicNews> implements AsyncIterable<object> {
  readonly feed: PushFeed<News>;

  constructor(feed: PushFeed<News>) {
    this.feed = feed;
  }

  /** Only what hands the feed to the push engine may follow it: an iterator would need a queue of its own for each reader. */
  [Symbol.asyncIterator](): AsyncIterator<object> {
    throw new Error('A feed is followed through the push engine.');
  }
}

import { createHash } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import type { Caller } from '../../domain/credential/caller.ts';
import type { ApiContext } from '../../graphql/context.ts';
import { feedEnd } from '../../graphql/feed/feedEnd.ts';
import type { PushFeed } from '../../graphql/feed/pushFeed.ts';
import type { SocketContext } from '../http/contexts.ts';
import { Payload } from './frame.ts';
import { Group, type Follower, type Variables } from './group.ts';
import type { KnownDocument } from './knownDocuments.ts';
import { Turns } from './turns.ts';

/** What the engine is joined with. */
export interface PushMeans {
  /** The context in which an item is executed. */
  contextOf(socket: SocketContext): ApiContext;
  /** The result as the viewer gets it: errors in its words. */
  inWords(context: ApiContext, result: ExecutionResult): object;
}

/** One subscription that begins. */
export interface Beginning {
  feed: PushFeed;
  document: KnownDocument;
  variables: Variables;
  signal: AbortSignal;
}

/** Brings the items of feeds to the sockets that follow them; its rules stand in PUSH.md. */
export class PushEngine {
  readonly #means: PushMeans;
  readonly #groups = new Map<string, Group>();
  readonly #turns = new Turns();

  constructor(means: PushMeans) {
    this.#means = means;
  }

  /** Groups that somebody is in. */
  get groups(): number {
    return this.#groups.size;
  }

  /** Lets whoever has work for this process wait its turn, so that a hall that comes back at once is served without holding up anything else. */
  async turn(): Promise<void> {
    await this.#turns.next();
  }

  /** Lets an operation follow a feed; answers how it leaves. The items of its own go out before the promise `level` resolves. */
  follow(follower: Follower, beginning: Beginning): { leave(): void; group: Group; level: Promise<void> } {
    const group = this.#groupOf(follower, beginning);
    group.enter(follower);
    return { group, leave: () => group.leave(follower), level: catchUp(group, follower, beginning) };
  }

  #groupOf({ context }: Follower, { feed, document, variables }: Beginning): Group {
    const key = keyOf([
      document.key,
      feed.topic.name,
      audienceOf(feed, document, context),
      JSON.stringify(document.variablesBelow.map((name) => variables[name] ?? null)),
    ]);
    const known = this.#groups.get(key);
    if (known) return known;
    const group: Group = new Group(
      { feed, document, variables },
      {
        turns: this.#turns,
        execute: (...asked) => this.#execute(...asked),
        left: () => this.#groups.get(key) === group && this.#groups.delete(key),
      },
    );
    this.#groups.set(key, group);
    return group;
  }

  async #execute(
    document: KnownDocument,
    item: object,
    { variables, seenBy }: { variables: Variables; seenBy: Follower },
  ): Promise<Payload> {
    const context = this.#means.contextOf(seenBy.context);
    return new Payload(this.#means.inWords(context, await document.run(item, context, variables)));
  }
}

/** Sends a follower what is its own until it is level with its topic. No faster than it is read. */
async function catchUp(group: Group, follower: Follower, { feed, signal }: Beginning): Promise<void> {
  let cursor: number | null = null;
  try {
    do {
      const own = feed.own({ cursor, until: group.reached, signal });
      let next = await own.next();
      for (; !next.done && !signal.aborted; next = await own.next()) {
        await group.send(follower, next.value);
        await follower.outbox.drained(signal);
      }
      if (!next.done) await own.return(0);
      else cursor = next.value;
      if (signal.aborted || cursor === null) return;
    } while (!group.join(follower, cursor));
  } catch (error) {
    if (!signal.aborted) follower.over(feedEnd(error));
  }
}

/** Who reads the same: callers of one sight and the same languages where the document allows it, otherwise one caller's devices. */
function audienceOf(feed: PushFeed, document: KnownDocument, { caller, languages }: SocketContext): string {
  const who = feed.sight !== null && document.isShared ? feed.sight : identityOf(caller);
  return `${who} ${languages.join(' ')}`;
}

/** Everything that says who somebody is and what it may; not by which sign-in. */
function identityOf(caller: Caller): string {
  return JSON.stringify({ ...caller, signIn: null, expiresAt: null });
}

function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url');
}

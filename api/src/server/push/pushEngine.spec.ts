import { buildSchema } from 'graphql';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BadgeCaller } from '../../domain/credential/caller.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { ApiContext } from '../../graphql/context.ts';
import type { Listening, PushFeed, TopicListener, TopicNews } from '../../graphql/feed/pushFeed.ts';
import type { Follower, Group } from './group.ts';
import { KnownDocuments, type KnownDocument } from './knownDocuments.ts';
import { PushEngine } from './pushEngine.ts';

const schema = buildSchema(`
  type SessionEvent { sequence: Int! previous: Int! kind(loud: Boolean): String }
  type Secret { word: String }
  type Item { secret: Secret }
  type Query { ready: Boolean }
  type Subscription { events(after: Int): SessionEvent!  items: Item! }`);

/** A topic told by hand. */
class Told implements PushFeed {
  readonly sight: string | null;
  readonly listeners = new Set<TopicListener<TopicNews>>();
  reached = 0;
  /** Items of one's own, by sequence. */
  own = async function* (this: Told, { cursor, until }: { cursor: number | null; until: number }) {
    for (let at = cursor ?? this.from; at < until; at++) yield { item: event(at + 1, at), sequence: at + 1 };
    return Math.max(cursor ?? this.from, until);
  };
  from = 0;
  readonly show = vi.fn<PushFeed['show']>(({ sequence }, previous) => event(sequence, previous));
  readonly topic = { name: 'told', listen: (listener: TopicListener<TopicNews>) => this.#listen(listener) };

  constructor(sight: string | null = 'all') {
    this.sight = sight;
  }

  tell(sequence: number): void {
    this.reached = sequence;
    for (const listener of this.listeners) listener.hear({ sequence, isChained: true });
  }

  #listen(listener: TopicListener<TopicNews>): Listening {
    this.listeners.add(listener);
    const reached = () => this.reached;
    return {
      get reached() {
        return reached();
      },
      stop: () => this.listeners.delete(listener),
    };
  }
}

const event = (sequence: number, previous: number) => ({ events: { sequence, previous, kind: 'told' } });
const badge = (person: string) => ({ kind: 'badge', person, signIn: `of ${person}` }) as BadgeCaller;

let documents: KnownDocuments;
let engine: PushEngine;
let runs: number;
let feed: Told;
beforeEach(() => {
  documents = new KnownDocuments(schema);
  runs = 0;
  engine = new PushEngine({
    contextOf: () => ({}) as ApiContext,
    inWords: (_, result) => {
      runs++;
      return result;
    },
  });
  feed = new Told();
});

const EVENTS =
  'subscription ($after: Int, $loud: Boolean) { events(after: $after) { sequence previous kind(loud: $loud) } }';

function known(text: string): KnownDocument {
  const document = documents.read(text, null);
  if (!('key' in document)) throw document[0]!;
  return document;
}

interface Asking {
  id?: string;
  person?: string;
  languages?: Language[];
  variables?: Record<string, unknown>;
  text?: string;
  of?: PushFeed;
}

/** A follower that keeps what it is sent. */
function follow({
  id = '1',
  person = 'ana',
  languages = ['en'],
  variables = {},
  text = EVENTS,
  of = feed,
}: Asking = {}) {
  const got: string[] = [];
  const frames: Buffer[] = [];
  const over = vi.fn<(error: unknown) => void>();
  const send = (frame: Buffer) => {
    frames.push(frame);
    const { payload } = JSON.parse(frame.subarray(frame[1]! < 126 ? 2 : 4).toString()) as {
      payload: { data: { events: { previous: number; sequence: number } } };
    };
    const { previous, sequence } = payload.data.events ?? { previous: 0, sequence: 0 };
    got.push(`${previous}>${sequence}`);
  };
  const follower = {
    idText: JSON.stringify(id),
    outbox: { send, drained: async () => undefined },
    context: { caller: badge(person), languages, address: '', origin: '' },
    cursor: 0,
    last: 0,
    over,
    gaveUp: () => over('too slow'),
  } as unknown as Follower;
  const { signal } = new AbortController();
  const following = engine.follow(follower, { feed: of, document: known(text), variables, signal });
  return { ...following, got, frames, over };
}

/** Turns of the event loop in which an item is surely out: it may give way before it is executed, and before it is sent (PU8). */
const TURNS = 20;

async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a group', () => {
  test('[PU3] is executed once an item, and its members of one id get the same bytes', async () => {
    const members = Array.from({ length: 50 }, () => follow());
    const other = follow({ id: 'another' });
    await Promise.all(members.map(({ level }) => level));
    runs = 0;
    feed.tell(1);
    await settled();
    expect(runs).toBe(1);
    expect(engine.groups).toBe(1);
    for (const { got, frames } of members) {
      expect(got).toEqual(['0>1']);
      expect(frames[0]).toBe(members[0]!.frames[0]);
    }
    expect(other.got).toEqual(['0>1']);
  });

  test('[PU3] is one of the same document, variables below the root, and languages', async () => {
    follow();
    follow({ variables: { after: 5 } });
    expect(engine.groups).toBe(1);
    follow({ variables: { loud: true } });
    expect(engine.groups).toBe(2);
    follow({ languages: ['pt'] });
    expect(engine.groups).toBe(3);
    follow({ text: `${EVENTS} ` });
    expect(engine.groups).toBe(4);
  });

  test('[PU4] is of one caller alone where the document asks for more than what all see alike', () => {
    const text = 'subscription { items { secret { word } } }';
    for (const person of ['ana', 'bo', 'ana']) follow({ person, text });
    expect(engine.groups).toBe(2);
  });

  test('[PU4] is of one caller alone where the feed is its own, on all of its devices', () => {
    const own = new Told(null);
    for (const person of ['ana', 'bo', 'ana']) follow({ person, of: own });
    expect(engine.groups).toBe(2);
  });

  test('is gone with its last member, and listens no more', async () => {
    const [one, other] = [follow(), follow()];
    one.leave();
    expect(engine.groups).toBe(1);
    other.leave();
    expect(engine.groups).toBe(0);
    expect(feed.listeners.size).toBe(0);
    feed.tell(1);
    await settled();
    expect(one.got).toEqual([]);
  });

  test('whose item cannot be shown is ended with the error, and the next one begins anew', async () => {
    const { over, level } = follow();
    await level;
    feed.show.mockImplementationOnce(() => {
      throw new Error('broken');
    });
    feed.tell(1);
    await settled();
    expect(over).toHaveBeenCalledWith(new Error('broken'));
  });

  test('[PU7] that falls too far behind is given up', async () => {
    const { over, level } = follow();
    await level;
    feed.show.mockImplementation(() => new Promise(() => undefined));
    for (let at = 1; at < 3_000; at++) feed.tell(at);
    expect(over).toHaveBeenCalledWith('too slow');
  });
});

describe('who comes', () => {
  test('[PU9] gets what it has missed and then what is new, each once and in order, whatever happens meanwhile', async () => {
    feed.reached = 3;
    const slow = feed.own;
    feed.own = async function* (this: Told, from) {
      const items = slow.call(this, from);
      for (let next = await items.next(); ; next = await items.next()) {
        if (next.done) return next.value;
        yield next.value;
        await settled();
      }
    };
    const { got, level } = follow();
    for (let at = 4; at <= 8; at++) {
      feed.tell(at);
      await settled();
    }
    await level;
    feed.tell(9);
    await settled();
    expect(got).toEqual(Array.from({ length: 9 }, (_, at) => `${at}>${at + 1}`));
  });

  test('[PU9] reads its own last item as the one before, also in a group whose others had another', async () => {
    const early = follow();
    await early.level;
    feed.tell(1);
    await settled();
    const late: ReturnType<typeof follow> & { group: Group } = follow();
    await late.level;
    feed.reached = 5;
    const latest = new Told();
    Object.assign(latest, { topic: feed.topic, from: 5 });
    const newest = follow({ of: latest });
    await newest.level;
    feed.tell(6);
    await settled();
    expect(early.got).toEqual(['0>1', '1>6']);
    expect(newest.got).toEqual(['5>6']);
  });
});

import type { PresenceId, SessionId } from '../../domain/kernel/id.ts';
import { SECOND, type Instant } from '../../domain/kernel/time.ts';
import { concernedBy, interpretersConcernedBy, teamsToldOf } from '../../domain/pairing/concerned.ts';
import type { PairingEvent } from '../../domain/pairing/event.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import { FollowTooSlow, type Sessions } from '../../ports/sessions.ts';
import { isForAll } from './notice.ts';
import type { Listening, TopicListener, TopicNews } from './pushFeed.ts';

/** A feed shows that it is alive this often. */
export const MARK_SECONDS = 15;

/** What a session's topics tell: an event with the session as it then is, or that nothing has happened for a while. */
export interface SessionNews extends TopicNews {
  /** Null: a mark. */
  event: LoggedEvent | null;
  session: Session;
  now: Instant;
}

/** Those who hear of the same: one participant's devices, or whoever follows the whole session. */
interface Channel {
  listeners: Set<TopicListener<SessionNews>>;
  /** The second of the quarter minute in which its marks are due: they are spread, so that a hall's never come all at once. */
  markAt: number;
}

/** What a hub needs; `heard` is told of each event before anybody who listens, `left` when nobody does any more. */
export interface HubMeans {
  sessions: Sessions;
  clock: Clock;
  heard(event: PairingEvent, session: Session): void;
  left(): void;
}

/**
 * Follows one session on this node for all of its feeds. An event is told to those whom it concerns, found by an index, so that it costs what
 * they are and not what the hall holds (PU6).
 */
export class SessionHub {
  readonly #id: SessionId;
  readonly #means: HubMeans;
  readonly #channels = new Map<PresenceId | null, Channel>();
  readonly #ended = new AbortController();
  #reached: number;
  #session: Session | null = null;
  #opened = 0;
  #second = 0;
  #cancelTick = () => {};

  constructor(session: SessionId, head: number, means: HubMeans) {
    this.#id = session;
    this.#reached = head;
    this.#means = means;
    void this.#follow();
    this.#tickLater();
  }

  /** Tells `listener` what concerns the participant; null: everything. */
  listen(participant: PresenceId | null, listener: TopicListener<SessionNews>): Listening {
    const channel = this.#channels.get(participant) ?? this.#open(participant);
    channel.listeners.add(listener);
    const reached = () => this.#reached;
    return {
      get reached() {
        return reached();
      },
      stop: () => this.#leave(participant, channel, listener),
    };
  }

  /** Ends every topic without an error: this node stops. */
  close(): void {
    this.#end(null);
  }

  #open(participant: PresenceId | null): Channel {
    const channel: Channel = { listeners: new Set(), markAt: this.#opened++ % MARK_SECONDS };
    this.#channels.set(participant, channel);
    return channel;
  }

  #leave(participant: PresenceId | null, channel: Channel, listener: TopicListener<SessionNews>): void {
    channel.listeners.delete(listener);
    if (channel.listeners.size > 0 || this.#channels.get(participant) !== channel) return;
    this.#channels.delete(participant);
    if (this.#channels.size === 0) this.#end(null);
  }

  /** Who falls behind the newest events at hand goes on from the log: a hub has a cursor and no queue. */
  async #follow(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      try {
        for await (const event of this.#means.sessions.follow(this.#id, this.#reached, signal)) await this.#tell(event);
        return this.#end(null);
      } catch (error) {
        if (!(error instanceof FollowTooSlow)) return this.#end(error);
      }
    }
  }

  async #tell(event: LoggedEvent): Promise<void> {
    const session = await this.#at(event.sequence);
    if (!session || this.#ended.signal.aborted) return;
    this.#means.heard(event.event, session);
    this.#reached = event.sequence;
    const news = { event, session, sequence: event.sequence, isChained: true, now: this.#means.clock.now() };
    if (isForAll(event)) return this.#channels.forEach((channel) => hear(channel, news));
    this.#hear(null, news);
    const concerned = new Set(concernedBy(event.event, session));
    for (const participant of concerned) this.#hear(participant, news);
    for (const colleague of teamsToldOf(event.event, session)) this.#hear(colleague, news);
    for (const interpreter of interpretersConcernedBy(event.event, session)) this.#hear(interpreter, news);
  }

  /** The session as it is, or as it was last read where that is not before the event. */
  async #at(sequence: number): Promise<Session | null> {
    if (!this.#session || this.#session.head < sequence)
      this.#session = (await this.#means.sessions.read(this.#id)) ?? this.#session;
    return this.#session;
  }

  #hear(whom: PresenceId | null, news: SessionNews): void {
    const channel = this.#channels.get(whom);
    if (channel) hear(channel, news);
  }

  #tickLater(): void {
    const { clock } = this.#means;
    this.#cancelTick = clock.at(clock.now() + SECOND, () => {
      if (this.#ended.signal.aborted) return;
      this.#tickLater();
      this.#mark().catch(ignore);
    });
  }

  async #mark(): Promise<void> {
    this.#second = (this.#second + 1) % MARK_SECONDS;
    const due = [...this.#channels.values()].filter(({ markAt }) => markAt === this.#second);
    if (due.length === 0) return;
    const session = await this.#means.sessions.read(this.#id);
    if (!session) return;
    const news = { event: null, session, sequence: this.#reached, isChained: false, now: this.#means.clock.now() };
    for (const channel of due) hear(channel, news);
  }

  #end(error: unknown): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#cancelTick();
    this.#means.left();
    for (const { listeners } of this.#channels.values()) for (const listener of listeners) listener.end(error);
    this.#channels.clear();
  }
}

function hear({ listeners }: Channel, news: SessionNews): void {
  for (const listener of listeners) listener.hear(news);
}

/** A mark that could not be made is missed; the next one is not. */
function ignore(): void {}

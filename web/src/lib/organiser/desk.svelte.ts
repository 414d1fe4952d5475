/**
 * The organiser's desk over one session: its frame, figures, people and events, kept fresh by the line.
 * Made once by the session's layout; its pages read it.
 */
import { createContext } from 'svelte';
import { request } from '#lib/api/client.ts';
import {
  deskBoard,
  deskFeed,
  deskSession,
  type BoardFields,
  type DeskFeedData,
  type DeskSessionData,
} from '#lib/api/documents/desk.generated.ts';
import type { VenueFields } from '#lib/api/documents/participant.generated.ts';
import type { SessionState } from '#lib/api/documents/schema.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { Line } from '#lib/live/line.svelte.ts';
import { serverClock } from '#lib/live/serverClock.svelte.ts';
import { monotonic } from '#lib/live/ticker.ts';
import { reader } from '#lib/messages/index.ts';
import { EventLog } from './eventLog.svelte.ts';
import { isSaidMissing, type Person } from './person.ts';
import { KeptTiles } from './keptTiles.ts';
import { wantingVenues, type Tile } from './places.ts';
import { RecentActs } from './recentActs.svelte.ts';
import { Roster } from './roster.svelte.ts';
import { Steering } from './steering.svelte.ts';
import { Undoing } from './undoing.svelte.ts';
import { Threads, readEvent, type DeskEvent } from './threads.ts';

/** The session's frame: what seldom changes. */
export type DeskSession = NonNullable<DeskSessionData['pairingSession']>;

/** How many events the board's list goes back when the desk is opened, and how many it keeps. */
const EVENTS_BACK = 80;
const EVENTS_KEPT = 400;

/** Events after which the frame is read again. */
const FRAME_EVENTS: ReadonlySet<string> = new Set([
  'session-opened',
  'pairing-started',
  'pairing-paused',
  'session-closing',
  'session-closed',
  'rules-changed',
  'announcement-made',
  'announcement-withdrawn',
]);

export class Desk {
  readonly line = new Line();
  readonly roster = new Roster();
  readonly log = new EventLog(EVENTS_KEPT);
  readonly threads = new Threads();
  readonly steering: Steering;
  readonly undoing: Undoing;
  readonly recent: RecentActs;

  phase = $state<'loading' | 'here' | 'signed-out' | 'unknown' | 'failed'>('loading');
  failure = $state.raw<unknown>(null);
  session = $state.raw<DeskSession | null>(null);
  board = $state.raw<BoardFields | null>(null);
  /** Device time of the last word from the server. Read as time passes, not followed: it changes with each of dozens of events a second. */
  heardAt = 0;

  /** The server's time in whole seconds: what is counted in seconds is counted again no oftener. */
  readonly second = $derived(Math.floor(serverClock.now / 1000) * 1000);
  readonly #kept = new KeptTiles();
  /** All places as tiles, in the order of their numbers; drawn anew as time passes. */
  readonly tiles: readonly Tile[] = $derived.by(() => this.#drawTiles());
  readonly #byMeeting = $derived.by(() => groupByMeeting(this.roster.list));
  /** Meetings of which one side says that the other did not come; one text, since most changes of people leave it as it was. */
  readonly #claimed = $derived(
    [...this.#byMeeting].flatMap(([meeting, people]) => (people.some(isSaidMissing) ? [meeting] : [])).join(' '),
  );

  /** Every event from the first, read only once somebody's story is asked for. */
  history = $state.raw<EventLog | null>(null);
  /** True once the history has been read up to the present. */
  historyWhole = $state(false);
  #historyHead = 0;
  readonly #eventsOf = new Map<string, DeskEvent[]>();
  #leaveHistory: () => void = () => {};
  #closeLine: (() => void) | undefined;
  #ended = false;

  constructor(readonly id: string) {
    this.steering = new Steering(this);
    this.undoing = new Undoing(id);
    this.recent = new RecentActs(id);
    this.roster.onPeople = (people) => this.threads.learnPeople(people);
  }

  /** The session's state: the board is the freshest to tell it. */
  get state(): SessionState {
    return this.board?.state ?? this.session?.state ?? 'DRAFT';
  }

  get zone(): string {
    return this.session?.exhibition.timeZone ?? 'Asia/Macau';
  }

  get venues(): readonly VenueFields[] {
    return this.session?.venues ?? [];
  }

  venue(id: string): VenueFields | undefined {
    return this.venues.find((venue) => venue.id === id);
  }

  person(id: string): Person | undefined {
    return this.roster.person(id);
  }

  /** Who sits at a meeting, buyer first. */
  peopleAt(meeting: string | null): readonly Person[] {
    return meeting === null ? [] : (this.#byMeeting.get(meeting) ?? []);
  }

  /** Who is in the same offer or meeting. */
  across(person: Person): Person | undefined {
    const { offer, meeting } = person;
    if (meeting) return this.peopleAt(meeting.id).find(({ id }) => id !== person.id);
    if (!offer) return undefined;
    return this.roster.list.find((other) => other.id !== person.id && other.offer?.id === offer.id);
  }

  /** Follows both feeds for as long as the page is open; gives the way to end it. */
  open(): () => void {
    const leaveBoard = this.line.follow({
      operation: deskBoard,
      variables: () => ({ session: this.id }),
      receive: ({ sessionBoard }) => {
        this.board = sessionBoard;
        // Events do not tell the time: those of the backlog are as old as the session.
        serverClock.learnFromMessage({ serverTime: Date.parse(sessionBoard.asOf), receivedAt: monotonic() });
        this.heardAt = Date.now();
      },
    });
    const leaveFeed = this.line.follow({
      operation: deskFeed,
      variables: () => ({ session: this.id, after: this.log.last || this.#backlogStart() }),
      receive: ({ sessionFeed }) => this.#receive(sessionFeed),
    });
    void this.start();
    return () => {
      this.#ended = true;
      leaveBoard();
      leaveFeed();
      this.#leaveHistory();
      this.#closeLine?.();
      this.roster.close();
      this.log.close();
      this.recent.close();
      this.history?.close();
    };
  }

  /**
   * Reads the frame and everybody, then opens the line: the feed's first cursor is told by the frame.
   * A session that is only drafted has no log yet; the line is opened once it is.
   */
  async start(): Promise<void> {
    if (this.phase !== 'here') this.phase = 'loading';
    const read = await this.read();
    if (!read || this.#ended || this.#closeLine) return;
    if (this.state === 'DRAFT') return;
    void this.roster.load(this.id);
    this.#closeLine = this.line.open();
  }

  /** True while acts can be sent: on a live line, or to open a session that has none yet. */
  get mayAct(): boolean {
    return this.line.live || (this.phase === 'here' && this.state === 'DRAFT');
  }

  /** Reads the frame anew: after a change of language, of rules or of the session's state; true when it was there. */
  async read(): Promise<boolean> {
    try {
      const { viewer, pairingSession } = await request(deskSession, {
        session: this.id,
        languages: askedLanguages(reader.language),
      });
      if (!viewer) this.phase = 'signed-out';
      else if (!pairingSession) this.phase = 'unknown';
      else {
        this.session = pairingSession;
        this.phase = 'here';
        return true;
      }
    } catch (failure) {
      this.failure = failure;
      if (this.phase === 'loading') this.phase = 'failed';
    }
    return false;
  }

  /** Everything in another language. */
  async reread(): Promise<void> {
    await Promise.all([this.read(), this.roster.load(this.id)]);
  }

  /** Starts to read the session's events from the first, for stories. */
  openHistory(): void {
    if (this.history) return;
    const history = new EventLog();
    this.history = history;
    this.#historyHead = Math.max(this.log.last, this.session?.sequence ?? 0);
    let from = 0;
    this.#leaveHistory = this.line.follow({
      operation: deskFeed,
      variables: () => ({ session: this.id, after: Math.max(from, history.last) }),
      receive: ({ sessionFeed: item }) => {
        if (item.__typename === 'ResyncRequired') {
          // What is older is in the archive only: the story begins with the oldest that is kept.
          from = Math.max(0, item.oldest - 1);
          this.line.reopen();
        }
        // A mark comes when all that was missed has been sent.
        if (item.__typename === 'Mark') this.historyWhole = true;
        if (item.__typename !== 'SessionEvent') return;
        if (item.sequence >= this.#historyHead) this.historyWhole = true;
        const event = readEvent(item);
        this.threads.learn(event);
        for (const person of this.threads.concerned(event)) {
          const own = this.#eventsOf.get(person) ?? [];
          if (event.sequence > (own.at(-1)?.sequence ?? 0)) this.#eventsOf.set(person, [...own, event]);
        }
        history.add(event);
      },
    });
  }

  #drawTiles(): readonly Tile[] {
    if (!this.board) return [];
    const hall = {
      now: this.second,
      claimed: new Set(this.#claimed.split(' ')),
      wanting: this.state === 'PAIRING' ? wantingVenues(this.board.sides) : new Map<string, number>(),
    };
    return this.#kept.draw(this.board.places, hall);
  }

  /** All events about one person, as far as the history has been read. */
  eventsOf(person: string): readonly DeskEvent[] {
    void this.history?.events;
    return this.#eventsOf.get(person) ?? [];
  }

  #backlogStart(): number {
    return Math.max(0, (this.session?.sequence ?? 0) - EVENTS_BACK);
  }

  #receive(item: DeskFeedData['sessionFeed']): void {
    this.heardAt = Date.now();
    if (item.__typename === 'Mark') {
      serverClock.learnFromMessage({ serverTime: Date.parse(item.now), receivedAt: monotonic() });
    } else if (item.__typename === 'ResyncRequired') {
      this.log.forget();
      void this.read().then(() => this.line.reopen());
      void this.roster.load(this.id);
    } else {
      this.#receiveEvent(readEvent(item));
    }
  }

  #receiveEvent(event: DeskEvent): void {
    this.threads.learn(event);
    this.undoing.touch();
    this.log.add(event);
    this.recent.learn(event, serverClock.read());
    const concerned = this.threads.concerned(event);
    // What the backlog tells is in the roster that is being read; only who is not in it yet is asked for before the others.
    const isBacklog = event.sequence <= (this.session?.sequence ?? 0) && !this.roster.complete;
    this.roster.touch(isBacklog ? concerned.filter((id) => !this.person(id)) : concerned);
    if (FRAME_EVENTS.has(event.kind)) void this.read();
  }
}

function groupByMeeting(people: readonly Person[]): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    if (!person.meeting) continue;
    const group = groups.get(person.meeting.id);
    if (!group) groups.set(person.meeting.id, [person]);
    else if (person.side === 'BUYER') group.unshift(person);
    else group.push(person);
  }
  return groups;
}

/** The desk of the page, for its components. */
export const [getDesk, setDesk] = createContext<Desk>();

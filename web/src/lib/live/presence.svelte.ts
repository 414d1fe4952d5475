/** A participant's presence in one session as its phone shows it: the server's word, and what the reader does about it. */
import * as api from '#lib/api/documents/participant.generated.ts';
import type { PresenceFields } from '#lib/api/documents/participant.generated.ts';
import type { DeclineReason, Language as WireLanguage } from '#lib/api/documents/schema.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import type { Operation } from '#lib/api/operation.ts';
import type { Problem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import { Day } from './day.svelte.ts';
import { Deeds, type DeedKind } from './deeds.svelte.ts';
import type { KeptState } from './lastSeen.ts';
import { Line } from './line.svelte.ts';
import { cardOfNotice, isGiven, rulesNewsOf, type Card, type RulesNews, type WireNotice } from './notices.ts';
import { serverClock } from './serverClock.svelte.ts';
import { monotonic } from './ticker.ts';

type FeedItem = api.ParticipantFeedData['participantFeed'];
type Answer = { participant: PresenceFields } | Problem;

export class Presence {
  /** How things stand, as of the last word of the server. */
  me = $state.raw<PresenceFields>() as PresenceFields;
  /** News that takes the screen until it is read: the other side withdrew, nobody came. */
  card = $state.raw<Card | null>(null);
  /** The id of the offer that a colleague gave to the reader. */
  given = $state.raw<string | null>(null);
  /** Rules that were changed and concern the reader, until they are read (PA69). */
  rulesNews = $state.raw<RulesNews | null>(null);
  /** The server's time of the last word. */
  asOf = $state(0);
  readonly line: Line;
  readonly deeds = new Deeds();
  readonly day: Day;
  #aside = $state.raw<readonly string[]>([]);
  #sequence: number | undefined;
  #heard: ((kind: string) => void) | undefined;

  constructor(me: PresenceFields, line: Line = new Line()) {
    this.me = me;
    this.line = line;
    this.asOf = serverClock.read();
    this.day = new Day(me, this.deeds);
  }

  /** How things stood when the phone last heard of them; the feed says the rest once there is one. */
  static asKept({ me, meetings, asOf, aheadMs }: KeptState): Presence {
    serverClock.recall(aheadMs);
    const presence = new Presence(me);
    presence.asOf = asOf;
    presence.day.meetings = meetings;
    return presence;
  }

  /** What the phone keeps for when there is no network. */
  get kept(): KeptState {
    return {
      me: this.me,
      meetings: this.day.meetings,
      asOf: this.asOf,
      aheadMs: serverClock.aheadMs,
    };
  }

  /** Follows the feed until the returned function is called; `heard` is told the kind of each new notice. */
  open(heard?: (kind: string) => void): () => void {
    this.#heard = heard;
    this.line.follow({
      operation: api.participantFeed,
      variables: () => ({ session: this.me.session.id, after: this.#sequence ?? null, languages: this.#languages }),
      receive: ({ participantFeed }, openedAt) => this.#receive(participantFeed, openedAt),
    });
    void this.day.refresh();
    void this.#resume();
    return this.line.open();
  }

  checkIn(): Promise<boolean> {
    return this.#act('check-in', api.checkIn, (idempotencyKey) => ({ idempotencyKey, session: this.me.session.id }));
  }

  becomeAvailable(): Promise<boolean> {
    this.card = null;
    return this.#act('available', api.becomeAvailable, (idempotencyKey) => ({
      idempotencyKey,
      session: this.me.session.id,
    }));
  }

  /** Somebody is at the reader's stand: no pair until it says that it is free. */
  busyWithSomebody(): Promise<boolean> {
    this.card = null;
    return this.#act('pause', api.pause, (idempotencyKey) => ({
      idempotencyKey,
      session: this.me.session.id,
      withSomebody: true,
    }));
  }

  /** When the reader goes home; null: no longer at a moment. */
  planLeaving(at: string | null): Promise<boolean> {
    return this.#act('leave-at', api.planLeaving, (idempotencyKey) => ({
      idempotencyKey,
      session: this.me.session.id,
      at,
    }));
  }

  /** How long the reader takes to answer; null: as long as the session gives. */
  changeAnswerTime(seconds: number | null): Promise<boolean> {
    return this.#act('answer-time', api.changeAnswerTime, (idempotencyKey) => ({
      idempotencyKey,
      session: this.me.session.id,
      seconds,
    }));
  }

  /** A break until an instant, or until the reader is back. */
  pause(until: string | null): Promise<boolean> {
    this.card = null;
    return this.#act('pause', api.pause, (idempotencyKey) => ({ idempotencyKey, session: this.me.session.id, until }));
  }

  leave(): Promise<boolean> {
    this.card = null;
    return this.#act('leave', api.leaveSession, (idempotencyKey) => ({ idempotencyKey, session: this.me.session.id }));
  }

  acceptOffer(offer = this.#offer): Promise<boolean> {
    return this.#act('accept', api.acceptOffer, (idempotencyKey) => ({ idempotencyKey, offer }));
  }

  deferOffer(offer = this.#offer): Promise<boolean> {
    return this.#act('later', api.deferOffer, (idempotencyKey) => ({ idempotencyKey, offer }));
  }

  declineOffer(reason: DeclineReason): Promise<boolean> {
    return this.#act('decline', api.declineOffer, (idempotencyKey) => ({ idempotencyKey, offer: this.#offer, reason }));
  }

  extendAnswer(offer = this.#offer): Promise<boolean> {
    return this.#act('more-time', api.extendAnswer, (idempotencyKey) => ({ idempotencyKey, offer }));
  }

  /** The offer goes to a colleague, who answers in the time that is left. */
  giveOffer(to: string): Promise<boolean> {
    return this.#act('give', api.giveOffer, (idempotencyKey) => ({ idempotencyKey, offer: this.#offer, to }));
  }

  /** What a colleague is asked and the reader may take; null where there is none, or the reader leaves it to the others. */
  get teamOffer(): PresenceFields['teamOffers'][number] | null {
    return this.me.teamOffers.find(({ id }) => !this.#aside.includes(id)) ?? null;
  }

  /** The reader leaves a team's offer to the others. */
  setAside(offer: string): void {
    this.#aside = [...this.#aside, offer];
  }

  askWay(): Promise<boolean> {
    return this.#act('lost', api.askWay, (idempotencyKey) => ({ idempotencyKey, meeting: this.#meeting }));
  }

  arrive(): Promise<boolean> {
    return this.#act('arrive', api.arriveAtPlace, (idempotencyKey) => ({ idempotencyKey, meeting: this.#meeting }));
  }

  announceDelay(minutes: number): Promise<boolean> {
    return this.#act('late', api.announceDelay, (idempotencyKey) => ({
      idempotencyKey,
      meeting: this.#meeting,
      minutes,
    }));
  }

  reportNoShow(): Promise<boolean> {
    return this.#act('no-show', api.reportNoShow, (idempotencyKey) => ({ idempotencyKey, meeting: this.#meeting }));
  }

  reportInterpreterMissing(): Promise<boolean> {
    return this.#act('no-interpreter', api.reportInterpreterMissing, (idempotencyKey) => ({
      idempotencyKey,
      meeting: this.#meeting,
    }));
  }

  endMeeting(): Promise<boolean> {
    return this.#act('done', api.endMeeting, (idempotencyKey) => ({ idempotencyKey, meeting: this.#meeting }));
  }

  extendMeeting(): Promise<boolean> {
    return this.#act('extend', api.extendMeeting, (idempotencyKey) => ({ idempotencyKey, meeting: this.#meeting }));
  }

  /** What is new of the rules has been read. */
  readRules(): void {
    this.rulesNews = null;
  }

  /** The card has been read. */
  dismiss(): void {
    this.card = null;
  }

  get #languages(): readonly WireLanguage[] {
    return askedLanguages(reader.language);
  }

  #receive(item: FeedItem, openedAt: number): void {
    const receivedAt = monotonic();
    const serverTime = Date.parse(item.now);
    this.asOf = serverTime;
    this.deeds.tryNow();
    if (item.__typename === 'PresentState') {
      serverClock.learnFromExchange({ serverTime, sentAt: openedAt, receivedAt });
      this.#sequence = item.sequence;
      this.#become(item.participant);
      for (const notice of item.missed) this.#notice(notice);
      return;
    }
    serverClock.learnFromMessage({ serverTime, receivedAt });
    if (item.__typename === 'Mark') return this.#wait(item.waiting?.whyNotYet);
    // A notice that does not follow the last one known means that some were missed: the feed is asked again from there.
    if (this.#sequence !== undefined && item.previous > this.#sequence) return this.line.reopen();
    if (this.#sequence !== undefined && item.sequence <= this.#sequence) return;
    this.#sequence = item.sequence;
    const had = this.me.offer?.id;
    this.#become(item.participant);
    const { offer } = this.me;
    if (offer && offer.id !== had && isGiven(item.notice)) this.given = offer.id;
    this.#notice(item.notice);
  }

  /** Why nobody yet changes with the others while one waits. */
  #wait(why: PresenceFields['whyNotYet'] | undefined): void {
    if (why && this.me.state === 'AVAILABLE') this.me = { ...this.me, whyNotYet: why };
  }

  #become(me: PresenceFields): void {
    const before = this.me;
    this.me = me;
    this.day.seen(me, before);
    if (before.offer?.id !== me.offer?.id || before.meeting?.id !== me.meeting?.id) this.deeds.forget();
  }

  #notice(notice: WireNotice): void {
    this.card = cardOfNotice(notice, this.me) ?? (this.me.offer || this.me.meeting ? null : this.card);
    this.rulesNews = rulesNewsOf(notice, this.rulesNews);
    if (notice.kind.startsWith('outcome')) void this.day.refresh();
    this.#heard?.(this.#meaningOf(notice));
  }

  /** A notice as it concerns the reader: an offer that has come to it, or that its team is asked, is an offer. */
  #meaningOf({ kind, facts }: WireNotice): string {
    if (kind === 'offer-passed') return this.me.offer && !this.me.offer.accepted ? 'offer-made' : kind;
    const event = typeof facts === 'object' && facts !== null && 'event' in facts ? facts.event : null;
    const isAsked = kind === 'team-changed' && (event === 'offer-made' || event === 'offer-passed') && this.teamOffer;
    return isAsked ? 'offer-made' : kind;
  }

  /** A deed that waited when the page was closed is sent now, under its own key. */
  async #resume(): Promise<void> {
    const answer = await this.deeds.resume();
    if (answer && 'participant' in answer && !this.line.live) this.#become(answer.participant as PresenceFields);
  }

  /** Ids are read when the button is pressed; a screen shows the button only where there is one. */
  get #offer(): string {
    return this.me.offer?.id ?? '';
  }

  get #meeting(): string {
    return this.me.meeting?.id ?? '';
  }

  /** Between two feeds the answer of a deed is the latest word; while the feed is live, the feed is. */
  async #act<Input>(
    kind: DeedKind,
    operation: Operation<{ answer: Answer }, { input: Input; languages: readonly WireLanguage[] }>,
    input: (idempotencyKey: string) => Input,
  ): Promise<boolean> {
    const answer = await this.deeds.send(kind, operation, (idempotencyKey) => ({
      input: input(idempotencyKey),
      languages: this.#languages,
    }));
    if (answer && !this.line.live) this.#become(answer.participant);
    return answer !== undefined;
  }
}

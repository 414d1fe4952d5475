import type { OrganisationId, ParticipantId } from '../domain/kernel/id.ts';
import type { BySide } from '../domain/kernel/side.ts';
import { SECOND, type Instant } from '../domain/kernel/time.ts';
import { AnswerBook } from '../domain/matching/answerBook.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { Matchmaker } from '../domain/matching/matchmaker.ts';
import { roundInputOf } from '../domain/matching/sessionRound.ts';
import { whyNotYet } from '../domain/matching/whyNotYet.ts';
import { NOTHING_NEW, roundDueAt, roundHasRun, somethingFreed, type RoundTrigger } from '../domain/matching/window.ts';
import type { Order } from '../domain/pairing/command.ts';
import type { EventOf } from '../domain/pairing/fold.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { RoundGraphs } from '../ports/roundGraphs.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import type { RoundRun } from './decideBatch.ts';
import { nextTurn } from './nextTurn.ts';
import { ProfileBook, type ProfileBookMeans, type ProfileNews } from './profileBook.ts';
import { afterwards, freePeople, nextRoundAt } from './roundTrigger.ts';
import { RoundThread } from './roundThread.ts';
import { solveRound, type SolvedRound } from './solveRound.ts';
import { WarmUp } from './warmUp.ts';

/** Free pairs that are looked at in the conductor's own turn: about 5 ms, once each two organisations were judged. */
const IN_PLACE_PAIRS = 400;
/** People at the session up to which a round may read it in the conductor's own turn: about a millisecond. */
const IN_PLACE_PEOPLE = 1_000;
/** As many free on either side decide nothing more for the window. */
const ENOUGH_TO_COUNT = 50;
/** After a round that failed. */
const RETRY_MS = 2 * SECOND;

export interface RoundsMeans extends Omit<ProfileBookMeans, 'changed'> {
  roundGraphs: RoundGraphs | null;
  /** Sends an order; rejects when it failed. */
  order(order: Order): Promise<unknown>;
}

/**
 * Runs the matchmaker of one live session: in the same batch as the commands that made a round due where it is small, on its own otherwise.
 * It only proposes; the core takes the pairs that are still free.
 */
export class Rounds {
  readonly #means: RoundsMeans;
  readonly #book: ProfileBook;
  readonly #warmUp: WarmUp;
  readonly #answers = new AnswerBook();
  #session: Session;
  #trigger: RoundTrigger = NOTHING_NEW;
  #lastRun: Instant = 0;
  #notBefore: Instant = 0;
  /** What was proposed last and has not happened yet. */
  #proposed: SolvedRound | null = null;
  #isRunning = false;
  #isOver = false;
  #thread: RoundThread | null = null;
  #cancelNext = () => {};

  constructor(session: Session, means: RoundsMeans) {
    this.#session = session;
    this.#means = means;
    this.#answers.follow(session);
    this.#warmUp = new WarmUp(session, () => this.#isOver);
    this.#book = new ProfileBook(session, { ...means, changed: (news) => this.#learned(news) });
  }

  /** A round of the copy that a batch has come to, when one is due and small. */
  proposeNow(copy: Session, now: Instant): RoundRun | null {
    if (this.#isRunning || copy.state !== 'PAIRING' || now < this.#notBefore) return null;
    const free = freePeople(copy, ENOUGH_TO_COUNT);
    if (free.exhibitor === 0 || free.buyer === 0 || !this.#isSmall(copy, free)) return null;
    const due = roundDueAt(afterwards(this.#trigger, this.#session, copy), free);
    const matchmaker = this.#book.matchmakerAt(now);
    if (!matchmaker || due === null || due > now) return null;
    try {
      const solved = solveRound(copy, { now, matchmaker, acceptance: this.#answers.model });
      this.#proposed = solved;
      return { solved };
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  committed(session: Session, events: readonly LoggedEvent[], round: RoundRun | null): void {
    this.#trigger = afterwards(this.#trigger, this.#session, session);
    if (round) this.#hasRun();
    for (const { event } of events) if (event.kind === 'round-run') void this.#keepGraph(event);
    this.#book.committed(this.#session, session);
    this.#warmUp.committed(this.#session, session, this.#book.matchmakerAt(this.#means.clock.now()));
    this.#thread?.committed(events.map(({ event }) => event));
    this.#answers.follow(session);
    this.#session = session;
    if (this.#isLarge) this.#threadNow();
    this.#runLater();
  }

  /** Reads what the directory says of an organisation again. */
  profileChanged(organisation: OrganisationId): void {
    this.#book.readAgain(organisation);
  }

  /** Why somebody who waits is not paired yet; null for somebody who does not wait, or while nothing is known. */
  async whyNotYet(participant: ParticipantId): Promise<WhyNotYet | null> {
    const now = this.#means.clock.now();
    const matchmaker = this.#book.matchmakerAt(now);
    if (this.#isLarge && !this.#isOver)
      return this.#threadNow()
        .whyNotYet(participant, now, this.#book.dayAt(now))
        .catch(() => null);
    return matchmaker && whyNotYet(roundInputOf(this.#session, { now, matchmaker }), participant);
  }

  stop(): void {
    this.#isOver = true;
    this.#cancelNext();
    this.#book.stop();
    this.#thread?.stop();
  }

  #runLater(): void {
    this.#cancelNext();
    if (this.#isRunning || this.#isOver || this.#session.state !== 'PAIRING') return;
    const free = freePeople(this.#session, ENOUGH_TO_COUNT);
    if (free.exhibitor === 0 || free.buyer === 0) return;
    const due = nextRoundAt(this.#trigger, free, this.#lastRun);
    this.#cancelNext = this.#means.clock.at(Math.max(due, this.#notBefore), () => void this.#run());
  }

  async #run(): Promise<void> {
    const now = this.#means.clock.now();
    const matchmaker = this.#book.matchmakerAt(now);
    if (!matchmaker || this.#isOver) return;
    this.#isRunning = true;
    this.#hasRun();
    try {
      const solved = await this.#solve(now, matchmaker);
      this.#proposed = solved;
      if (solved && !this.#isOver) await this.#means.order(solved.order);
    } catch (error) {
      this.#failed(error);
    }
    this.#isRunning = false;
    this.#runLater();
  }

  async #solve(now: Instant, matchmaker: Matchmaker): Promise<SolvedRound | null> {
    const session = this.#session;
    if (this.#isSmall(session, freePeople(session, ENOUGH_TO_COUNT)))
      return solveRound(session, { now, matchmaker, acceptance: this.#answers.model });
    return this.#threadNow().propose(now, this.#book.dayAt(now));
  }

  /** Whether the session has grown beyond what is looked at in the conductor's own turn. */
  get #isLarge(): boolean {
    return this.#session.participants.size > IN_PLACE_PEOPLE || !this.#warmUp.isSmall;
  }

  #isSmall(session: Session, free: BySide<number>): boolean {
    return (
      !this.#isLarge && session.participants.size <= IN_PLACE_PEOPLE && free.exhibitor * free.buyer <= IN_PLACE_PAIRS
    );
  }

  /** The session's thread, begun when it is first needed. */
  #threadNow(): RoundThread {
    if (this.#thread && !this.#thread.isDead) return this.#thread;
    this.#thread = new RoundThread(this.#session);
    this.#thread.news(this.#book.everything, this.#book.dayAt(this.#means.clock.now()));
    return this.#thread;
  }

  #hasRun(): void {
    this.#trigger = roundHasRun(this.#trigger);
    this.#lastRun = this.#means.clock.now();
  }

  /** Profiles were read that were not known, or are others now: whoever waits may be paired by them. */
  #learned(news: ProfileNews): void {
    const now = this.#means.clock.now();
    this.#thread?.news(news, this.#book.dayAt(now));
    this.#trigger = somethingFreed(this.#trigger, now);
    const matchmaker = this.#book.matchmakerAt(now);
    if (matchmaker) void this.#warmUp.learned(matchmaker);
    this.#runLater();
  }

  async #keepGraph({ round, certificate: { digest } }: EventOf<'round-run'>): Promise<void> {
    const { roundGraphs, logger } = this.#means;
    const proposed = this.#proposed;
    if (!roundGraphs || proposed?.order.certificate.digest !== digest) return;
    this.#proposed = null;
    const { session } = this.#session;
    // Whoever got an offer in it is told first.
    await nextTurn();
    try {
      await roundGraphs.keep({ session, round, digest, body: await proposed.evidence() });
    } catch (error) {
      logger.warn({ session, round, error: String(error) }, 'the graph of a round could not be kept');
    }
  }

  /** Whoever was to be paired is still waiting: the next round is due as soon as one may run again. */
  #failed(fault: unknown): void {
    if (this.#isOver) return;
    const now = this.#means.clock.now();
    this.#notBefore = now + RETRY_MS;
    this.#trigger = somethingFreed(this.#trigger, now);
    const error = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    this.#means.logger.error({ session: this.#session.session, error }, 'a round failed');
  }
}

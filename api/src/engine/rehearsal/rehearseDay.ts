import type { ExhibitionId, SessionId } from '../../domain/kernel/id.ts';
import type { BySide } from '../../domain/kernel/side.ts';
import { MINUTE, type Instant } from '../../domain/kernel/time.ts';
import { LiveHall } from '../../domain/matching/liveHall.ts';
import { Matchmaker } from '../../domain/matching/matchmaker.ts';
import { hallOf } from '../../domain/matching/sessionRound.ts';
import type { AcceptanceModel } from '../../domain/matching/value.ts';
import { NOTHING_NEW, roundHasRun, type RoundTrigger } from '../../domain/matching/window.ts';
import type { Order } from '../../domain/pairing/command.ts';
import { nextDeadline } from '../../domain/pairing/deadline.ts';
import { decide } from '../../domain/pairing/decide.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { Actor } from '../../domain/pairing/event.ts';
import { isRefusal } from '../../domain/pairing/refusal.ts';
import { offersLeft } from '../../domain/pairing/room.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { Agenda } from '../../domain/rehearsal/agenda.ts';
import { Chance } from '../../domain/rehearsal/chance.ts';
import type { Crowd } from '../../domain/rehearsal/crowd.ts';
import { dayFigures, sliceMinutes, type DayFigures } from '../../domain/rehearsal/dayFigures.ts';
import { DayRecord } from '../../domain/rehearsal/dayRecord.ts';
import { greedyRound } from '../../domain/rehearsal/greedyRound.ts';
import { ModelledPeople } from '../../domain/rehearsal/modelledPeople.ts';
import type { Policy } from '../../domain/rehearsal/policy.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import type { RehearsalSettings } from '../../domain/rehearsal/settings.ts';
import { afterwards, freeAfter, nextRoundAt } from '../roundTrigger.ts';
import { MomentsToLook } from './momentsToLook.ts';

/** One day to rehearse. */
export interface DayAsked {
  fair: RehearsedFair;
  settings: RehearsalSettings;
  policy: Policy;
  seed: number;
  /** Judges profiles; days of one fair share it, because it remembers how each two fit. */
  matchmaker: Matchmaker;
}

/** A day that is over. */
export interface RehearsedDay {
  session: Session;
  figures: DayFigures;
}

const SYSTEM: Actor = { by: 'system' };
/** A session is surely over so long after its end: its bound of closing is a summons, a meeting and an extension. */
const AFTERWARDS = 24 * 60 * MINUTE;

/**
 * RH1: a day of a session in virtual time: the very core (`decide`, its deadlines), the very moments of rounds and the very matchmaker of a live
 * session, with modelled people in place of phones. It jumps from one thing that happens to the next. The same day asked gives the same figures.
 */
export function rehearseDay(asked: DayAsked): RehearsedDay {
  return new Day(asked).run();
}

/** A matchmaker that knows a fair's profiles. */
export function matchmakerOf({ trade, day, profiles }: RehearsedFair): Matchmaker {
  return new Matchmaker({ trade, on: day, profiles });
}

class Day {
  readonly #asked: DayAsked;
  readonly #crowd: Crowd;
  readonly #people: ModelledPeople;
  readonly #agenda = new Agenda();
  readonly #record = new DayRecord();
  readonly #hall: LiveHall;
  readonly #moments: MomentsToLook;
  /** One object for the whole day: the hall keeps what pairs are worth by it. */
  readonly #acceptance: AcceptanceModel;
  #session: Session = emptySession('rehearsed' as SessionId);
  #now: Instant;
  #trigger: RoundTrigger = NOTHING_NEW;
  #free: BySide<number> = { exhibitor: 0, buyer: 0 };
  #lastRun: Instant;
  /** Whether the core dropped pairs of the last round, which may be offered later. */
  #hasDropped = false;
  #ids = 0;

  constructor(asked: DayAsked) {
    const { fair, settings, seed } = asked;
    this.#asked = asked;
    this.#crowd = { fair, settings, chance: new Chance(seed) };
    this.#people = new ModelledPeople(this.#crowd);
    this.#hall = new LiveHall(asked.matchmaker, { saysPassed: false });
    this.#moments = new MomentsToLook(fair);
    this.#acceptance = { intercept: settings.acceptIntercept, slope: settings.acceptSlope };
    this.#now = fair.opensAt;
    this.#lastRun = fair.opensAt;
  }

  run(): RehearsedDay {
    const { fair } = this.#asked;
    this.#open();
    const slice = sliceMinutes(fair) * MINUTE;
    for (let end = fair.opensAt + slice; end < fair.endsAt + slice; end += slice) {
      this.#until(Math.min(end, fair.endsAt - 1));
      this.#record.waiting.push(this.#session.available.size);
    }
    this.#record.close(this.#session, fair.endsAt);
    this.#until(fair.endsAt + AFTERWARDS);
    return { session: this.#session, figures: dayFigures(this.#session, this.#record, this.#crowd) };
  }

  #open(): void {
    const { opensAt, endsAt, rules, venues, places } = this.#asked.fair;
    const session = this.#session.session;
    const plan = { session, exhibition: 'rehearsed' as ExhibitionId, opensAt, endsAt, rules, venues, places };
    this.#do({ kind: 'draft-session', ...plan }, SYSTEM);
    this.#do({ kind: 'open-session', reason: null }, SYSTEM);
    this.#do({ kind: 'start-pairing', reason: null }, SYSTEM);
    for (const facts of this.#asked.fair.interpreters) this.#do({ kind: 'interpret', facts }, SYSTEM);
    for (const intention of this.#people.plans()) this.#agenda.add(intention);
  }

  /** Goes from one thing that happens to the next. */
  #until(end: Instant): void {
    for (;;) {
      const due = nextDeadline(this.#session) ?? Infinity;
      const wish = this.#agenda.nextAt ?? Infinity;
      const round = this.#roundAt(Math.min(due, wish));
      const next = Math.min(due, wish, round);
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      if (round <= this.#now) this.#round();
      else this.#step(due <= wish);
    }
    this.#now = Math.max(this.#now, end);
  }

  #step(isDeadline: boolean): void {
    const before = this.#session;
    if (isDeadline) this.#do({ kind: 'pass-time' }, SYSTEM);
    else {
      const deed = this.#agenda.take()!.act(before);
      if (deed) this.#do(deed.order, deed.actor);
    }
    this.#trigger = afterwards(this.#trigger, before, this.#session);
  }

  /** When the next round runs; Infinity where that is after `other` things that happen, or nobody is there to be paired. */
  #roundAt(other: Instant): Instant {
    if (this.#session.state !== 'PAIRING') return Infinity;
    const { policy, settings } = this.#asked;
    const isFixed = policy === 'fixed-rounds';
    const at = (free: BySide<number>): Instant =>
      isFixed
        ? this.#lastRun + settings.roundEveryMinutes * MINUTE
        : Math.max(this.#now, nextRoundAt(this.#trigger, free, this.#lastRun));
    const free = this.#free;
    const round = free.exhibitor === 0 || free.buyer === 0 ? Infinity : at(free);
    return round > other ? Infinity : round;
  }

  #round(): void {
    const mayFind = this.#trigger.since !== null || this.#hasDropped;
    this.#trigger = roundHasRun(this.#trigger);
    this.#lastRun = this.#now;
    if (!this.#moments.hasCome(this.#now) && !mayFind) return;
    // No round finds anybody while no place is free or promised: it need not look.
    if (!this.#hasRoom()) return;
    const { policy } = this.#asked;
    this.#hall.follow(this.#session);
    const round = this.#hall.round({ now: this.#now, acceptance: this.#acceptance })!;
    const { pairs, certificate } =
      policy === 'greedy' ? greedyRound(round.graph, hallOf(this.#session, { now: this.#now }).floor) : round;
    this.#hasDropped = false;
    if (pairs.length === 0) return;
    this.#record.noteRound(certificate);
    const before = this.#session;
    this.#do({ kind: 'propose-pairs', asOf: before.head, pairs, certificate }, SYSTEM);
    this.#hasDropped = this.#session.liveOffers.size - before.liveOffers.size < pairs.length;
    this.#trigger = afterwards(this.#trigger, before, this.#session);
  }

  #hasRoom(): boolean {
    for (const [, pool] of this.#session.pools) if (offersLeft(this.#session, pool, this.#now) > 0) return true;
    return false;
  }

  #do(order: Order, actor: Actor): void {
    const before = this.#session;
    const newId = (): string => (++this.#ids).toString(36).padStart(8, '0');
    const decision = decide(before, { actor, ...order }, { now: this.#now, newId });
    if (isRefusal(decision)) return;
    this.#session = decision.session;
    this.#free = freeAfter(this.#free, before, decision.session);
    for (const event of decision.events) {
      this.#record.note(event, before, this.#session);
      this.#moments.note(event);
      for (const intention of this.#people.reacts(this.#session, event)) this.#agenda.add(intention);
    }
  }
}

import type { LocalDate } from '../domain/directory/fairLists.ts';
import type { OrganisationId, SessionId } from '../domain/kernel/id.ts';
import { MINUTE, SECOND, type Instant } from '../domain/kernel/time.ts';
import { Matchmaker } from '../domain/matching/matchmaker.ts';
import type { Profile, TradeContext } from '../domain/matching/profile.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { MatchProfiles } from '../ports/matchProfiles.ts';
import { nextTurn } from './nextTurn.ts';

/** Profiles asked for in one go. */
const PAGE = 200;
/** Profiles compared in one go: about a millisecond. */
const SLICE = 20;
/** The directory goes on being written during a session: everything is read again this often. */
const REFRESH_MS = MINUTE;
/** After a reading that failed. */
const RETRY_MS = 2 * SECOND;

/** What was read and differs from what was known. */
export interface ProfileNews {
  profiles: readonly Profile[];
  trade: TradeContext | null;
}

export interface ProfileBookMeans {
  clock: Clock;
  logger: Logger;
  matchProfiles: MatchProfiles;
  changed(news: ProfileNews): void;
}

/** The profiles of everybody who joined a session, in a matchmaker that follows the directory. */
export class ProfileBook {
  readonly #session: SessionId;
  readonly #means: ProfileBookMeans;
  readonly #organisations = new Set<OrganisationId>();
  readonly #unread = new Set<OrganisationId>();
  readonly #profiles = new Map<OrganisationId, Profile>();
  /** Each profile as it was read last. */
  readonly #texts = new Map<OrganisationId, string>();
  #trade: TradeContext | null = null;
  #matchmaker: Matchmaker | null = null;
  #dayAt: (now: Instant) => LocalDate = () => '';
  #isTradeRead = false;
  #isOver = false;
  #reading: Promise<void> | null = null;
  #cancelNext = () => {};

  constructor(session: Session, means: ProfileBookMeans) {
    this.#session = session.session;
    this.#means = means;
    for (const { organisation } of session.participants.values()) this.#join(organisation);
    this.#read();
  }

  /** The matchmaker, on the day of `now` at the exhibition; null while nothing was read yet. */
  matchmakerAt(now: Instant): Matchmaker | null {
    this.#matchmaker?.beginDay(this.#dayAt(now));
    return this.#matchmaker;
  }

  /** The calendar day of `now` at the exhibition. */
  dayAt(now: Instant): LocalDate {
    return this.#dayAt(now);
  }

  /** All that is known, for somebody who begins to follow the news. */
  get everything(): ProfileNews {
    return { profiles: [...this.#profiles.values()], trade: this.#trade };
  }

  /** Asks for the profiles of organisations that joined. */
  committed(before: Session, after: Session): void {
    for (const { after: participant } of after.participants.changesSince(before.participants))
      if (participant) this.#join(participant.organisation);
    this.#read();
  }

  /** Asks for a profile that has changed, where its organisation has joined. */
  readAgain(organisation: OrganisationId): void {
    if (!this.#organisations.has(organisation)) return;
    this.#unread.add(organisation);
    this.#read();
  }

  stop(): void {
    this.#isOver = true;
    this.#cancelNext();
  }

  #join(organisation: OrganisationId): void {
    if (this.#organisations.has(organisation)) return;
    this.#organisations.add(organisation);
    this.#unread.add(organisation);
  }

  #read(): void {
    if (this.#reading || this.#isOver || this.#unread.size === 0) return;
    this.#cancelNext();
    this.#reading = this.#readAll().then(
      () => this.#readAgainIn(REFRESH_MS),
      (error) => {
        if (this.#isOver) return;
        this.#means.logger.warn({ session: this.#session, error: String(error) }, 'profiles could not be read');
        this.#readAgainIn(RETRY_MS);
      },
    );
  }

  #readAgainIn(milliseconds: number): void {
    this.#reading = null;
    if (this.#isOver) return;
    if (this.#unread.size > 0 && milliseconds === REFRESH_MS) return this.#read();
    const { clock } = this.#means;
    this.#cancelNext = clock.at(clock.now() + milliseconds, () => {
      this.#isTradeRead = false;
      for (const organisation of this.#organisations) this.#unread.add(organisation);
      this.#read();
    });
  }

  async #readAll(): Promise<void> {
    const { matchProfiles } = this.#means;
    if (!this.#isTradeRead) {
      const { trade, timeZone } = await matchProfiles.trade(this.#session);
      this.#dayAt = dayIn(timeZone);
      this.#isTradeRead = true;
      this.#keepTrade(trade);
    }
    while (this.#unread.size > 0) {
      const page = [...this.#unread].slice(0, PAGE);
      // Before the reading: what changes while it runs is read once more.
      for (const organisation of page) this.#unread.delete(organisation);
      const profiles = await this.#profilesOf(page);
      await this.#keepProfiles(profiles);
    }
  }

  /** What could not be read is still to be read. */
  async #profilesOf(page: readonly OrganisationId[]): Promise<Profile[]> {
    try {
      return await this.#means.matchProfiles.profiles(this.#session, page);
    } catch (error) {
      for (const organisation of page) this.#unread.add(organisation);
      throw error;
    }
  }

  /** How rare a word is stays as it was first read: one more product would have every two organisations judged anew. */
  #keepTrade(read: TradeContext): void {
    const trade = this.#trade ? { ...read, rarity: this.#trade.rarity } : read;
    const rarity: TradeContext['rarity'] = new Map();
    if (this.#trade && textOf({ ...this.#trade, rarity }) === textOf({ ...trade, rarity })) return;
    this.#trade = trade;
    if (this.#matchmaker) this.#matchmaker.changeTrade(trade);
    else this.#matchmaker = new Matchmaker({ trade, on: this.#dayAt(this.#means.clock.now()) });
    this.#means.changed({ profiles: [], trade });
  }

  /** What reads the same as before changes nothing, so that no pair is judged anew for it; compared in slices, so that nobody waits for it. */
  async #keepProfiles(read: readonly Profile[]): Promise<void> {
    const profiles: Profile[] = [];
    for (const [at, profile] of read.entries()) {
      if (at % SLICE === SLICE - 1) await nextTurn();
      if (this.#isOver) return;
      const text = JSON.stringify(profile);
      if (this.#texts.get(profile.organisation) === text) continue;
      this.#texts.set(profile.organisation, text);
      this.#profiles.set(profile.organisation, profile);
      this.#matchmaker?.keep(profile);
      profiles.push(profile);
    }
    if (profiles.length > 0) this.#means.changed({ profiles, trade: null });
  }
}

/** Two of the same text are the same. */
export function textOf(trade: TradeContext): string {
  return JSON.stringify({ ...trade, rates: [...trade.rates], rarity: [...trade.rarity] });
}

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string): (now: Instant) => LocalDate {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (now) => format.format(now);
}

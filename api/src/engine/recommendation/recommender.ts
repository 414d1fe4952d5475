import type { OrganisationId, SessionId } from '../../domain/kernel/id.ts';
import { MINUTE, SECOND, type Instant } from '../../domain/kernel/time.ts';
import type { Profile, TradeContext } from '../../domain/matching/profile.ts';
import type { Recommended } from '../../domain/matching/recommendation/sessionMarket.ts';
import type { SetClock } from '../../ports/clock.ts';
import type { MatchProfiles } from '../../ports/matchProfiles.ts';
import type { Recommendations, RecommendationsAsked } from '../../ports/recommendations.ts';
import { dayIn, textOf, type ProfileNews } from '../profileBook.ts';
import { RecommendationThread } from './recommendationThread.ts';

/** Profiles asked for in one go. */
const PAGE = 200;
/** The directory is read again for a question that comes this long after the last reading. */
const REFRESH_MS = 30 * SECOND;
/** A session of which nobody asks any more gives its thread up. */
const IDLE_MS = 10 * MINUTE;

interface RecommenderMeans {
  clock: SetClock;
  matchProfiles: MatchProfiles;
}

/** Answers from one thread a session, begun with its first question. */
export function createRecommender(means: RecommenderMeans): Recommendations {
  const kept = new Map<SessionId, SessionDesk>();
  const close = async (session: SessionId): Promise<void> => {
    const desk = kept.get(session);
    kept.delete(session);
    await desk?.close();
  };
  return {
    find(asked) {
      let desk = kept.get(asked.session);
      if (!desk)
        kept.set(asked.session, (desk = new SessionDesk(asked.session, means, () => void close(asked.session))));
      return desk.find(asked);
    },
    async close() {
      await Promise.all([...kept.keys()].map(close));
    },
  };
}

/** One session's profiles and thread. */
class SessionDesk {
  readonly #session: SessionId;
  readonly #means: RecommenderMeans;
  readonly #giveUp: () => void;
  readonly #profiles = new Map<OrganisationId, { text: string; profile: Profile }>();
  #trade: TradeContext | null = null;
  #dayAt: (now: Instant) => string = () => '';
  #readAt: Instant = -Infinity;
  #thread: RecommendationThread | null = null;
  /** Readings follow one another, so that news reaches the thread in its order. */
  #last: Promise<unknown> = Promise.resolve();
  #cancelIdle = () => {};

  constructor(session: SessionId, means: RecommenderMeans, giveUp: () => void) {
    this.#session = session;
    this.#means = means;
    this.#giveUp = giveUp;
  }

  async find(asked: RecommendationsAsked): Promise<Recommended> {
    this.#stayAwake();
    const posted = this.#last.then(() => this.#ask(asked));
    this.#last = posted.catch(() => undefined);
    const found = await (await posted).answer;
    if (!found) throw new Error('the trade around the fair was not read');
    return found;
  }

  async close(): Promise<void> {
    this.#cancelIdle();
    await this.#thread?.stop();
  }

  /** Wrapped, so that the next question is posted without waiting for this one's answer. */
  async #ask({ of, parties, barred, now }: RecommendationsAsked): Promise<{ answer: Promise<Recommended | null> }> {
    const read = await this.#read(parties.map(({ organisation }) => organisation));
    const isNew = !this.#thread || this.#thread.isDead;
    if (isNew) this.#thread = new RecommendationThread();
    const news = isNew ? this.#everything : read;
    return { answer: this.#thread!.ask({ news, day: this.#dayAt(now), state: { parties, barred }, of }) };
  }

  get #everything(): ProfileNews {
    return { profiles: [...this.#profiles.values()].map(({ profile }) => profile), trade: this.#trade };
  }

  /** Reads whom it does not know, and everybody once in a while; answers what differs from what was known. */
  async #read(organisations: readonly OrganisationId[]): Promise<ProfileNews> {
    const { clock, matchProfiles } = this.#means;
    const isStale = clock.now() >= this.#readAt + REFRESH_MS;
    const wanted = isStale ? organisations : organisations.filter((one) => !this.#profiles.has(one));
    let changedTrade: TradeContext | null = null;
    if (isStale) {
      const { trade, timeZone } = await matchProfiles.trade(this.#session);
      if (!this.#trade || textOf(this.#trade) !== textOf(trade)) changedTrade = trade;
      this.#trade = changedTrade ?? this.#trade;
      this.#dayAt = dayIn(timeZone);
    }
    const profiles: Profile[] = [];
    for (let from = 0; from < wanted.length; from += PAGE)
      for (const profile of await matchProfiles.profiles(this.#session, wanted.slice(from, from + PAGE))) {
        const text = JSON.stringify(profile);
        if (this.#profiles.get(profile.organisation)?.text === text) continue;
        this.#profiles.set(profile.organisation, { text, profile });
        profiles.push(profile);
      }
    if (isStale) this.#readAt = clock.now();
    return { profiles, trade: changedTrade };
  }

  #stayAwake(): void {
    const { clock } = this.#means;
    this.#cancelIdle();
    this.#cancelIdle = clock.at(clock.now() + IDLE_MS, this.#giveUp);
  }
}

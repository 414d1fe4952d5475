/** The thread of one session's recommendations: it keeps profiles and the market, and answers one question after the other. */
import { parentPort } from 'node:worker_threads';
import type { LocalDate } from '../../domain/directory/fairLists.ts';
import type { OrganisationId } from '../../domain/kernel/id.ts';
import {
  SessionMarket,
  type MarketState,
  type Recommended,
} from '../../domain/matching/recommendation/sessionMarket.ts';
import type { ProfileNews } from '../profileBook.ts';

/** A question, with what was read since the last one. */
export interface ToRecommendationWorker {
  number: number;
  news: ProfileNews;
  day: LocalDate;
  state: MarketState;
  of: OrganisationId;
}

/** Its answer. */
export type FromRecommendationWorker = { number: number } & ({ found: Recommended | null } | { failed: string });

const market = new SessionMarket();

parentPort?.on('message', (asked: ToRecommendationWorker) => parentPort?.postMessage(answer(asked)));

function answer({ number, news, day, state, of }: ToRecommendationWorker): FromRecommendationWorker {
  try {
    market.learn({ ...news, day });
    return { number, found: market.recommend(state, of) };
  } catch (error) {
    return { number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

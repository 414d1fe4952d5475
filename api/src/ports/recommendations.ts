import type { OrganisationId, SessionId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { MarketState, Recommended } from '../domain/matching/recommendation/sessionMarket.ts';

/** For whom, and in which state of the session. */
export interface RecommendationsAsked extends MarketState {
  session: SessionId;
  of: OrganisationId;
  now: Instant;
}

/** Finds whom an organisation should meet; reads profiles and computes away from the event loop. */
export interface Recommendations {
  find(asked: RecommendationsAsked): Promise<Recommended>;
  /** Ends what computes. */
  close(): Promise<void>;
}

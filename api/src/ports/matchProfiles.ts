import type { OrganisationId, SessionId } from '../domain/kernel/id.ts';
import type { Profile, TradeContext } from '../domain/matching/profile.ts';

/** What every pair of a session shares. */
export interface SessionTrade {
  /** With the rarity of codes and words at the session's exhibition. */
  trade: TradeContext;
  /** IANA zone of the exhibition: certificates and licences begin and end with its days. */
  timeZone: string;
}

/** What the matchmaker reads of the directory: codes, numbers and folded words, never a name or a text. */
export interface MatchProfiles {
  trade(session: SessionId): Promise<SessionTrade>;
  /** The profiles of these organisations as they stand now; one that does not exist is left out. */
  profiles(session: SessionId, organisations: readonly OrganisationId[]): Promise<Profile[]>;
}

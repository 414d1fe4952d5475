import type { ExhibitionId, SessionId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { SessionState } from '../domain/pairing/session.ts';

/** A planned or running session as a schedule lists it. */
export interface SessionListed {
  id: SessionId;
  reference: string;
  state: SessionState;
  opensAt: Instant;
  endsAt: Instant;
}

/** A session that repeats another at another time: same name, kind, themes, rules, places and people. */
export interface SessionRepeat {
  of: SessionId;
  id: SessionId;
  reference: string;
  opensAt: Instant;
  endsAt: Instant;
}

/** When the sessions of an exhibition take place. */
export interface SessionSchedule {
  /** In the order in which they open. */
  sessionsOf(exhibition: ExhibitionId): Promise<SessionListed[]>;
  /** Plans a session anew, in one transaction. */
  repeat(repeat: SessionRepeat): Promise<void>;
}

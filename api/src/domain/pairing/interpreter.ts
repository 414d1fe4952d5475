import type { InterpreterId, PersonId, VenueId } from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import type { Instant } from '../kernel/time.ts';
import type { Engagement, KeptWish } from './participant.ts';

/** Where an interpreter stands: free, promised to an open offer, called to a table, in a meeting, on a break, gone. */
export type InterpreterState = 'FREE' | 'PROMISED' | 'SUMMONED' | 'MEETING' | 'PAUSED' | 'LEFT';

/** What joining records of an interpreter: all that a later decision needs, and nothing personal. */
export interface InterpreterFacts {
  interpreter: InterpreterId;
  person: PersonId;
  venue: VenueId;
  /** It sits between any two of these. */
  languages: readonly SpokenLanguage[];
}

/** PA70: a person who helps two without a common language to talk: a resource of the meeting, like its table. */
export interface Interpreter extends InterpreterFacts {
  state: InterpreterState;
  /** Since when it has been in this state. */
  stateSince: Instant;
  reachable: boolean;
  /** PA79: since when its device cannot be reached; null while it can. */
  unreachableSince: Instant | null;
  /** The live offer that counts on it, or the live meeting that it sits in. */
  engagement: Engagement | null;
  /** When a break ends by itself. */
  until: Instant | null;
  /** When it goes home, as it said; null: it stays. */
  leavesAt: Instant | null;
  kept: KeptWish | null;
  /** Meetings that it has helped to hold. */
  meetings: number;
}

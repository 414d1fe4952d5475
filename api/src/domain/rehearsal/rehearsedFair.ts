import type { LocalDate } from '../directory/fairLists.ts';
import type { ParticipantId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Profile, TradeContext } from '../matching/profile.ts';
import type { InterpreterFacts } from '../pairing/interpreter.ts';
import type { ParticipantFacts } from '../pairing/participant.ts';
import type { Place, Venue } from '../pairing/place.ts';
import type { Rules } from '../pairing/rules.ts';

/** A session as it is prepared, with everybody who is expected: all that a rehearsal reads. Plain data, so that it travels to a worker as it is. */
export interface RehearsedFair {
  opensAt: Instant;
  endsAt: Instant;
  /** The day at the exhibition, by which certificates and licences count. */
  day: LocalDate;
  /** The hour of the opening at the exhibition (13.5 is half past one), for walks between halls. */
  opensAtHour: number;
  rules: Rules;
  venues: readonly Venue[];
  places: readonly Place[];
  people: readonly ParticipantFacts[];
  interpreters: readonly InterpreterFacts[];
  profiles: readonly Profile[];
  trade: TradeContext;
  /** What a live session showed of its people; null: they are modelled. */
  witnessed: Witnessed | null;
}

/** RH12: what the log of a finished session says of its people, whatever the settings of the replay are. */
export interface Witnessed {
  /** When each was there, in the order of the day. Who is not named did not come. */
  stays: ReadonlyMap<ParticipantId, readonly Stay[]>;
  /** Chance that each comes to a meeting: the share of summonses that it came to. */
  comes: ReadonlyMap<ParticipantId, number>;
}

/** A time that somebody is at the session. */
export interface Stay {
  from: Instant;
  until: Instant;
}

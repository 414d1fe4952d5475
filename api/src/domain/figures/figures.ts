import type { VenueId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import type { Instant, Seconds } from '../kernel/time.ts';
import type { OutcomeKind } from '../pairing/meeting.ts';
import type { ParticipantState } from '../pairing/participant.ts';
import { NO_ENTRIES, type Entries } from './entries.ts';
import { emptyFairness, type FairnessFigures } from './fairness.ts';
import { NO_PLACE_USED, type FreePlaces } from './freePlaces.ts';
import { Histogram } from './histogram.ts';
import type { OutcomeSum } from './outcomeSum.ts';

/** FI1: where the people of one side are, at one venue. */
export interface GroupFigures {
  venue: VenueId;
  side: Side;
  counts: Readonly<Record<ParticipantState, number>>;
  /** Of those who are here: whose device is silent. */
  unreachable: number;
  /** Waits that ended with a confirmed pair. */
  waits: Histogram;
}

/** FI8: one minute of the session. */
export interface MinuteFigures {
  /** The beginning of the minute. */
  at: Instant;
  waitMedianSeconds: Seconds | null;
  waitP95Seconds: Seconds | null;
  /** Running meetings and waiting people at the end of the minute. */
  inMeeting: number;
  available: number;
  /** FI2: places of a running meeting or a called pair, and those with the ones that are open, at its end. */
  placesTaken: number;
  placesOpen: number;
  /** FI20: 0 to 1 at its end; null without a limit. */
  quotaUsedByExhibitors: number | null;
  quotaUsedByBuyers: number | null;
}

/** The figures of a session so far: one fold over its events, immutable. `boardOf` makes them readable. */
export interface Figures {
  groups: readonly GroupFigures[];
  /** FI3: waits of all, from the beginning of the waiting to the confirmed pair. */
  waits: Histogram;
  /** Waits that ended within the last ten minutes, oldest first. */
  recentWaits: readonly { at: Instant; seconds: Seconds }[];
  offers: { made: number; confirmed: number; declined: number; expired: number; withdrawn: number };
  meetings: { begun: number; running: number; noShows: number; calledOff: number; held: number };
  /** People who have sat in two meetings or more. */
  withSecondMeeting: number;
  outcomes: readonly OutcomeSum[];
  outcomesByKind: Readonly<Record<OutcomeKind, number>>;
  signings: number;
  rounds: number;
  /** FI14 */
  entries: Entries;
  fairness: FairnessFigures;
  /** FI2 */
  freePlaces: FreePlaces;
  /** Minutes that are over, oldest first, at most `MOST_MINUTES`. */
  minutes: readonly MinuteFigures[];
  /** The beginning of the minute that is running; null before the first event. */
  minute: Instant | null;
}

/** FI8: the board shows the last two hours. */
export const MOST_MINUTES = 120;

/** The figures before the first event. */
export function emptyFigures(): Figures {
  return {
    groups: [],
    waits: Histogram.empty(),
    recentWaits: [],
    offers: { made: 0, confirmed: 0, declined: 0, expired: 0, withdrawn: 0 },
    meetings: { begun: 0, running: 0, noShows: 0, calledOff: 0, held: 0 },
    withSecondMeeting: 0,
    outcomes: [],
    outcomesByKind: {
      none: 0,
      'follow-up': 0,
      'sample-order': 0,
      'letter-of-intent': 0,
      memorandum: 0,
      contract: 0,
    },
    signings: 0,
    rounds: 0,
    entries: NO_ENTRIES,
    fairness: emptyFairness(),
    freePlaces: NO_PLACE_USED,
    minutes: [],
    minute: null,
  };
}

/** A group without people. */
export function emptyGroup(venue: VenueId, side: Side): GroupFigures {
  const counts = {
    EXPECTED: 0,
    CHECKED_IN: 0,
    AVAILABLE: 0,
    PAUSED: 0,
    OFFERED: 0,
    SUMMONED: 0,
    MEETING: 0,
    COOLDOWN: 0,
    LEFT: 0,
  };
  return { venue, side, counts, unreachable: 0, waits: Histogram.empty() };
}

import type { Minutes, Seconds } from '../kernel/time.ts';
import { NO_EMPHASIS, type Emphasis } from './emphasis.ts';
import type { PlaceKind } from './place.ts';

/** The rules of the floor: product.md's defaults, each a rule of the session that the organiser may change. */
export interface Rules {
  /** Time to answer an offer. */
  answerSeconds: Seconds;
  /** What "30 s more" adds, once an offer and side. */
  extraAnswerSeconds: Seconds;
  /** After "later" or an expired offer the same two may be offered again after this. */
  laterMinutes: Minutes;
  /** From the summons to the moment at which the meeting counts as begun. */
  summonsSeconds: Seconds;
  /** When, after the summons, who has not arrived is warned. */
  summonsWarningSeconds: Seconds;
  /** Time to answer "I am here" to a claim of no-show. */
  claimSeconds: Seconds;
  meetingMinutes: Minutes;
  /** What one extension adds, when both agree and nobody waits for the place. */
  extensionMinutes: Minutes;
  cooldownSeconds: Seconds;
  /** A device silent for this long makes its participant unreachable. */
  silentSeconds: Seconds;
  /** Open offers for a venue's tables: at most this times the places that are free or promised free within the answer window. */
  overbooking: number;
  /** The kind of place that this session seats its pairs at unless a pair needs another. */
  placeKind: PlaceKind;
  /** Most meetings of one company or buyer in this session, whoever of it sits there; null: no limit. */
  mostMeetings: number | null;
  /** Most meetings of one company or buyer on one day of the exhibition, in this session and others; null: no limit. */
  mostMeetingsADay: number | null;
  /** Most meetings of one company with buyers invited at the organiser's cost; null: no limit. So for each size of a counterpart. */
  mostWithHosted: number | null;
  mostWithSmall: number | null;
  mostWithMedium: number | null;
  mostWithLarge: number | null;
  /** Two that met may meet again so many hours after their meeting; null: never again in this exhibition. */
  metAgainAfterHours: number | null;
  /** Meetings that nobody should leave without: who may not reach them goes first and stands on the organiser's list. */
  leastMeetings: number;
  /** How many meetings a participant should have by the end of the session. */
  targetMeetings: number;
  /** Whether two of different venues may be paired by video. */
  videoAcrossVenues: boolean;
  /** What the session stands for: lines of that kind count more. */
  emphasis: Emphasis;
}

export const DEFAULT_RULES: Rules = {
  answerSeconds: 45,
  extraAnswerSeconds: 30,
  laterMinutes: 15,
  summonsSeconds: 180,
  summonsWarningSeconds: 120,
  claimSeconds: 60,
  meetingMinutes: 15,
  extensionMinutes: 5,
  cooldownSeconds: 60,
  silentSeconds: 45,
  overbooking: 1,
  placeKind: 'table',
  mostMeetings: null,
  mostMeetingsADay: null,
  mostWithHosted: null,
  mostWithSmall: null,
  mostWithMedium: null,
  mostWithLarge: null,
  metAgainAfterHours: null,
  leastMeetings: 2,
  targetMeetings: 6,
  videoAcrossVenues: true,
  emphasis: NO_EMPHASIS,
};

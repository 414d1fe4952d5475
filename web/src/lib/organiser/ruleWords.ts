/** The rules of the floor in words for whoever sets them: what one means, and the unit of its value. */
import { m, reader } from '#lib/messages/index.ts';
import type { Desk } from './desk.svelte.ts';
import type { NumberRule, RuleValues } from './rulesTrial.svelte.ts';

/** What a rule means on the floor. */
export const RULE_HINTS: Readonly<Record<keyof RuleValues, () => string>> = {
  meetingMinutes: m.rule_meeting_minutes_hint,
  extensionMinutes: m.rule_extension_minutes_hint,
  cooldownSeconds: m.rule_cooldown_seconds_hint,
  answerSeconds: m.rule_answer_seconds_hint,
  extraAnswerSeconds: m.rule_extra_answer_seconds_hint,
  laterMinutes: m.rule_later_minutes_hint,
  summonsSeconds: m.rule_summons_seconds_hint,
  summonsWarningSeconds: m.rule_summons_warning_seconds_hint,
  claimSeconds: m.rule_claim_seconds_hint,
  silentSeconds: m.rule_silent_seconds_hint,
  targetMeetings: m.rule_target_meetings_hint,
  leastMeetings: m.rule_least_meetings_hint,
  mostMeetings: m.rule_most_meetings_hint,
  mostMeetingsADay: m.rule_most_a_day_hint,
  mostWithHosted: m.rule_most_hosted_hint,
  mostWithSmall: m.rule_most_small_hint,
  mostWithMedium: m.rule_most_medium_hint,
  mostWithLarge: m.rule_most_large_hint,
  metAgainAfterHours: m.rule_met_again_hint,
  overbooking: m.rule_overbooking_hint,
  placeKind: m.rule_place_kind_hint,
  videoAcrossVenues: m.rule_video_hint,
  emphasis: m.rule_emphasis_hint,
};

/** PA99: says of a walk that a table is held for less. */
export function tooFarInWords(
  { minutes, isByPlan, venue }: { minutes: number; isByPlan: boolean; venue: { id: string } },
  desk: Pick<Desk, 'venue'>,
): string {
  const walk = { venue: desk.venue(venue.id)?.name.text ?? '', minutes: reader.formats.number(minutes) };
  return isByPlan ? m.rules_walk_by_plan(walk) : m.rules_walk_usual(walk);
}

/** What a value counts. */
export const RULE_UNITS: Readonly<Record<NumberRule['unit'], () => string>> = {
  minutes: m.unit_minutes,
  seconds: m.unit_seconds,
  meetings: m.unit_meetings,
  hours: m.unit_hours,
  times: m.unit_times,
};

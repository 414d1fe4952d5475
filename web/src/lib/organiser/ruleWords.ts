/** The rules of the floor in words: a name, what it means, and the unit of its value. */
import type { PlaceKind } from '#lib/api/documents/schema.generated.ts';
import { m, reader } from '#lib/messages/index.ts';
import type { NumberRule, RuleValues } from './rulesTrial.svelte.ts';

/** What a rule is called. */
export const RULE_NAMES: Readonly<Record<keyof RuleValues, () => string>> = {
  meetingMinutes: m.rule_meeting_minutes,
  extensionMinutes: m.rule_extension_minutes,
  cooldownSeconds: m.rule_cooldown_seconds,
  answerSeconds: m.rule_answer_seconds,
  extraAnswerSeconds: m.rule_extra_answer_seconds,
  laterMinutes: m.rule_later_minutes,
  summonsSeconds: m.rule_summons_seconds,
  summonsWarningSeconds: m.rule_summons_warning_seconds,
  claimSeconds: m.rule_claim_seconds,
  silentSeconds: m.rule_silent_seconds,
  targetMeetings: m.rule_target_meetings,
  leastMeetings: m.rule_least_meetings,
  mostMeetings: m.rule_most_meetings,
  mostMeetingsADay: m.rule_most_a_day,
  mostWithHosted: m.rule_most_hosted,
  mostWithSmall: m.rule_most_small,
  mostWithMedium: m.rule_most_medium,
  mostWithLarge: m.rule_most_large,
  metAgainAfterHours: m.rule_met_again,
  overbooking: m.rule_overbooking,
  placeKind: m.rule_place_kind,
  videoAcrossVenues: m.rule_video,
  emphasis: m.rule_emphasis,
};

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

/** What a value counts. */
export const RULE_UNITS: Readonly<Record<NumberRule['unit'], () => string>> = {
  minutes: m.unit_minutes,
  seconds: m.unit_seconds,
  meetings: m.unit_meetings,
  hours: m.unit_hours,
  times: m.unit_times,
};

/** What stands in place of the unit where a rule is none. */
export function noneInWords(rule: keyof RuleValues, value: number): string | null {
  if (value !== 0) return null;
  if (rule === 'metAgainAfterHours') return m.rules_never();
  return rule.startsWith('most') ? m.rules_no_limit() : null;
}

/** A value as it stands in the list of changes. */
export function valueInWords<Rule extends keyof RuleValues>(rule: Rule, value: RuleValues[Rule]): string {
  if (typeof value === 'number') return noneInWords(rule, value) ?? reader.formats.number(value);
  if (typeof value === 'boolean') return value ? m.rules_on() : m.rules_off();
  if (typeof value === 'string') return KIND_NAMES[value as PlaceKind]();
  const { headings, markets, words } = value as RuleValues['emphasis'];
  const all = [...headings, ...markets, ...words];
  return all.length === 0 ? m.rules_nothing() : reader.formats.list(all);
}

const KIND_NAMES: Readonly<Record<PlaceKind, () => string>> = {
  TABLE: m.term_table,
  STAND: m.term_stand,
  VIDEO: m.term_video_table,
};

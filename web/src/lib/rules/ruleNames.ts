/** The rules of the floor in words that participants read too: what a rule is called, and what its value is. */
import type { PlaceKind } from '#lib/api/documents/schema.generated.ts';
import { m, reader } from '#lib/messages/index.ts';

/** What a rule is called. */
export const RULE_NAMES = {
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
} as const satisfies Readonly<Record<string, () => string>>;

/** A rule by its name in the contract. */
export type RuleName = keyof typeof RULE_NAMES;

/** What a session stands for. */
interface Emphasis {
  headings: readonly string[];
  markets: readonly string[];
  words: readonly string[];
}

/** What stands in place of the unit where a rule is none. */
export function noneInWords(rule: RuleName, value: number): string | null {
  if (value !== 0) return null;
  if (rule === 'metAgainAfterHours') return m.rules_never();
  return rule.startsWith('most') ? m.rules_no_limit() : null;
}

/** A value as it stands beside the one before; null is no limit, as 0 is. */
export function valueInWords(rule: RuleName, value: unknown): string {
  if (typeof value === 'number' || value === null) {
    return noneInWords(rule, value ?? 0) ?? withUnit(rule, reader.formats.number(value ?? 0));
  }
  if (typeof value === 'boolean') return value ? m.rules_on() : m.rules_off();
  if (typeof value === 'string') return KIND_NAMES[value.toUpperCase() as PlaceKind]?.() ?? value;
  const { headings = [], markets = [], words = [] } = value as Partial<Emphasis>;
  const all = [...headings, ...markets, ...words];
  return all.length === 0 ? m.rules_nothing() : reader.formats.list(all);
}

/** Times of the floor are read with what they count; the rest says it by its name. */
function withUnit(rule: RuleName, value: string): string {
  if (rule.endsWith('Minutes')) return m.value_minutes({ value });
  return rule.endsWith('Seconds') ? m.value_seconds({ value }) : value;
}

const KIND_NAMES: Readonly<Record<PlaceKind, () => string>> = {
  TABLE: m.term_table,
  STAND: m.term_stand,
  VIDEO: m.term_video_table,
};

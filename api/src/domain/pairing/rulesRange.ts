import { isEmphasis, MOST_EMPHASISED } from './emphasis.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Rules } from './rules.ts';

/** PA66: what each rule may be: least and most, in the unit of its name. */
export const RULE_RANGES = {
  answerSeconds: [1, 900],
  extraAnswerSeconds: [0, 900],
  laterMinutes: [0, 1_440],
  summonsSeconds: [2, 3_600],
  summonsWarningSeconds: [1, 3_599],
  claimSeconds: [1, 900],
  meetingMinutes: [1, 480],
  extensionMinutes: [0, 120],
  cooldownSeconds: [0, 3_600],
  silentSeconds: [1, 3_600],
  mostMeetings: [1, 1_000],
  mostMeetingsADay: [1, 1_000],
  mostWithHosted: [1, 1_000],
  mostWithSmall: [1, 1_000],
  mostWithMedium: [1, 1_000],
  mostWithLarge: [1, 1_000],
  metAgainAfterHours: [1, 720],
  leastMeetings: [0, 100],
  targetMeetings: [0, 1_000],
} as const satisfies Partial<Record<keyof Rules, readonly [least: number, most: number]>>;

/** PA66: rules that may be none: no limit, or never. */
export const LIMITS = [
  'mostMeetings',
  'mostMeetingsADay',
  'mostWithHosted',
  'mostWithSmall',
  'mostWithMedium',
  'mostWithLarge',
  'metAgainAfterHours',
] as const satisfies readonly (keyof Rules)[];

/** PA66: places may be promised to up to three offers each; below one a single table would never be offered. */
const OVERBOOKING_RANGE = [1, 3] as const;

/** PA66: the first rule that is not a number in its range; null when all are. */
export function rulesOutOfRange(rules: Rules): Refusal | null {
  for (const rule of Object.keys(RULE_RANGES) as (keyof typeof RULE_RANGES)[]) {
    const value = rules[rule];
    if (value === null && (LIMITS as readonly string[]).includes(rule)) continue;
    const [least, most] = RULE_RANGES[rule];
    if (!Number.isInteger(value) || value! < least || value! > most) return outOfRange(rule, least, most);
  }
  const [least, most] = OVERBOOKING_RANGE;
  if (!(rules.overbooking >= least && rules.overbooking <= most)) return outOfRange('overbooking', least, most);
  if (rules.summonsWarningSeconds >= rules.summonsSeconds) {
    return outOfRange('summonsWarningSeconds', 1, rules.summonsSeconds - 1);
  }
  if (!['table', 'stand', 'video'].includes(rules.placeKind))
    return refuse('rules-out-of-range', { rule: 'placeKind' });
  return isEmphasis(rules.emphasis)
    ? null
    : refuse('rules-out-of-range', { rule: 'emphasis', least: 0, most: MOST_EMPHASISED });
}

function outOfRange(rule: keyof Rules, least: number, most: number): Refusal {
  return refuse('rules-out-of-range', { rule, least, most });
}

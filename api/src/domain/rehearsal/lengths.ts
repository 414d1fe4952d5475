import type { Minutes } from '../kernel/time.ts';
import type { RehearsedFair } from './rehearsedFair.ts';
import { AS_PLANNED, type Scenario } from './scenario.ts';
import { estimateOf, mean, type Estimate } from './statistics.ts';
import { pairedRatio } from './summary.ts';
import type { Rehearsed } from './tables.ts';

/** Shares of the planned length that are compared. */
const SHARES = [0.6, 0.8, 1.35, 1.7] as const;

/** How long a meeting should be. */
export interface LengthAdvice {
  minutes: Minutes;
  planned: Minutes;
  /** Lengths that are no worse than the recommended one as far as the seeds can tell. */
  low: Minutes;
  high: Minutes;
  /** What the recommended length brings against the planned one: the ratio of the days' value, seed by seed. */
  gain: Estimate;
}

/** RH15: lengths worth comparing with the planned one. */
export function lengthScenarios({ rules }: RehearsedFair): readonly Scenario[] {
  const lengths = new Set(SHARES.map((share) => Math.max(1, Math.round(share * rules.meetingMinutes))));
  lengths.delete(rules.meetingMinutes);
  return [...lengths].sort((a, b) => a - b).map((meetingMinutes) => ({ ...AS_PLANNED, meetingMinutes }));
}

/**
 * RH15: the length with the highest mean value of a day; the planned one wherever the other is not better beyond chance (95 % interval of the paired
 * ratio). Its range: all lengths that are not worse beyond chance.
 */
export function adviseLength(fair: RehearsedFair, planned: Rehearsed, compared: readonly Rehearsed[]): LengthAdvice {
  const lengthOf = ({ scenario }: Rehearsed): Minutes => scenario.meetingMinutes ?? fair.rules.meetingMinutes;
  const all = [planned, ...compared];
  const valueOf = ({ days }: Rehearsed): number => mean(days.map(({ value }) => value));
  const highest = all.reduce((best, one) => (valueOf(one) > valueOf(best) ? one : best));
  // One day alone says nothing of chance.
  const isBetter = planned.days.length > 1 && pairedRatio('value', highest.days, planned.days).low > 1;
  const best = isBetter ? highest : planned;
  const asGood = all.filter((one) => one === best || pairedRatio('value', one.days, best.days).high >= 1).map(lengthOf);
  return {
    minutes: lengthOf(best),
    planned: fair.rules.meetingMinutes,
    low: Math.min(...asGood),
    high: Math.max(...asGood),
    gain: best === planned ? estimateOf([1]) : pairedRatio('value', best.days, planned.days),
  };
}

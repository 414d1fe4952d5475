/** The fairness report in words. */
import type { FairnessData } from '#lib/api/documents/fairness.generated.ts';
import { m, reader } from '#lib/messages/index.ts';

type Words = Readonly<Record<string, () => string>>;
type WaitGroup = NonNullable<NonNullable<FairnessData['pairingSession']>['fairness']>['waits'][number];

/** The four figures of the trade. */
export const MEASURE_WORDS: Words = {
  acceptance: () => m.fairness_acceptance(),
  meetings: () => m.fairness_meetings(),
  kept: () => m.fairness_kept(),
  'second-meetings': () => m.fairness_second(),
};

/** Where a figure stands to its band. */
export const STATE_WORDS: Words = {
  unknown: () => m.fairness_unknown(),
  below: () => m.fairness_below(),
  within: () => m.fairness_within(),
  above: () => m.fairness_above(),
};

/** Why somebody is at risk. */
export const RISK_CAUSE_WORDS: Words = {
  unreachable: () => m.fairness_cause_unreachable(),
  away: () => m.fairness_cause_away(),
  'no-time': () => m.fairness_cause_no_time(),
  'nobody-left': () => m.fairness_cause_nobody_left(),
  'no-language': () => m.fairness_cause_no_language(),
  slow: () => m.fairness_cause_slow(),
};

/** What is proposed. */
export const RISK_ACT_WORDS: Words = {
  call: () => m.fairness_act_call(),
  'bring-back': () => m.fairness_act_bring_back(),
  'find-interpreter': () => m.fairness_act_interpreter(),
  'pair-by-hand': () => m.fairness_act_pair(),
};

const VALUES: Words = {
  exhibitor: () => m.term_exhibitor(),
  buyer: () => m.term_buyer(),
  small: () => m.fairness_small(),
  medium: () => m.fairness_medium(),
  large: () => m.fairness_large(),
};

/** Whose waits a line tells. */
export function groupName({ trait, value, venue }: Pick<WaitGroup, 'trait' | 'value' | 'venue'>): string {
  if (venue) return venue.name.text ?? value;
  return trait === 'language' ? reader.formats.spokenLanguages([value]) : (VALUES[value]?.() ?? value);
}

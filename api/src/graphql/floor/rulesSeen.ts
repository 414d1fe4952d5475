import type { Rules } from '../../domain/pairing/rules.ts';

/** Rules as they are told: the words of the emphasis without their tokens. The source of `SessionRules`. */
export function rulesSeen({ emphasis, ...rules }: Rules): object {
  return { ...rules, emphasis: { ...emphasis, words: emphasis.words.map(({ word }) => word) } };
}

import { stateRefusal } from './find.ts';
import type { Rule } from './rule.ts';
import { rulesOutOfRange } from './rulesRange.ts';

/**
 * PA66: rules of the floor are changed while it runs. What is promised stands: open offers keep their deadlines, summons and running meetings their ends;
 * all that is decided from now on follows the new rules.
 */
export const changeRules: Rule<'change-rules'> = (journal, { rules: changed, reason }) => {
  const wrongState = stateRefusal(journal.session, ['DRAFT', 'OPEN', 'PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  const before = journal.session.rules;
  const rules = { ...before, ...changed };
  const outOfRange = rulesOutOfRange(rules);
  if (outOfRange) return outOfRange;
  const isChange = (Object.keys(rules) as (keyof typeof rules)[]).some(
    (rule) => JSON.stringify(rules[rule]) !== JSON.stringify(before[rule]),
  );
  if (isChange) journal.write({ kind: 'rules-changed', rules, reason });
  return {};
};

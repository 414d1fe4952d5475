import type { TextId } from '../kernel/id.ts';
import { stateRefusal } from './find.ts';
import type { Journal } from './journal.ts';
import type { Rule } from './rule.ts';
import type { Rules } from './rules.ts';
import { rulesOutOfRange } from './rulesRange.ts';
import { tryRules } from './rulesTrial.ts';
import { peopleHere } from './session.ts';

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
  if (isChange) writeRules(journal, rules, reason);
  return {};
};

/** PA69: the rules are others from now on: what they were, and for whom that makes a difference, is told with them. */
export function writeRules(journal: Journal, rules: Rules, reason: TextId | null): void {
  const { session, now } = journal;
  const { people } = tryRules(session, rules, now);
  const participants = people.length === peopleHere(session).length ? 'here' : people;
  journal.write({ kind: 'rules-changed', rules, before: session.rules, participants, reason });
}

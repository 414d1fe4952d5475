import type { Language } from '../../domain/kernel/language.ts';
import type { Emphasis } from '../../domain/pairing/emphasis.ts';
import type { Rules } from '../../domain/pairing/rules.ts';
import { rulesOutOfRange } from '../../domain/pairing/rulesRange.ts';
import { tryRules, type RulesTrial } from '../../domain/pairing/rulesTrial.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { CommandAnswer } from '../../ports/sessions.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { stepIn, steppingOf, type StepAct, type StepPorts } from './stepIn.ts';

/** What a change of rules would do. */
export interface RulesPreview {
  rules: Rules;
  session: Session;
  trial: RulesTrial;
}

/** What an organiser says the session stands for, in its own words. */
export interface EmphasisSaid {
  headings: readonly string[];
  markets: readonly string[];
  words: readonly string[];
}

/** MA45: the emphasis as a rule holds it: codes without dots, each word with its tokens in the language of whoever wrote it. */
export function emphasisOf({ textFolder }: Pick<Ports, 'textFolder'>, said: EmphasisSaid, reads: Language): Emphasis {
  const tidy = (list: readonly string[]) =>
    [...new Set(list.map((one) => one.normalize('NFKC').trim()))].filter(Boolean);
  return {
    headings: tidy(said.headings.map((heading) => heading.replaceAll('.', ''))),
    markets: tidy(said.markets.map((market) => market.toUpperCase())),
    words: tidy(said.words).map((word) => ({ word, tokens: textFolder.tokens(word, languageOf(word, reads)) })),
  };
}

/** Chinese characters are Chinese whatever the writer reads; other words are of the writer's language. */
function languageOf(word: string, reads: Language): Language {
  const isChinese = reads === 'zh-Hant' || reads === 'zh-Hans';
  if (/\p{Script=Han}/u.test(word)) return isChinese ? reads : 'zh-Hant';
  return isChinese ? 'en' : reads;
}

/** Changes the rules of the floor in a session; those not named stay. */
export function changeRules(ports: StepPorts, act: StepAct, rules: Partial<Rules>): Promise<CommandAnswer | Refused> {
  return stepIn(ports, act, { right: 'run-session', order: (reason) => ({ kind: 'change-rules', rules, reason }) });
}

/** Says what a change would do, and changes nothing. */
export async function previewRules(
  ports: StepPorts & Pick<Ports, 'clock'>,
  act: StepAct,
  rules: Partial<Rules>,
): Promise<RulesPreview | Refused> {
  const stepping = await steppingOf(ports, act, 'run-session');
  if (isRefused(stepping)) return stepping;
  const session = await ports.sessions.read(act.session);
  if (!session) return refused('session-not-open', { facts: { time: stepping.plan.opensAt } });
  const next: Rules = { ...session.rules, ...rules };
  const outOfRange = rulesOutOfRange(next);
  if (outOfRange) return outOfRange;
  return { rules: next, session, trial: tryRules(session, next, ports.clock.now()) };
}

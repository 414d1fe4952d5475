import type { RulesForecastArgs } from '@ponte/schema/rehearsal/rulesForecast.type.ts';
import type { ChangeRulesInput, SessionRulesInput, StepInInput } from '@ponte/schema/floor/stepIn.input.ts';
import { walkBeyondHold } from '../../domain/exhibition/longestWalk.ts';
import type { ParticipantId } from '../../domain/kernel/id.ts';
import type { Rules } from '../../domain/pairing/rules.ts';
import { LIMITS } from '../../domain/pairing/rulesRange.ts';
import { isRefused, type Refused } from '../../operations/kernel/refused.ts';
import { forecastRules } from '../../operations/rehearsal/forecastRules.ts';
import { changeRules, emphasisOf, previewRules, type RulesPreview } from '../../operations/session/changeRules.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { zoneOf } from '../problem/zone.ts';
import { longestOn, walkSeen } from './longestWalkSeen.ts';
import { rulesSeen } from './rulesSeen.ts';
import { participantSeen } from './seen.ts';
import { stepActOf, stepSuccess } from './stepIn.ts';

/** Changes rules, or says what that would do. */
export async function changeRulesAnswer(context: ApiContext, input: ChangeRulesInput): Promise<object> {
  const act = stepActOf(context, { mutation: 'changeRules', input });
  if (isRefused(act)) return problem(context, act);
  const rules = rulesOf(context, input.rules);
  if (input.dryRun) {
    const preview = await previewRules(context.ports, act, rules);
    if (isRefused(preview)) return problem(context, preview, await zoneOf(context, act.session));
    return { ...previewSeen(preview), walkBeyondHold: await tooFarSeen(context, preview) };
  }
  const answer = await changeRules(context.ports, act, rules);
  if (isRefused(answer)) return problem(context, answer, await zoneOf(context, act.session));
  return stepSuccess(context, act);
}

/** RH20: what other rules would bring. */
export async function forecastAnswer(
  context: ApiContext,
  { session, rules }: RulesForecastArgs,
): Promise<object | Refused> {
  const input: StepInInput = { session, reason: null, idempotencyKey: null };
  const act = stepActOf(context, { mutation: 'rulesForecast', input });
  if (isRefused(act)) return act;
  const told = await forecastRules(context.ports, act, rulesOf(context, rules));
  if (typeof told === 'string') return { outcome: told, days: 0, asked: 0, now: null, next: null };
  return isRefused(told) ? told : { outcome: 'told', ...told };
}

/** People that a preview names: enough to see who they are. */
const MOST_NAMED = 60;

/** PA99: the longest walk, where the rules tried hold a table for less. */
async function tooFarSeen(context: ApiContext, { session, rules }: RulesPreview): Promise<object | null> {
  const floor = { venues: session.venues.values(), places: session.places.values(), rules };
  return walkSeen(context, session.exhibition, walkBeyondHold(await longestOn(context, floor), rules));
}

function previewSeen({ rules, session, trial }: RulesPreview): object {
  const named = (people: readonly ParticipantId[]): (object | null)[] =>
    people.slice(0, MOST_NAMED).map((participant) => participantSeen(session, participant));
  return {
    __typename: 'ChangeRulesPreview',
    rules: rulesSeen(rules),
    affected: trial.people.length,
    effects: trial.effects.map(({ rule, people }) => ({ rule, affected: people.length })),
    people: named(trial.people),
    shutOut: named(trial.shutOut),
    shutOutCount: trial.shutOut.length,
    atRiskBefore: trial.atRisk.before,
    atRiskAfter: trial.atRisk.after,
    meetingsKept: trial.kept.meetings,
    offersKept: trial.kept.offers,
  };
}

/** Only what was said; 0 takes a limit away. */
function rulesOf({ languages, ports }: ApiContext, { emphasis, ...input }: SessionRulesInput): Partial<Rules> {
  const said = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  const isNone = (rule: string, value: unknown) => value === 0 && (LIMITS as readonly string[]).includes(rule);
  const rules: Partial<Rules> = Object.fromEntries(
    said.map(([rule, value]) => [rule, isNone(rule, value) ? null : value]),
  );
  return emphasis ? { ...rules, emphasis: emphasisOf(ports, emphasis, languages[0] ?? 'en') } : rules;
}
